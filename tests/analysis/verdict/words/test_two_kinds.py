"""A verdict at the limit between two kinds names both, and the interval of a rise knows what chance makes of it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import NOTHING_KNOWN, Known
from dashboard.analysis.verdict.words.lines import bound_in_digits
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses

EPOCHS = np.arange(1, 101)


def said(
    train: np.ndarray,
    validation: np.ndarray,
    constant: float,
    rows: RowLosses | None = None,
    known: Known = NOTHING_KNOWN,
) -> Verdict:
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    return judge(history, Ending("finished", len(train)), constant, rows, known)


def decline(total: float) -> np.ndarray:
    """A straight line, that as many epochs again are expected to go on with."""
    return np.asarray(0.7 - total * EPOCHS / len(EPOCHS))


def of_rows(mean_before: float, mean_after: float, spread: float) -> RowLosses:
    rng = np.random.default_rng(0)
    after = rng.gamma(2.0, 1.0, 99)
    before = after * np.exp(spread * rng.normal(size=99))
    both = (before * mean_before / before.mean(), after * mean_after / after.mean())
    return RowLosses(*both, np.zeros(0), np.zeros(0))


@pytest.mark.parametrize(("total", "kind"), [(0.02, "good fit"), (0.05, "can't tell"), (0.2, "too few epochs")])
def test_a_fall_near_the_least_that_counts_is_not_told_from_none(total: float, kind: str) -> None:
    assert said(decline(total), decline(total), 1.0).kind == kind


def test_both_kinds_are_named() -> None:
    verdict = said(decline(0.05), decline(0.05), 1.0)
    assert verdict.between == ("good fit", "too few epochs")
    assert all(kind in verdict.sentence for kind in verdict.between)


@pytest.mark.parametrize(("total", "said_of_them"), [(0.05, "200 epochs instead of 100"), (0.2, "after 100, ")])
def test_epochs_without_a_value_are_counted_in_what_is_said(total: float, said_of_them: str) -> None:
    validation = np.where(EPOCHS % 5 == 0, decline(total), np.nan)
    assert said_of_them in said(decline(total), validation, 1.0).sentence


@pytest.mark.parametrize(("times", "digits"), [(1.003, "1.003"), (0.9996, "0.9996"), (1.0, "1.00"), (1.4, "1.40")])
def test_an_end_of_an_interval_beside_no_change_is_told_from_it(times: float, digits: str) -> None:
    assert bound_in_digits(times) == digits


def test_a_verdict_of_one_kind_names_no_others() -> None:
    assert said(decline(0.2), decline(0.2), 1.0).between == ()


def test_easy_rows_are_no_proof_that_something_was_learned() -> None:
    flat = np.full(100, 1.0)
    verdict = said(flat, 0.9 * flat, 1.0, of_rows(0.9, 0.9, 0.0))
    assert verdict.kind == "can't tell"
    assert "these rows are easy" in verdict.sentence


def test_it_is_said_why_validation_loss_came_to_be_the_lower_one() -> None:
    train = np.interp(EPOCHS, [1, 20, 100], [0.7, 0.5, 0.5])
    validation = np.interp(EPOCHS, [1, 20, 100], [0.65, 0.3, 0.3])
    assert "the lower one" in said(train, validation, 0.7, known=Known(drawn_alike=True)).standing


def test_a_rise_where_nothing_of_the_training_set_was_learned_is_a_shift() -> None:
    validation = np.interp(EPOCHS, [1, 20, 100], [1.3, 1.2, 1.9])
    assert said(np.full(100, 0.99), validation, 1.0).kind == "shift"
    assert said(np.full(100, 0.99), validation, 1.0, known=Known(drawn_alike=True)).kind == "overfitting"


@pytest.mark.parametrize("noise", [0.0, 0.02])
def test_the_interval_of_a_rise_holds_what_is_said_and_grows_with_the_noise_of_epochs(noise: float) -> None:
    rng = np.random.default_rng(0)
    smooth = np.interp(EPOCHS, [1, 40, 100], [0.7, 0.3, 0.5])
    rows = of_rows(0.3, 0.5, 0.05)
    exact, noisy = (said(decline(0.6), curve, 0.7, rows) for curve in (smooth, smooth + noise * rng.normal(size=100)))
    low, high = noisy.rise_interval
    assert low <= noisy.rise <= high
    assert high / low >= 0.999 * exact.rise_interval[1] / exact.rise_interval[0]


def test_an_interval_is_wider_where_the_rows_that_an_epoch_was_not_chosen_on_say_less() -> None:
    validation = np.interp(EPOCHS, [1, 40, 100], [0.7, 0.3, 0.5])
    alike, apart = (said(decline(0.6), validation, 0.7, of_rows(before, 0.5, 0.05)) for before in (0.3, 0.4))
    assert math.log(apart.rise_interval[1] / apart.rise_interval[0]) > math.log(
        alike.rise_interval[1] / alike.rise_interval[0]
    )
    assert apart.rise_interval[0] <= 1.25


def test_curves_without_rows_have_no_interval() -> None:
    assert all(map(math.isnan, said(decline(0.2), decline(0.2), 1.0).rise_interval))
