"""Histories typed by hand, whose sentence was untrue once: each with what a reader of its two curves sees."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dashboard import judge
from dashboard.analysis.elsewhere.notes import NOTES
from dashboard.analysis.elsewhere.review import Review

EPOCHS = np.arange(1, 101)


def said(loss: list[float], val_loss: list[float]) -> Review:
    return judge({"loss": loss, "val_loss": val_loss})


def falls(start: float, end: float, epochs: float) -> np.ndarray:
    return end + (start - end) * np.exp(-EPOCHS / epochs)


def test_a_rise_over_the_last_epochs_of_a_short_history_is_no_spike() -> None:
    loss, val_loss = [0.6, 0.45, 0.36, 0.3, 0.25, 0.2, 0.16, 0.12], [0.52, 0.45, 0.42, 0.42, 0.43, 0.45, 0.47, 0.5]
    verdict = said(loss, val_loss).verdict
    assert verdict.kind == "overfitting"
    assert "lowest at epoch 3 and is 1.2 times that now" in verdict.sentence


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
    assert "is 1.3 times that now, which is little beside the first loss" in verdict.sentence


@pytest.mark.parametrize("level", [0.24, 0.4])
def test_a_gap_that_opened_is_not_said_to_leave_a_falling_loss_where_it_stood(level: float) -> None:
    val_loss = falls(1.0, level, 12.0) + 0.25 * np.exp(-(((EPOCHS - 35) / 10) ** 2))
    verdict = said(falls(1.0, 0.02, 15.0).tolist(), val_loss.tolist()).verdict
    assert verdict.kind == "overfitting"
    assert "stays" not in verdict.sentence
    assert math.isclose(verdict.validation_loss, level, rel_tol=0.01)
