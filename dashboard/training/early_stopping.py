"""Keras's own EarlyStopping callback, called with recorded epochs instead of by `fit`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import MONITORS, History
from dashboard.experiment.layers import early_stopping
from dashboard.training.model import build

# Keras compares two numbers by operations of TensorFlow, which take as long as a third of a small network's epoch.
COMPARISONS: dict[Callable[..., Any], Callable[[float, float], bool]] = {
    keras.ops.less: lambda a, b: bool(np.float32(a) < np.float32(b)),
    keras.ops.greater: lambda a, b: bool(np.float32(a) > np.float32(b)),
}


class RecordedModel:
    """The part of a model that the callback uses: weights to get and set, and the flag that ends the training."""

    def __init__(self) -> None:
        self.weights: Sequence[np.ndarray] = ()
        self.stop_training = False

    def get_weights(self) -> Sequence[np.ndarray]:
        return self.weights

    def set_weights(self, weights: Sequence[np.ndarray]) -> None:
        self.weights = weights


class EarlyStopper:
    """Says after each epoch whether Keras would stop there.

    The program may have trained further by then. For each epoch the callback gets exactly the logs and weights that
    `fit` would give it.
    """

    def __init__(self, experiment: Experiment) -> None:
        self.model = RecordedModel()
        self.monitor = MONITORS[experiment.training.early_stopping.monitor]
        self.callback: keras.callbacks.EarlyStopping = build(early_stopping(experiment))
        self.callback.set_model(self.model)
        self.callback.on_train_begin()

    def stops_after(self, epoch: int, history: History, row: int, weights: np.ndarray) -> bool:
        """Calls the callback for an epoch, counted from 1, whose values are in `row` of `history`."""
        self.model.set_weights([weights])
        value = float(self.monitor.curve(history)[row])
        self.callback.on_epoch_end(epoch - 1, {self.callback.monitor: value})
        # The callback chooses its comparison in its first epoch.
        self.callback.monitor_op = COMPARISONS.get(self.callback.monitor_op, self.callback.monitor_op)
        return self.model.stop_training

    def kept_epoch(self, last: int) -> int:
        """The epoch, from 1, whose weights would be left if the training ended after epoch `last`."""
        restores = self.callback.restore_best_weights and self.callback.best_weights is not None
        return int(self.callback.best_epoch) + 1 if restores else last

    def finish(self) -> tuple[np.ndarray, int | None]:
        """The weights that the callback leaves in the model, and their epoch if they were restored."""
        last = self.model.get_weights()[0]
        self.callback.on_train_end()
        final = self.model.get_weights()[0]
        return final, None if final is last else self.callback.best_epoch + 1
