"""How soon a training reached an accuracy."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import History
from dashboard.experiment.record import Record
from pages.losses.finding.pace import first_epoch, pace_in_words

CURVE = np.array([0.5, 0.9, 0.8, 0.95])


@pytest.mark.parametrize(("level", "epoch"), [(0.5, 1), (0.85, 2), (0.95, 4), (0.99, None)])
def test_the_first_epoch_at_a_level_counts_from_one(level: float, epoch: int | None) -> None:
    assert first_epoch(CURVE, level) == epoch


def test_a_share_of_rows_that_is_the_level_but_for_32_bits_has_reached_it() -> None:
    curve = np.array([0.9, np.nextafter(np.float32(0.95), 0), 0.96], np.float32)
    assert first_epoch(curve, 0.95) == first_epoch(curve.astype(float), 0.95) == 2
    assert first_epoch(np.array([0.9, 0.9499, 0.96]), 0.95) == 3


def test_words_say_when_it_was_reached_in_training_and_what_the_test_set_says() -> None:
    metrics = np.column_stack([CURVE, CURVE, CURVE - 0.1])
    history = History(metrics, metrics, CURVE, CURVE)
    record = Record.of(Experiment()).with_epochs(history, 1, {})
    assert "reached a training accuracy of 90% at epoch 2; its final test accuracy is 85.0%" in pace_in_words(
        [record], 0.9
    )
    assert "never reached a training accuracy of 99%" in pace_in_words([record], 0.99)
