"""Few validation rows: what they leave open is said, and what is said of them are their own numbers."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.verdict import Verdict, judge
from dashboard.analysis.verdict.known import Known
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.settings import change
from dashboard.experiment.splits import targets_of_parts
from language.numbers import three_digits

EPOCHS = np.arange(100)
FALL = np.exp(-EPOCHS / 8)
ALIKE = Known(10.0, drawn_alike=True)


def said(
    train: np.ndarray, validation: np.ndarray, before: np.ndarray, after: np.ndarray, known: Known = ALIKE
) -> Verdict:
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    rows = RowLosses(before, after, np.zeros(0), np.zeros(0))
    return judge(history, Ending("finished", len(train)), 1.0, rows, known)


def spread(mean: float, share: float, rows: int) -> np.ndarray:
    losses = 1.0 + share * np.random.default_rng(0).normal(size=rows)
    return np.asarray(mean * losses / losses.mean())


@pytest.mark.parametrize("rise", [0.0, 2.0], ids=["level", "rises"])
@pytest.mark.parametrize("stopped", [False, True], ids=["finished", "stopped"])
def test_a_single_validation_row_bears_out_no_verdict(rise: float, stopped: bool) -> None:
    experiment = change(Experiment(), dataset="sine", samples=20, validation_fraction=0.05)
    train, validation = 0.05 + FALL, 0.05 + FALL + rise * EPOCHS / 100
    losses = np.column_stack([train, validation, validation])
    history = History(losses, np.full_like(losses, np.nan), train, validation)
    rows = None if stopped else RowLosses(validation[:1], validation[-1:], np.zeros(0), np.zeros(0))
    ending = Ending("stopped" if stopped else "finished", len(train))
    verdict = judge(history, ending, 1.0, rows, Known.of(experiment))
    assert verdict.kind == "can't tell"
    assert verdict.sentence.startswith("Can't tell from a single validation row: ")


@pytest.mark.parametrize(("rows", "kind"), [(12, "can't tell"), (1200, "good fit")])
def test_a_gap_that_other_rows_would_often_show_is_not_excluded_by_few(rows: int, kind: str) -> None:
    losses = spread(0.34, 1.2, rows)
    verdict = said(0.2 + 0.8 * FALL, 0.34 + 0.7 * FALL, losses, losses)
    assert verdict.kind == kind
    assert verdict.between == (("good fit", "overfitting") if kind == "can't tell" else ())


@pytest.mark.parametrize(("rows", "kind"), [(12, "can't tell"), (1200, "good fit")])
def test_a_rise_that_other_rows_would_often_show_is_not_excluded_by_few(rows: int, kind: str) -> None:
    before = spread(0.3, 0.1, rows)
    after = before * (1.0 + 0.5 * np.random.default_rng(1).normal(size=rows))
    verdict = said(0.28 + 0.7 * FALL, 0.3 + 0.7 * FALL, before, after * before.mean() / after.mean())
    assert verdict.kind == kind


@pytest.mark.parametrize(("rows", "kind"), [(2, "can't tell"), (4, "can't tell"), (5, "good fit")])
def test_of_a_handful_of_rows_that_are_all_easy_no_good_fit_is_claimed(rows: int, kind: str) -> None:
    losses = spread(0.01, 0.1, rows)
    verdict = said(0.01 + FALL, 0.01 + FALL, losses, losses)
    assert verdict.kind == kind
    assert verdict.between == (("good fit", "overfitting") if kind == "can't tell" else ())


@pytest.mark.parametrize(("validation", "kind"), [(0.97, "good fit"), (1.03, "can't tell")])
def test_a_validation_loss_no_better_than_a_constant_prediction_is_no_good_fit_however_small_the_gap(
    validation: float, kind: str
) -> None:
    losses = spread(validation, 0.01, 400)
    verdict = said(0.9 + FALL, validation + FALL, losses, losses)
    assert verdict.kind == kind
    assert ("loss is no lower than a constant prediction's (1.00)" in verdict.sentence) == (kind == "can't tell")


def test_where_training_loss_is_above_a_constant_prediction_s_few_low_rows_leave_open_if_anything_was_learned() -> None:
    easy = spread(0.4, 0.3, 7)
    level = np.linspace(2.0, 1.9, len(EPOCHS))
    verdict = said(level, np.linspace(0.42, 0.4, len(EPOCHS)), easy, easy)
    assert verdict.between == ("good fit", "underfitting")


def test_a_wide_gap_that_narrows_to_the_end_may_close() -> None:
    rows = spread(0.34, 0.3, 7)
    verdict = said(0.1 + 0.9 * FALL, 0.34 + 2.0 * FALL + 0.0012 * EPOCHS[::-1], rows, rows)
    assert verdict.between == ("too few epochs", "overfitting")
    assert "More epochs would show whether it closes." in verdict.sentence


def test_a_gap_that_was_there_at_once_is_not_said_to_have_opened() -> None:
    rows = spread(1.1, 0.1, 20)
    verdict = said(np.full(len(EPOCHS), 1e-3), np.full(len(EPOCHS), 1.1), rows, rows)
    assert verdict.kind == "overfitting"
    assert "The gap was there after the first epoch" in verdict.sentence
    assert "opened" not in verdict.standing


def test_where_nothing_was_learned_hard_rows_are_no_overfitting() -> None:
    hard = spread(2.7, 0.8, 10)
    level = np.linspace(1.06, 1.05, len(EPOCHS))
    verdict = said(level, 2.57 * level, hard, hard)
    assert verdict.kind == "underfitting"
    assert "next to nothing of the training set was learned" in verdict.standing


def test_a_rise_that_one_row_carries_is_sure_where_its_interval_is() -> None:
    before = np.where(np.arange(60) == 0, 5.0, 0.02)
    validation = before.mean() * (1.0 + 3.0 * np.clip((EPOCHS - 50) / 49, 0.0, 1.0)) + 0.9 * FALL
    verdict = said(0.01 + 0.9 * FALL, validation, before, 4.0 * before)
    assert verdict.rise_interval[0] > 1.5
    assert verdict.kind == "overfitting"
    assert "One of these rows accounts for half of the rise" in verdict.rests_on


def test_of_a_training_that_diverged_no_row_is_said_to_carry_a_rise() -> None:
    before = np.where(np.arange(60) == 0, 5.0, 0.02)
    verdict = said(1.5 + EPOCHS, before.mean() * (1.0 + 3.0 * EPOCHS / 99), before, 4.0 * before)
    assert verdict.kind == "diverged"
    assert "It rests on 60 validation rows" in verdict.rests_on
    assert "half of the rise" not in verdict.rests_on


def test_the_mean_loss_that_it_rests_on_is_that_of_its_rows() -> None:
    losses = spread(0.25, 0.1, 400)
    noisy = 0.22 + 0.7 * FALL
    noisy[-1] = 0.25
    assert "their mean loss is 0.250," in said(0.2 + 0.7 * FALL, noisy, losses, losses).rests_on


@pytest.mark.parametrize(("there", "kind"), [(1.0, "good fit"), (0.7, "underfitting")])
def test_easy_rows_are_compared_with_what_a_constant_prediction_loses_on_them(there: float, kind: str) -> None:
    losses = spread(0.69, 0.5, 60)
    level = np.full(len(EPOCHS), 1.0)
    verdict = said(level, 0.69 * level, losses, losses, replace(ALIKE, validation_constant=there))
    assert verdict.kind == kind
    assert f"a constant prediction's ({three_digits(there)})." in verdict.standing
    assert ("On the training rows, a constant prediction has a loss of 1.00." in verdict.standing) == (
        kind == "underfitting"
    )


def test_the_lab_knows_what_a_constant_prediction_loses_on_validation_rows() -> None:
    experiment = change(Experiment(), dataset="sine", samples=60)
    train, validation, _ = targets_of_parts(experiment)
    assert Known.of(experiment).validation_constant == pytest.approx(validation.var(ddof=1) / train.var())


@pytest.mark.parametrize("loss", ["binary_crossentropy", "hinge"])
def test_wrong_labels_of_training_rows_do_not_make_a_constant_prediction_of_the_true_ones_harder(loss: str) -> None:
    noisy = change(Experiment(), dataset="breast_cancer", loss=loss, label_noise=1.0)
    rare = targets_of_parts(noisy)[0].mean()
    rare = min(rare, 1.0 - rare)
    there = 2.0 * rare if loss == "hinge" else -rare * math.log(rare) - (1.0 - rare) * math.log(1.0 - rare)
    assert Known.of(noisy).validation_constant == pytest.approx(there)
    assert math.isnan(Known.of(change(noisy, label_noise=0.0)).validation_constant)


@pytest.mark.parametrize("dataset", ["moons", "sine"])
def test_where_the_sets_differ_it_is_that_of_the_validation_rows_too(dataset: str) -> None:
    skewed = change(Experiment(), dataset=dataset, skew=0.6, data_seed=240)
    train, validation, _ = targets_of_parts(skewed)
    shares = np.bincount(validation.astype(int)) / len(validation) if dataset == "moons" else np.zeros(0)
    there = -float(np.sum(shares * np.log(shares))) if dataset == "moons" else validation.var(ddof=1) / train.var()
    assert Known.of(skewed).validation_constant == pytest.approx(there)


def test_where_all_training_rows_have_one_class_losses_are_held_against_a_constant_on_those_of_validation() -> None:
    losses = np.column_stack([0.05 + 0.1 * FALL, 1.2 - 0.4 * FALL, FALL])
    history = History(losses, np.full_like(losses, np.nan), losses[:, 0], losses[:, 1])
    rows = RowLosses(spread(0.8, 0.1, 20), spread(1.2, 0.1, 20), np.zeros(0), np.zeros(0))
    differ = Known(10.0, drawn_alike=False, validation_constant=0.69, importance_weights=np.linspace(0.0, 2.0, 20))
    verdict = judge(history, Ending("finished", len(FALL)), -0.0, rows, differ)
    assert verdict.kind != "diverged"
    assert "Validation loss is 74% above a constant prediction's (0.690)." in verdict.standing


def test_noise_on_training_targets_is_none_of_the_validation_rows() -> None:
    quiet, noisy = (change(Experiment(), dataset="sine", target_noise=noise) for noise in (0.0, 1.0))
    assert Known.of(noisy).validation_constant == Known.of(quiet).validation_constant


@pytest.mark.parametrize(
    ("rows", "words"), [(7, "7 rows can't tell"), (700, "what was learned holds for new rows too")]
)
def test_what_was_learned_holds_for_new_rows_only_if_their_chance_says_so(rows: int, words: str) -> None:
    losses = spread(0.9, 1.0, rows)
    verdict = said(0.01 + 0.9 * FALL, 0.9 + 0.3 * FALL, losses, losses)
    assert verdict.kind == "overfitting"
    assert words in verdict.sentence
    assert "holds for new rows too" in verdict.sentence


@pytest.mark.parametrize(("rows", "kind"), [(40, "can't tell"), (4000, "good fit")])
def test_a_fit_that_may_hold_for_training_rows_alone_is_not_called_good(rows: int, kind: str) -> None:
    """A gap of 0.3 is no wide one beside a training loss of 0.62, and 0.92 may be what a constant prediction has."""
    losses = spread(0.92, 0.7, rows)
    verdict = said(0.62 + 0.38 * FALL, 0.92 + 0.08 * FALL, losses, losses)
    assert verdict.kind == kind
    if kind == "can't tell":
        assert verdict.between == ("good fit", "overfitting")
        assert f"{rows} rows can't tell whether what was learned holds" in verdict.sentence


@pytest.mark.parametrize(
    ("share", "words"), [(0.02, "The noise from epoch to epoch leaves open"), (8.0, "100 rows can't tell")]
)
def test_what_leaves_open_whether_it_rose_is_named(share: float, words: str) -> None:
    """Rows that are sure of a rise are not to blame if the noise of epochs hides it."""
    noisy = 0.5 + 0.5 * FALL + 0.06 * (EPOCHS > 50) + np.random.default_rng(4).normal(0.0, 0.08, len(EPOCHS))
    before = spread(0.5, 0.1, 100)
    after = before + 0.06 * (1.0 + share * np.random.default_rng(1).normal(size=100))
    verdict = said(0.01 + 0.9 * FALL, noisy, before, after)
    assert verdict.kind == "overfitting"
    assert f"{words} whether validation loss rose as well." in verdict.sentence


def test_a_gap_that_was_wider_after_the_first_epoch_is_not_said_to_have_opened() -> None:
    losses = spread(0.31, 0.3, 700)
    wider = 0.31 + 1.2 * FALL
    wider[0] = 2.6
    verdict = said(0.01 + 0.9 * FALL, wider, losses, losses)
    assert "The gap was even wider after the first epoch; " in verdict.sentence
    assert "opened" not in verdict.sentence + verdict.standing


def test_a_gap_half_of_which_was_there_after_the_first_epoch_is_not_said_to_have_opened() -> None:
    """Harder rows by chance, as of a constant prediction: it has grown by more than counts, and by little of itself."""
    losses = spread(3.7, 0.3, 700)
    verdict = said(0.7 + 0.2 * FALL, 3.7 - 0.05 * FALL, losses, losses)
    assert verdict.kind == "overfitting"
    assert (
        "The gap, at least half of which was there after the first epoch, widened during training; " in verdict.sentence
    )
    assert "opened" not in verdict.sentence + verdict.standing


def test_where_validation_stands_is_said_beside_the_constant_that_the_sentence_names() -> None:
    losses = spread(1.3, 0.1, 700)
    verdict = said(0.01 + 0.9 * FALL, 1.3 + 0.3 * FALL, losses, losses, replace(ALIKE, validation_constant=1.4))
    assert all("7% below a constant prediction's (1.40)" in text for text in (verdict.sentence, verdict.standing))
    assert "above a constant" not in verdict.standing


@pytest.mark.parametrize(
    ("known", "why"),
    [
        (ALIKE, "as these rows are easier"),
        (replace(ALIKE, noisy_targets=True), "as only training targets have noise added"),
        (Known(), "Dropout and augmented data can do that"),
    ],
)
def test_why_validation_loss_is_the_lower_one_is_said_as_far_as_it_can_be(known: Known, why: str) -> None:
    losses = spread(0.3, 0.1, 700)
    assert why in said(0.4 + 0.6 * FALL, 0.3 + 0.6 * FALL, losses, losses, known).standing


def test_a_gap_that_is_small_beside_a_constant_alone_is_called_that() -> None:
    losses = spread(0.12, 0.1, 700)
    verdict = said(0.001 + 0.9 * FALL, 0.12 + 0.9 * FALL, losses, losses)
    assert verdict.kind == "good fit"
    assert (
        "large compared with training loss, but small compared with a constant prediction's loss (1.00)"
        in verdict.sentence
    )
    assert "beside training loss" not in said(0.1 + 0.9 * FALL, 0.12 + 0.9 * FALL, losses, losses).sentence


def test_a_number_that_is_next_to_nothing_is_written_with_a_power_of_ten() -> None:
    losses = spread(2.5e-6, 0.1, 700)
    verdict = said(2e-6 + 0.9 * FALL**12, 2.5e-6 + 0.9 * FALL**12, losses, losses)
    texts = (verdict.sentence, *verdict.details)
    assert any("10⁻⁶" in text for text in texts)
    assert not any("e-0" in text for text in texts)


def test_a_mean_loss_of_the_final_weights_beside_another_loss_says_that_it_is_theirs() -> None:
    losses = spread(0.25, 0.1, 400)
    noisy = 0.22 + 0.7 * FALL + 0.02 * np.sin(7.0 * EPOCHS)
    noisy[-1] = 0.25
    assert "with the final weights, their mean loss is 0.250," in said(0.2 + 0.7 * FALL, noisy, losses, losses).rests_on
