"""A winner is named only as far as the seeds bear it out, and in words that say so."""

from __future__ import annotations

from dashboard.analysis.fix_trial import finding
from dashboard.analysis.outcome import validation_loss
from dashboard.analysis.winner import winner
from dashboard.experiment.grid import BASELINE
from tests.made import made_results

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
