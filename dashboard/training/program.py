"""A compiled training loop and its inputs: one call trains many epochs.

A program belongs to an architecture. Penalties, rates, data and seeds are its inputs and not constants in it, so that
changing them compiles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import keras
import numpy as np
import tensorflow as tf

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.architecture import architecture
from dashboard.training import targets
from dashboard.training.compiling.compiled_function import CompiledFunction
from dashboard.training.loop import Loop
from dashboard.training.model import initial_weights
from dashboard.training.tensors import Block, Inputs, Strengths

# The most bytes of weights and rows' losses that one call may return, and the most epochs that it may train. Every call
# fills them with zeros first, so that there should be no more of them than a call of `train.CALL_SECONDS` needs.
MAX_BYTES = 8 * 2**20
MAX_EPOCHS = 64


class Program:
    """A compiled training loop, to be started on one experiment after another of the same architecture.

    `sizes` are the numbers of rows of the three sets. `capacity` is the most epochs that one call can train.
    """

    def __init__(self, experiment: Experiment, sizes: tuple[int, int, int], loop: type[Loop] = Loop) -> None:
        self.loop = loop(experiment, sizes)
        self.model, self.optimizer = self.loop.model, self.loop.optimizer
        self.optimizer_start = [np.array(variable.numpy()) for variable in self.optimizer.variables]
        parameters = sum(int(np.prod(weight.shape)) for weight in self.model.weights)
        self.capacity = capacity(parameters, sizes[1])
        variables = [variable.value for variable in (*self.model.variables, *self.optimizer.variables)]
        name = f"{loop.__name__} {architecture(experiment, sizes)}"
        self._run = CompiledFunction(self.loop.epochs, name, variables, Block)

    def start(self, experiment: Experiment, splits: Splits) -> None:
        """Resets weights and optimizer, and takes in the data and the strengths of this experiment."""
        self.initial = initial_weights(experiment)
        _assign(self.model.weights, self.initial)
        _assign(self.optimizer.variables, self.optimizer_start)
        self.optimizer.learning_rate = experiment.training.learning_rate
        encoded = np.concatenate([experiment.encode(part.y) for part in splits.parts])
        self.data = Inputs(
            tf.constant(np.concatenate([part.x for part in splits.parts])),
            tf.constant(encoded),
            tf.constant(targets.smooth(experiment, encoded)),
            tf.constant(targets.row_weights(experiment, splits.train.y)),
        )
        self.strengths = Strengths.of(experiment)
        self.shuffle = np.random.default_rng([experiment.training.seed, 1])
        self.seed = tf.constant(experiment.training.seed)

    def initial_weights(self) -> np.ndarray:
        """The weights before the first epoch, flat."""
        return flat(self.initial)

    def run(self, epochs: int) -> Block:
        """Trains `epochs` further epochs, at most `capacity`; returns arrays."""
        order = np.zeros((self.capacity, self.loop.sizes[0]), np.int32)
        order[:epochs] = self.next_orders(epochs)
        block = self._run(self.data, self.strengths, order, tf.constant(epochs), self.seed)
        return Block(*(first_epochs(tensor, epochs).copy() for tensor in block))

    def next_orders(self, epochs: int) -> np.ndarray:
        """The order of the training rows in each of the next epochs, shape (epochs, rows)."""
        return next_orders(self.shuffle, self.loop.sizes[0], epochs)


def _assign(variables: Sequence[keras.Variable], values: Sequence[np.ndarray]) -> None:
    """What Keras's own `assign` does, in a third of its time: a training of some epochs takes no longer than that."""
    for variable, value in zip(variables, values, strict=True):
        variable.value.assign(value, read_value=False)


def flat(weights: Iterable[np.ndarray]) -> np.ndarray:
    """All of a network's weights one after the other, as a training returns them."""
    return np.concatenate([np.ravel(weight) for weight in weights]).astype(np.float32, copy=False)


def first_epochs(tensor: tf.Tensor, epochs: int) -> np.ndarray:
    """The rows of the first epochs, to be copied: `tensor.numpy()` copies those of all that there is room for."""
    return np.asarray(memoryview(tensor))[:epochs]


def capacity(parameters: int, rows: int) -> int:
    """The most epochs that one call can train if each returns so many weights, and losses of so many rows."""
    return int(np.clip(MAX_BYTES // (4 * (parameters + 2 * rows)), 1, MAX_EPOCHS))


def next_orders(shuffle: np.random.Generator, rows: int, epochs: int) -> np.ndarray:
    """An order of so many rows for each of so many epochs, shape (epochs, rows)."""
    return shuffle.permuted(np.tile(np.arange(rows, dtype=np.int32), (epochs, 1)), axis=1)
