"""A compiled training loop and its inputs: one call trains many epochs.

A program belongs to an architecture. Penalties, rates, data, first weights and seeds are its inputs and not constants
in it, so that changing them compiles nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import keras
import numpy as np
import tensorflow as tf

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.architecture import architecture
from dashboard.training import targets
from dashboard.training.base_program import BaseProgram, epochs_per_call, first_epochs
from dashboard.training.compiling.compiled_function import CompiledFunction
from dashboard.training.loop import Loop
from dashboard.training.tensors import AllRows, Block, Strengths


class Program(BaseProgram):
    """A program for experiments of one architecture."""

    def __init__(self, experiment: Experiment, loop: type[Loop] = Loop) -> None:
        self.loop = loop(experiment)
        self.model, self.optimizer = self.loop.model, self.loop.optimizer
        self.optimizer_start = [np.array(variable.numpy()) for variable in self.optimizer.variables]
        self.epochs_per_call = epochs_per_call(self.model.count_params(), self.loop.sizes[1])
        variables = [variable.value for variable in (*self.model.variables, *self.optimizer.variables)]
        name = f"{loop.__name__} {architecture(experiment)}"
        self._run = CompiledFunction(self.loop.epochs, name, variables, Block)

    def start(self, experiment: Experiment, splits: Splits) -> None:
        super().start(experiment, splits)
        _assign(self.model.weights, self.initial)
        _assign(self.optimizer.variables, self.optimizer_start)
        self.optimizer.learning_rate = experiment.training.learning_rate
        encoded = np.concatenate([experiment.encode(part.y) for part in splits.parts])
        self.data = AllRows(
            tf.constant(np.concatenate([part.x for part in splits.parts])),
            tf.constant(encoded),
            tf.constant(targets.smooth(experiment, encoded)),
            tf.constant(targets.row_weights(experiment, splits.train.y)),
        )
        self.strengths = Strengths.of(experiment)
        self.seed = tf.constant(experiment.training.seed)

    def run(self, epochs: int) -> Block:
        order = np.zeros((self.epochs_per_call, self.loop.sizes[0]), np.int32)
        order[:epochs] = self.next_orders(epochs)
        block = self._run(self.data, self.strengths, order, tf.constant(epochs), self.seed)
        return Block(*(first_epochs(tensor, epochs).copy() for tensor in block))


def _assign(variables: Sequence[keras.Variable], values: Sequence[np.ndarray]) -> None:
    """What Keras's own `assign` does, in a third of its time: a training of some epochs takes no longer than that."""
    for variable, value in zip(variables, values, strict=True):
        variable.value.assign(value, read_value=False)
