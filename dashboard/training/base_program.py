"""What programs of both kinds have in common: first weights, and the orders of the training rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable

import numpy as np
import tensorflow as tf

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.training.model import initial_weights
from dashboard.training.tensors import Block

# The most bytes of weights and rows' losses that one call may return, and the most epochs that it may train. Every call
# fills its arrays with zeros first, so they should be no larger than a call of `train.CALL_SECONDS` needs.
MAX_BYTES = 8 * 2**20
MAX_EPOCHS = 64


class BaseProgram(ABC):
    """A compiled training loop, to be started on one experiment after another, and then run some epochs at a time."""

    # The most epochs that one call can train.
    epochs_per_call: int

    def start(self, experiment: Experiment, splits: Splits) -> None:
        """Resets weights and optimizer, and takes in the data and the settings of this experiment."""
        self.sizes, self.initial = splits.sizes, initial_weights(experiment)
        self.order_rng = np.random.default_rng([experiment.training.seed, 1])

    @abstractmethod
    def run(self, epochs: int) -> Block:
        """Trains `epochs` further epochs, at most `epochs_per_call`; returns arrays."""

    def initial_weights(self) -> np.ndarray:
        """The weights before the first epoch, flat."""
        return flat(self.initial)

    def next_orders(self, epochs: int) -> np.ndarray:
        """The order of the training rows in each of the next epochs, shape (epochs, rows)."""
        rows = np.arange(self.sizes[0], dtype=np.int32)
        return self.order_rng.permuted(np.tile(rows, (epochs, 1)), axis=1)


def flat(weights: Iterable[np.ndarray]) -> np.ndarray:
    """All of a network's weights one after the other, as a training returns them."""
    return np.concatenate([np.ravel(weight) for weight in weights]).astype(np.float32, copy=False)


def first_epochs(tensor: tf.Tensor, epochs: int) -> np.ndarray:
    """The rows of the first epochs, still to be copied: `tensor.numpy()` would copy those of all epochs at once."""
    return np.asarray(memoryview(tensor))[:epochs]


def epochs_per_call(parameters: int, rows: int) -> int:
    """The most epochs that one call can train if each returns this many weights and losses of rows."""
    return int(np.clip(MAX_BYTES // (4 * (parameters + 2 * rows)), 1, MAX_EPOCHS))
