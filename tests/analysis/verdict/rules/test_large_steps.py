"""Training loss that rises itself is no overfitting, and where single epochs jump as far, that is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.verdicts.truth import Truth, plainly
from dashboard.analysis.verdict import Verdict, judge, judge_record
from dashboard.analysis.verdict.known import NOTHING_KNOWN, Known
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.settings import change
from language.numbers import three_digits
from tests.language.as_read import as_read
from tests.trained import trained

EPOCHS = np.arange(1, 101)


def said(
    train: np.ndarray,
    validation: np.ndarray,
    constant: float = 1.0,
    rows: RowLosses | None = None,
    *,
    objective: np.ndarray | None = None,
    known: Known = NOTHING_KNOWN,
) -> Verdict:
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train if objective is None else objective, validation)
    return judge(history, Ending("finished", len(train)), constant, rows, known)


@pytest.mark.parametrize("scale", [0.01, 1.0, 100.0])
def test_training_that_loses_what_it_had_learned_is_unstable_however_noisy_validation_loss_is(scale: float) -> None:
    rng = np.random.default_rng(0)
    train = np.interp(EPOCHS, [1, 5, 45, 60, 100], [0.9, 0.35, 0.33, 0.65, 0.66])
    validation = np.interp(EPOCHS, [1, 40, 100], [1.0, 3.0, 1.5]) * np.exp(rng.normal(0.0, 0.2, len(EPOCHS)))
    verdict = said(scale * train, scale * validation, scale)
    assert verdict.kind == "unstable"
    assert "training loss itself has risen" in verdict.sentence


@pytest.mark.parametrize(("slowly", "kind"), [(5, "diverged"), (60, "too few epochs")])
def test_far_above_a_constant_prediction_what_came_down_at_first_has_diverged_unless_it_still_does(
    slowly: float, kind: str
) -> None:
    train = 2.0 + 38.0 * (slowly < 10) + 60.0 * np.exp(-EPOCHS / slowly)
    assert said(train, 1.02 * train).kind == kind


def test_training_loss_that_is_back_at_a_constant_prediction_s_is_unstable_however_far_validation_rose() -> None:
    back = np.interp(EPOCHS, [1, 50, 100], [0.97, 0.88, 1.0])
    rises = np.interp(EPOCHS, [1, 50, 100], [0.95, 0.9, 1.7])
    assert said(back, rises).kind == "unstable"
    assert said(back - 0.3, rises - 0.3).kind == "overfitting"
    assert plainly(Truth(100, 1.0, low=0.9, end=1.7, soon=1.7, later=1.7, train=1.0, train_rise=0.12)) == "unstable"


def test_above_a_constant_prediction_only_what_rose_or_swings_has_too_large_steps() -> None:
    falls = 1.4 + 0.1 * np.exp(-EPOCHS / 20)
    swings = 1.4 + 0.3 * (EPOCHS % 2)
    assert said(falls, 1.02 * falls).kind == "underfitting"
    assert said(swings, 1.02 * swings).kind == "unstable"


def test_the_truth_calls_only_what_rose_above_a_constant_prediction_unstable() -> None:
    at_rest = Truth(100, 1.0, low=1.4, end=1.4, soon=1.4, later=1.4, train=1.4)
    assert plainly(replace(at_rest, train_rise=0.0)) == "underfitting"
    assert plainly(replace(at_rest, train_rise=0.3)) == "unstable"


def test_where_epochs_jump_as_far_as_both_losses_rose_nothing_is_called_underfitting() -> None:
    train = np.array([0.70, 0.81, 0.77, 0.77, 1.00, 0.86, 0.77, 0.74, 0.89, 1.33, 1.12, 0.71, 0.82])
    verdict = said(train, 1.02 * train, 0.72)
    assert verdict.kind == "can't tell"
    assert "individual epochs jump as far" in verdict.sentence


def test_where_training_loss_surely_rose_and_few_rows_leave_open_whether_validation_did_both_are_named() -> None:
    train = np.interp(EPOCHS, [1, 30, 90, 100], [1.0, 0.45, 0.6, 0.6])
    validation = np.interp(EPOCHS, [1, 90, 100], [1.1, 0.65, 0.66])
    before = 0.65 * np.random.default_rng(0).exponential(1.0, 20)
    rows = RowLosses(before, before[::-1].copy(), np.zeros(0), np.zeros(0))
    verdict = said(train, validation, rows=rows)
    assert verdict.between == ("good fit", "unstable")
    assert "may have risen with it" in verdict.sentence


def test_a_training_loss_that_is_level_on_a_noisy_plateau_is_not_unstable() -> None:
    rng = np.random.default_rng(1)
    train, validation = (0.4 * np.exp(rng.normal(0.0, 0.1, 300)) for _ in range(2))
    assert said(train, validation).kind == "good fit"


RISES = np.interp(EPOCHS, [1, 20, 100], [0.7, 0.4, 0.6])
HELD_BACK = Known(10.0, drawn_alike=True, held_back=True)


@pytest.mark.parametrize(
    ("objective", "known", "too_large"),
    [
        (0.9 - 0.001 * EPOCHS, HELD_BACK, False),
        (RISES + 0.2, HELD_BACK, True),
        # A strong penalty makes it begin far above what training loss is.
        (np.interp(EPOCHS, [1, 10, 20, 100], [23.0, 1.5, 0.9, 0.8]), HELD_BACK, False),
        # Large steps throw it back on the way, beside a penalty that is little.
        (np.interp(EPOCHS, [1, 20, 60, 100], [1.0, 0.66, 0.89, 0.67]), HELD_BACK, True),
        (0.9 - 0.001 * EPOCHS, replace(HELD_BACK, held_back=False), True),
    ],
)
def test_steps_are_not_too_large_where_dropout_or_a_penalty_lets_the_objective_fall(
    objective: np.ndarray, known: Known, too_large: bool
) -> None:
    verdict = said(RISES, RISES + 0.01, objective=objective, known=known)
    assert verdict.kind == "unstable"
    assert ("the steps are too large" in verdict.sentence) == too_large
    assert ("the steps are not too large: the objective" in verdict.sentence) != too_large


def test_steps_may_be_too_large_where_training_loss_itself_came_down_from_an_explosion() -> None:
    train = np.where(EPOCHS == 1, 9.0, RISES)
    verdict = said(train, train + 0.01, objective=train + 0.9 * np.exp(-EPOCHS / 20), known=HELD_BACK)
    assert verdict.kind == "unstable"
    assert (
        "the steps are too large, or there is too much of what makes training lower a different loss"
        in verdict.sentence
    )


def test_where_dropout_makes_the_lab_s_training_loss_rise_steps_are_not_blamed() -> None:
    record = trained(change(Experiment(), input_dropout=0.8, epochs=150))
    verdict = judge_record(record)
    assert verdict.kind == "unstable"
    assert "the steps are not too large" in verdict.sentence


@pytest.mark.parametrize(("most", "kind"), [(1e5, "unstable"), (1.2, "overfitting")])
def test_weights_that_were_blown_up_are_unstable_however_well_they_fit_the_training_rows(
    most: float, kind: str
) -> None:
    rng = np.random.default_rng(0)
    train = 0.4 + most * np.exp(-EPOCHS / 4.0)
    validation = 80.0 + most * np.exp(-EPOCHS / 4.0)
    before, after = 80.0 * rng.exponential(1.0, (2, 400))
    rows = RowLosses(before, after, np.zeros(0), np.zeros(0))
    verdict = said(train, validation, rows=rows, known=Known(10.0, drawn_alike=True))
    assert verdict.kind == kind
    assert ("Unstable: training loss came down from 77,900 to 0.400," in verdict.sentence) == (kind == "unstable")


@pytest.mark.parametrize("rises", [0.0, 4.0, 5e3])
@pytest.mark.parametrize("above", [3.0, 1e3])
def test_of_a_loss_that_never_came_down_after_weights_blew_up_the_shape_says_nothing(
    rises: float, above: float
) -> None:
    train = 1e5 * np.exp(-EPOCHS / 8.0) + 5.0
    verdict = said(train, train + above + rises * EPOCHS / 100)
    assert verdict.kind == "unstable"
    assert "The weights blew up." in verdict.sentence
    assert "opened during training" not in verdict.standing


def test_what_came_down_before_it_rose_overfits_though_weights_were_blown_up_first() -> None:
    train = 1e5 * np.exp(-EPOCHS / 3.0) + 0.1
    rises = np.interp(EPOCHS, [1, 50, 100], [0.6, 0.6, 5.0])
    assert said(train, train + rises).kind == "overfitting"
    rose = Truth(100, 1.0, low=0.7, end=5.0, soon=5.0, later=5.0, train=0.1, train_rise=0.0, peak=1e5)
    assert plainly(rose) == "overfitting"
    assert plainly(replace(rose, low=4.0)) == "unstable"


def test_the_truth_calls_weights_that_were_blown_up_unstable() -> None:
    apart = Truth(100, 1.0, low=80.0, end=80.0, soon=80.0, later=80.0, train=0.4, train_rise=0.0)
    assert plainly(apart) == "overfitting"
    assert plainly(replace(apart, peak=1e5)) == "unstable"


def test_what_came_down_to_a_few_times_a_constant_prediction_s_was_blown_up_and_has_not_diverged() -> None:
    train = 4.5 + 1e5 * np.exp(-EPOCHS / 2.0)
    assert said(train, 2e4 + train).kind == "unstable"
    apart = Truth(100, 1.0, low=2e4, end=2e4, soon=2e4, later=2e4, train=4.5, train_rise=0.0)
    assert plainly(apart) == "diverged"
    assert plainly(replace(apart, peak=6e4)) == "unstable"


def test_a_divergence_names_its_last_loss_and_where_it_came_from_and_no_accuracy() -> None:
    rows = RowLosses(np.full(20, 0.1), np.full(20, 3e6), np.zeros(20), np.zeros(20))
    grows = 10.0 ** (6.0 * EPOCHS / 100)
    verdict = said(grows, 3.0 * grows, rows=rows)
    assert float(grows[-1]) == pytest.approx(1e6)
    assert verdict.sentence.startswith(f"Diverged: training loss is {three_digits(grows[-1])}, ")
    assert verdict.score == ""
    assert verdict.rests_on == "It rests on 20 validation rows."
    falls = 438.0 + 8e3 * np.exp(-EPOCHS / 5.0)
    assert as_read("came down from 6,990 to 438, which is still 438 times a constant") in said(falls, falls).sentence


@pytest.mark.parametrize(("lone", "first"), [(True, True), (False, False)])
def test_batches_of_one_row_are_named_where_batch_normalization_gets_them(*, lone: bool, first: bool) -> None:
    grows = 10.0 ** (6.0 * EPOCHS / 100)
    assert ("But use larger batches first" in said(grows, grows, known=Known(lone_rows=lone)).sentence) == first
    assert Known.of(change(Experiment(), batch_normalization=True, batch_size=1)).lone_rows
    assert not Known.of(change(Experiment(), batch_normalization=True, batch_size=2)).lone_rows


def test_a_loss_far_above_a_constant_s_that_falls_steadily_is_not_said_to_stand_still_for_its_large_steps() -> None:
    slow = 50.0 - 0.05 * EPOCHS
    assert "falls steadily from 50" in (sentence := said(slow, slow, 0.5).sentence)
    assert "A lower and a higher learning rate would show which." in sentence
    rises = np.linspace(40.0, 50.0, len(EPOCHS))
    assert said(rises, rises, 0.5).sentence.endswith("was 40.0 after the first epoch. Lower the learning rate.")


@pytest.mark.parametrize("epochs", [1, 3, 100])
def test_a_loss_that_began_far_above_a_constant_s_and_stays_there_does_not_blame_large_steps_alone(epochs: int) -> None:
    """It began there, as large initial weights do: steps may as well be too small, and one epoch is no fall or rise."""
    still = np.full(epochs, 50.0)
    sentence = said(still, still, 0.5).sentence
    assert as_read("Diverged: training loss is 50.0, 100 times a constant prediction's. The steps are too") in sentence
    assert "A lower and a higher learning rate would show which." in sentence
    assert "does not fall" not in sentence
    assert said(wavers := still + 0.2 * np.arange(epochs) / epochs, wavers, 0.5).sentence.endswith("would show which.")


def test_what_comes_down_unsteadily_to_more_than_a_constant_prediction_s_is_not_said_to_stand_still() -> None:
    noise = np.random.default_rng(0).normal(0.0, 0.25, len(EPOCHS))
    falls = np.interp(EPOCHS, [1, 60, 100], [2.9, 1.4, 1.4]) * np.exp(noise)
    verdict = said(falls, falls)
    assert verdict.kind == "unstable"
    assert "more than a constant prediction's (1.00), and has not come down steadily." in verdict.sentence
