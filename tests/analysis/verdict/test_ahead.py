"""Whether more epochs would help is known where they were tried, whatever the curve lets expect."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.ahead import Ahead, ahead_of
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses

EPOCHS = np.arange(100)
LEVEL = 0.4 + 0.5 * np.exp(-EPOCHS / 8)
FALLING = 0.9 - 0.005 * EPOCHS
ALIKE = Known(10.0, drawn_alike=True)


def said(
    curve: np.ndarray, *ahead: float, count: int = 200, apart: float = 0.05, ending: Ending | None = None
) -> Verdict:
    """Of a network whose validation loss goes on to the losses `ahead`; rows fall by amounts that are `apart`."""
    rng = np.random.default_rng(0)
    validation = curve + rng.normal(0.0, 0.001, len(curve))
    kept = rng.gamma(2.0, 0.5, count)
    kept *= validation[-1] / kept.mean()
    noise = apart * rng.normal(size=count)
    later = np.array([kept - kept.mean() + mean + noise - noise.mean() for mean in ahead]).reshape(len(ahead), count)
    rows = RowLosses(kept, kept, np.zeros(0), np.zeros(0), later)
    losses = np.column_stack([validation - 0.02, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], validation)
    return judge(history, ending or Ending("finished", len(curve)), 1.0, rows, ALIKE)


def test_a_curve_that_has_levelled_off_may_fall_later() -> None:
    assert said(LEVEL).kind == "good fit"
    verdict = said(LEVEL, 0.39, 0.35, 0.2)
    assert verdict.kind == "too few epochs"
    assert "Going on to 200 epochs took validation loss down to 0.200." in verdict.sentence


def test_a_curve_that_falls_to_its_end_may_have_arrived() -> None:
    assert said(FALLING).kind == "too few epochs"
    assert said(FALLING, 0.41, 0.41, 0.41).kind == "good fit"


def test_a_loss_that_overflows_after_the_last_epoch_falls_no_further() -> None:
    rows = RowLosses(FALLING, FALLING, np.zeros(0), np.zeros(0), np.full((1, 100), np.inf))
    losses = np.column_stack([FALLING, FALLING, FALLING])
    history = History(losses, np.full_like(losses, np.nan), FALLING, FALLING)
    verdict = judge(history, Ending("finished", 100), 1.0, rows, ALIKE)
    assert "too few epochs" not in (verdict.kind, *verdict.between)
    assert "Going on to 200 epochs left a loss that is no longer a number." in verdict.rests_on


def test_the_lowest_place_counts_whatever_comes_after_it() -> None:
    assert said(LEVEL, 0.3, 0.35, 0.9).kind == "too few epochs"


def test_the_best_of_little_is_said_beside_the_verdict() -> None:
    assert "Going on to 200 epochs took validation loss to 0.390." in said(LEVEL, 0.39, 0.41, 0.42).rests_on
    assert "Going on" not in said(LEVEL).rests_on


def test_what_more_epochs_did_is_not_said_twice_where_they_are_too_few_or_may_be() -> None:
    plain, may_be = said(LEVEL, 0.2), said(LEVEL, 0.32, count=5, apart=0.4)
    assert [one.kind for one in (plain, may_be)] == ["too few epochs", "can't tell"]
    for one in (plain, may_be):
        assert f"{one.sentence} {one.rests_on}".count("Going on to 200 epochs") == 1


def test_nothing_is_said_of_epochs_between_those_measured() -> None:
    where = "Going on to 200 epochs gave a validation loss of 0.430 or more, where it was measured."
    assert where in said(LEVEL, 0.43, 0.5, 0.6).rests_on


@pytest.mark.parametrize(
    ("measured", "least"), [(0.4297, "0.429"), (0.5049, "0.504"), (0.44, "0.440"), (1.9996, "1.99")]
)
def test_what_a_loss_is_said_to_be_or_more_is_no_more_than_it_was(measured: float, least: str) -> None:
    assert f"a validation loss of {least} or more" in said(LEVEL, measured, 2.5).rests_on


@pytest.mark.parametrize(("count", "kind"), [(5, "can't tell"), (500, "too few epochs")])
def test_few_rows_that_fall_by_different_amounts_leave_it_open(count: int, kind: str) -> None:
    verdict = said(LEVEL, 0.32, count=count, apart=0.4)
    assert verdict.kind == kind
    assert "too few epochs" in (verdict.kind, *verdict.between)
    assert ("5 rows can't tell" in verdict.sentence) == (count == 5)


@pytest.mark.parametrize("later", [0.33, 0.37, 0.41])
def test_what_few_rows_leave_open_is_asked_of_others_whatever_these_did(later: float) -> None:
    verdict = said(LEVEL, later, count=7, apart=0.8)
    assert verdict.between == ("good fit", "too few epochs")
    least = "7 rows can't tell whether others fall by 0.05, which would make 100 epochs too few."
    assert least in verdict.sentence


def test_a_gap_that_narrowed_needs_no_more_epochs_where_they_were_tried() -> None:
    validation = 0.34 + 2.0 * np.exp(-EPOCHS / 8) + 0.0012 * EPOCHS[::-1]
    kept = np.random.default_rng(0).gamma(2.0, 0.5, 200)
    kept *= validation[-1] / kept.mean()
    losses = np.column_stack([0.1 + 0.9 * np.exp(-EPOCHS / 8), validation, validation])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], validation)
    kinds = []
    for ahead in (np.zeros((0, 0)), np.array([kept])):
        rows = RowLosses(kept, kept, np.zeros(0), np.zeros(0), ahead)
        verdict = judge(history, Ending("finished", len(EPOCHS)), 1.0, rows, ALIKE)
        kinds.append((verdict.kind, verdict.between))
    assert kinds == [("can't tell", ("too few epochs", "overfitting")), ("overfitting", ())]


def test_what_only_makes_up_for_a_rise_is_no_gain() -> None:
    rising = LEVEL + 0.0015 * np.maximum(EPOCHS - 60, 0)
    verdict = said(rising, LEVEL[-1])
    assert "too few epochs" not in (verdict.kind, *verdict.between)


def test_after_early_stopping_it_says_what_more_patience_would_have_found() -> None:
    verdict = said(LEVEL, 0.2, ending=Ending("early stopping", 100, restored=98))
    assert verdict.kind == "too few epochs"
    assert "With more patience" in verdict.sentence


@pytest.mark.parametrize("count", [2, 7])
def test_how_likely_other_rows_are_as_low_is_student_s_on_how_far_each_row_fell(count: int) -> None:
    kept, fall = np.random.default_rng(0).uniform(0.5, 1.0, (2, count))
    nothing = np.zeros(0)
    found = ahead_of(RowLosses(kept, kept, nothing, nothing, np.array([kept + 1.0, kept - fall, kept])))
    assert found
    lowest = (kept - fall).mean()
    for loss in (lowest - 0.1, lowest, lowest + 0.3):
        chance = stats.t.cdf((loss - lowest) / stats.sem(fall), count - 1)
        assert found.probability_below(loss) == pytest.approx(chance)


def test_rows_that_all_fell_alike_leave_no_doubt() -> None:
    assert [Ahead(0.4, 0.0, 9).probability_below(loss) for loss in (0.39, 0.4, 0.41)] == [0.0, 1.0, 1.0]


def test_a_single_row_speaks_for_no_others() -> None:
    one, nothing = np.array([0.5]), np.zeros(0)
    assert ahead_of(RowLosses(one, one, nothing, nothing, np.array([[0.4]]))) is None
