"""What groups of runs show beside each other, where trainings of theirs diverged."""

from __future__ import annotations

import pytest

from dashboard.analysis.ranking import rank
from dashboard.experiment.history import Reason
from dashboard.experiment.settings import change
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY, FinishedRun
from dashboard.store.listing import Query
from pages.runs.finding.groups import compare
from pages.runs.finding.outcome import changes_in_words, in_words
from tests.made import DIVERGED, SMALL, made_record, made_results


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


@pytest.mark.parametrize("seeds", [1, 2])
@pytest.mark.parametrize("last", [0, 1])
@pytest.mark.parametrize(("reason", "said"), [("diverged", "diverged for"), ("out of time", "Left out, as the time")])
def test_what_has_no_loss_to_compare_is_named_where_too_few_seeds_are_left(
    keeper: Keeper, reason: Reason, said: str, last: int, seeds: int
) -> None:
    for place, l2 in enumerate((0.001, 0.01)):
        ended: Reason = reason if place == last else "finished"
        runs = [
            made_record([1.0, 0.5], experiment=change(SMALL, l2=l2, seed=seed), reason=ended) for seed in range(seeds)
        ]
        keeper.store.add([FinishedRun(EVERYBODY, run, float(place)) for run in runs])
    kept = [run.id for run in keeper.store.find(Query(EVERYBODY)).runs]
    words = in_words(compare(keeper.store.get(kept, EVERYBODY)))
    assert words.startswith("Too few seeds to tell")
    assert words.count(said) == 1
    assert f"{seeds} of {seeds} seed" in words.replace("\N{NO-BREAK SPACE}", " ")
