"""A winner is named only as far as the seeds bear it out, and in words that say so."""

from __future__ import annotations

from dataclasses import replace

from dashboard.analysis.outcome import validation_loss
from dashboard.analysis.winner import winner
from dashboard.experiment.arms import BASELINE, Arm
from dashboard.experiment.settings import change
from pages.which_fix.finding import finding
from tests.made import SMALL, made_results

PLAIN = [2.0, 2.1, 1.9, 2.2]
MUCH_BETTER = [1.0, 1.1, 0.9, 1.25]
BETTER = [1.5, 1.6, 1.35, 1.7]
AS_GOOD_AS_MUCH_BETTER = [1.2, 0.9, 1.1, 1.1]
NOISE = [2.4, 1.8, 2.1, 1.9]


def test_a_clear_winner_stands_alone() -> None:
    results = made_results({BASELINE: PLAIN, "l2": MUCH_BETTER, "l1": BETTER})
    found = winner(results, BASELINE, validation_loss)
    assert found
    assert (found.best, found.tied, found.helps) == ("l2", (), True)
    assert finding(results).startswith("**L2 helps most:** its validation loss is 0.99 below the baseline's")
    assert "2 of 2 remedies" in finding(results)


def test_two_that_cannot_be_told_apart_are_both_named() -> None:
    results = made_results({BASELINE: PLAIN, "l2": MUCH_BETTER, "l1": AS_GOOD_AS_MUCH_BETTER})
    assert finding(results).startswith("**No clear winner:** L2 and L1 can't be told apart.")


def test_a_difference_within_chance_helps_nobody() -> None:
    results = made_results({BASELINE: PLAIN, "l2": NOISE})
    assert finding(results).startswith("**Nothing helps here:**")
    assert "0 of 1 remedies" in finding(results)


def test_one_that_is_clear_is_not_said_to_have_the_lowest_mean_when_another_has() -> None:
    results = made_results({BASELINE: PLAIN, "l2": BETTER, "l1": [0.1, 2.2, 0.1, 2.1]})
    said = finding(results)
    assert said.startswith("**No clear winner:** L1 and L2 can't be told apart.")
    assert "Clearly below the baseline's is L2: 0.51" in said
    assert "L1 has a lower mean, but" in said


def test_a_remedy_that_chose_on_the_validation_set_is_held_to_the_test_set() -> None:
    plain = made_results({BASELINE: PLAIN, "l2": BETTER, "stop": MUCH_BETTER})
    stops = Arm("stop", "Early stopping", change(SMALL, early_stopping=True))
    said = finding(replace(plain, arms=(*plain.arms[:2], stops)))
    assert "On the test set its loss is 1.17; L2, the best that made no such choice, has 1.69." in said
    assert "test set" not in finding(plain)


def test_only_remedies_with_enough_seeds_are_counted() -> None:
    results = made_results({BASELINE: PLAIN, "l2": BETTER, "l1": [0.1, None, None, None]})
    assert "1 of 1 remedies" in finding(results)


def test_nothing_is_said_before_three_seeds_are_there() -> None:
    results = made_results({BASELINE: [2.0, 2.1, None], "l2": [1.0, 1.1, None]})
    assert winner(results, BASELINE, validation_loss) is None
    assert "needs 3 seeds" in finding(results)


def test_a_partial_trial_says_so() -> None:
    results = made_results({BASELINE: [*PLAIN, None], "l2": [*MUCH_BETTER, None]})
    assert finding(results).startswith("So far: **L2 helps most")


def test_a_lower_mean_over_few_seeds_does_not_hide_what_is_clear() -> None:
    results = made_results({BASELINE: PLAIN, "l2": BETTER, "dropout": [0.1, 2.0, 1.6, None]})
    found = winner(results, BASELINE, validation_loss)
    assert found
    assert (found.best, found.tied, found.helps) == ("l2", ("dropout",), True)
