"""What groups of runs show beside each other, where trainings of theirs diverged."""

from __future__ import annotations

from dashboard.analysis.ranking import rank
from pages.runs.finding.outcome import changes_in_words
from tests.made import DIVERGED, made_results


def test_a_group_of_which_a_training_diverged_has_no_change_that_could_be_chance() -> None:
    groups = {"A": [1.0, 1.1, 0.9], "B": [0.5, 0.5, 0.4], "C": [DIVERGED, 0.5, 0.6]}
    ranking = rank(made_results(groups), "A")
    alone = rank(made_results({"A": groups["A"], "C": groups["C"]}), "A")
    assert ranking
    assert alone
    said = changes_in_words(ranking)
    assert "that of B is" in said
    assert "that of C" not in said
    assert changes_in_words(alone) == ""


def test_by_how_much_a_group_is_higher_is_not_told_where_it_diverged() -> None:
    ranking = rank(made_results({"a": [1.0, 1.1, 0.9], "b": [DIVERGED] * 3, "c": [2.5, 2.6, 2.4]}), "a")
    assert ranking
    said = changes_in_words(ranking)
    assert "that of b is higher than that of a (what diverged counts as worse than any loss)" in said
    assert said.count("times as high") == 1
