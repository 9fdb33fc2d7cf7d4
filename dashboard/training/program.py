"""A compiled training loop, and what it is started with: many epochs of training in one call.

A program belongs to an architecture. Strengths, rates, learning rate, data and seeds are inputs of it, not constants
in it, so that changing them compiles nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import tensorflow as tf

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.training import targets
from dashboard.training.loop import Loop, Strengths
from dashboard.training.model import reset_weights

# Bytes of weights that one call may hand back, and the most epochs that one call may run.
MOST_BYTES = 32 * 2**20
MOST_EPOCHS = 64


@dataclass(frozen=True)
class Block:
    """What a call of some epochs hands back, in arrays.

    `losses` and `scores` have shape (epochs, 3), a column each for train, validation and test. `objective` and
    `val_loss` (epochs,) are what `fit` would print, with dropout, penalty and label smoothing in them. `folds`
    (epochs, FOLDS, 2) are loss and score on each fold of the validation rows.
    `weights` (epochs, parameters) holds every weight at the end of every epoch, flat.
    """

    losses: np.ndarray
    scores: np.ndarray
    objective: np.ndarray
    val_loss: np.ndarray
    folds: np.ndarray
    weights: np.ndarray


class Program:
    """A compiled training loop, to be started on one experiment after another of the same architecture."""

    def __init__(self, experiment: Experiment, sizes: tuple[int, int, int], loop: type[Loop] = Loop) -> None:
        self.loop = loop(experiment, sizes)
        self.model, self.optimizer = self.loop.model, self.loop.optimizer
        self.optimizer_start = [np.array(variable.numpy()) for variable in self.optimizer.variables]
        parameters = sum(int(np.prod(weight.shape)) for weight in self.model.weights)
        self.capacity = int(np.clip(MOST_BYTES // (4 * parameters), 1, MOST_EPOCHS))
        self._run = tf.function(self.loop.epochs, jit_compile=True, autograph=False)

    def start(self, experiment: Experiment, splits: Splits) -> None:
        """Initial weights, a fresh optimizer, and this experiment's data and strengths."""
        reset_weights(experiment, self.model)
        for variable, value in zip(self.optimizer.variables, self.optimizer_start, strict=True):
            variable.assign(value)
        self.optimizer.learning_rate = experiment.training.learning_rate
        encoded = [experiment.encode(part.y) for part in splits.parts]
        self.data = (
            tf.constant(np.concatenate([part.x for part in splits.parts])),
            tf.constant(np.concatenate(encoded)),
            tf.constant(targets.smooth(experiment, np.concatenate(encoded))),
        )
        model = experiment.model
        self.strengths = Strengths(*map(_single, (model.l1, model.l2, model.dropout, model.gaussian_noise)))
        self.shuffle = np.random.default_rng([experiment.training.seed, 1])
        self.seed = tf.constant(experiment.training.seed)

    def initial_weights(self) -> np.ndarray:
        """The weights before the first epoch, flat."""
        return np.concatenate([np.ravel(weight) for weight in self.model.get_weights()])

    def run(self, epochs: int) -> Block:
        """Trains `epochs` further epochs, at most `capacity`."""
        order = np.zeros((self.capacity, self.loop.sizes[0]), np.int32)
        order[:epochs] = self.next_orders(epochs)
        done = self._run(*self.data, self.strengths, order, tf.constant(epochs), self.seed)
        return Block(*(tensor.numpy()[:epochs] for tensor in done))

    def next_orders(self, epochs: int) -> np.ndarray:
        """The order of the training rows in each of the next epochs, shape (epochs, rows)."""
        rows = np.tile(np.arange(self.loop.sizes[0], dtype=np.int32), (epochs, 1))
        return self.shuffle.permuted(rows, axis=1)


def _single(value: float) -> tf.Tensor:
    return tf.constant(value, tf.float32)
