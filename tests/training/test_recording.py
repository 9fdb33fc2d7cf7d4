"""A training as one record."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.dataset import DataError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.settings import change
from dashboard.training.recording import record_training
from tests.training.keras_fit import trained

SHORT = change(Experiment(), samples=100, hidden_layers=(8,), batch_size=8, epochs=30)


def test_the_record_holds_the_curves_the_final_weights_and_the_ending() -> None:
    record, stream = record_training(SHORT), trained(SHORT)
    assert np.array_equal(record.history.losses, stream.history.losses)
    assert record.ending == stream.result.ending
    assert record.final is not None
    assert np.array_equal(record.final, stream.result.weights)
    assert (record.snapshots.weights, record.splits) == ({}, None)


def test_early_stopping_leaves_the_whole_curve_and_the_restored_weights() -> None:
    stopped = change(SHORT, early_stopping=True, learning_rate=0.02, patience=3)
    record, stream = record_training(stopped), trained(stopped)
    assert record.ending
    assert record.ending.restored
    assert record.ending.restored < record.epoch
    assert record.final is not None
    assert np.array_equal(record.final, stream.weights[record.ending.restored])


def test_what_cannot_be_trained_is_refused() -> None:
    with pytest.raises(LimitError):
        record_training(SHORT, Limits(epochs=29))
    with pytest.raises(DataError):
        record_training(change(SHORT, skew=1.0))
