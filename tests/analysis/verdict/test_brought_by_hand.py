"""Histories typed by hand, whose sentence was untrue once: each with what a reader of its two curves sees."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dashboard import judge
from dashboard.analysis.elsewhere.notes import NOTES
from dashboard.analysis.elsewhere.review import Review
from language.numbers import three_digits
from tests.language.as_read import as_read

EPOCHS = np.arange(1, 101)


def said(loss: list[float], val_loss: list[float]) -> Review:
    return judge({"loss": loss, "val_loss": val_loss})


def falls(start: float, end: float, epochs: float) -> np.ndarray:
    return end + (start - end) * np.exp(-EPOCHS / epochs)


def test_a_rise_over_the_last_epochs_of_a_short_history_is_no_spike() -> None:
    loss, val_loss = [0.6, 0.45, 0.36, 0.3, 0.25, 0.2, 0.16, 0.12], [0.52, 0.45, 0.42, 0.42, 0.43, 0.45, 0.47, 0.5]
    verdict = said(loss, val_loss).verdict
    assert verdict.kind == "overfitting"
    assert as_read("lowest at epoch 3 and is 1.2 times that now") in verdict.sentence


def test_a_training_loss_that_only_falls_is_not_said_to_rise() -> None:
    steep = said([0.6, 0.45, 0.36, 0.3, 0.25, 0.2, 0.16, 0.12], [0.5] * 8)
    assert NOTES["climbing"] not in dict(steep.notes)


def test_losses_below_zero_are_measured_by_how_far_they_fell() -> None:
    verdict = said(falls(1.0, -3.0, 5.0).tolist(), falls(1.1, -2.9, 5.0).tolist()).verdict
    assert verdict.kind == "good fit"


def test_a_rise_that_is_little_beside_a_huge_first_loss_is_not_called_close_to_the_lowest() -> None:
    rising = (falls(6e10, 2.5e9, 5.0) + 1.5e7 * EPOCHS).tolist()
    verdict = said(falls(6e10, 1e8, 5.0).tolist(), rising).verdict
    assert verdict.between == ("good fit", "overfitting")
    assert as_read("is 1.3 times that now, which is small compared with the first loss") in verdict.sentence


@pytest.mark.parametrize(("seed", "close"), [(0, True), (1, False), (8, False)])
def test_a_loss_is_close_to_its_lowest_below_one_and_a_half_times_it_where_no_constant_is_known(
    seed: int, close: bool
) -> None:
    rng = np.random.default_rng(seed)
    train = np.abs(falls(1.0, 0.003, 5.0) + rng.normal(0, 0.001, 100))
    val_loss = np.abs(falls(1.0, 0.004, 5.0) + 3e-5 * np.maximum(EPOCHS - 30, 0) + rng.normal(0, 0.002, 100))
    verdict = said(train.tolist(), val_loss.tolist()).verdict
    assert (verdict.kind, verdict.rise < 1.5) == ("good fit", close)
    assert ("close to its lowest" in verdict.sentence) == close
    assert ("the difference is small compared with how far the losses fell" in verdict.sentence) != close


@pytest.mark.parametrize("level", [0.24, 0.4])
def test_a_gap_that_opened_is_not_said_to_leave_a_falling_loss_where_it_stood(level: float) -> None:
    val_loss = falls(1.0, level, 12.0) + 0.25 * np.exp(-(((EPOCHS - 35) / 10) ** 2))
    verdict = said(falls(1.0, 0.02, 15.0).tolist(), val_loss.tolist()).verdict
    assert verdict.kind == "overfitting"
    assert "stays" not in verdict.sentence
    assert math.isclose(verdict.validation_loss, level, rel_tol=0.01)


def test_a_fall_that_speeds_up_to_the_end_is_no_spike() -> None:
    loss = [0.693, 0.693, 0.692, 0.69, 0.684, 0.66, 0.6, 0.45]
    val_loss = [0.693, 0.693, 0.692, 0.691, 0.686, 0.665, 0.61, 0.47]
    assert said(loss, val_loss).verdict.kind == "too few epochs"


@pytest.mark.parametrize(("epochs", "width"), [(8, 1.8), (9, 2.5), (10, 1.8), (10, 2.5), (12, 2.5)])
def test_a_fall_that_has_just_begun_is_too_short(epochs: int, width: float) -> None:
    fallen = np.exp((np.arange(1, epochs + 1) - epochs) / width)
    verdict = said((0.693 - 0.3 * fallen).tolist(), (0.693 - 0.28 * fallen).tolist()).verdict
    assert verdict.kind == "too few epochs"


def test_a_gap_of_the_first_epoch_does_not_explain_one_that_has_doubled_while_the_loss_rose() -> None:
    tuned = judge(
        {
            "loss": [0.351, 0.166, 0.079, 0.039, 0.02, 0.011, 0.007],
            "val_loss": [0.587, 0.687, 0.773, 0.867, 0.979, 1.131, 1.202],
            "accuracy": [0.9, 0.941, 0.954, 0.967, 0.962, 0.97, 0.969],
            "val_accuracy": [0.785, 0.815, 0.823, 0.822, 0.832, 0.829, 0.839],
        }
    )
    assert tuned.verdict.kind == "overfitting"


@pytest.mark.parametrize("cuts", [(0.3, 0.8), (0.35, 0.8)])
def test_what_stood_still_at_each_learning_rate_is_not_said_to_need_more_epochs(cuts: tuple[float, float]) -> None:
    share = EPOCHS / len(EPOCHS)
    loss, rate = 0.5 + 0.5 * np.exp(-25 * share), np.full(len(EPOCHS), 0.1)
    for cut, drop in zip(cuts, (0.2, 0.04), strict=True):
        loss -= drop * (share > cut) * (1 - np.exp(-60 * np.maximum(share - cut, 0)))
        rate = np.where(share > cut, rate / 10, rate)
    rng = np.random.default_rng(0)
    log = {"loss": loss, "val_loss": 1.05 * loss + 0.01}
    noisy = {name: (curve * np.exp(0.01 * rng.standard_normal(100))).tolist() for name, curve in log.items()}
    assert judge(noisy | {"learning_rate": rate.tolist()}).verdict.kind == "good fit"


def test_a_loss_beyond_all_units_is_not_said_to_have_risen_where_it_fell() -> None:
    falling = (1e25 * (1.0 - 0.003 * EPOCHS)).tolist()
    verdict = said(falling, falling).verdict
    assert verdict.kind == "diverged"
    assert f"Diverged: training loss is {three_digits(7e24)}, beyond" in verdict.sentence


def test_a_validation_loss_above_the_first_training_loss_is_not_said_to_be_below_it() -> None:
    share = EPOCHS / len(EPOCHS)
    sentence = said((104 - 9 * share).tolist(), (102.4 + 3.5 * share).tolist()).verdict.sentence
    assert "below the first loss" not in sentence.partition("validation loss")[2]
