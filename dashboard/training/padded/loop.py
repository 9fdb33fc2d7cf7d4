"""The loop over epochs and mini-batches of a padded program: what `training.loop` does, with all sizes as inputs."""

from __future__ import annotations

from typing import Any, NamedTuple

import tensorflow as tf

from dashboard.experiment.programs.padding import EVALUATED_ROWS, ROWS, Padding
from dashboard.training.padded.choices import Packed, ProgramChoices
from dashboard.training.padded.data import SUMS, PaddedData
from dashboard.training.padded.network import PaddedNetwork
from dashboard.training.padded.optimizer import PaddedOptimizer
from dashboard.training.padded.outcomes import losses, scores
from dashboard.training.padded.weights import COLUMNS
from dashboard.training.penalty import matrix_sum


class PaddedBlock(NamedTuple):
    """The results of a compiled call, one row per epoch.

    `means` (epochs, SUMS, 3) are the mean loss, score and loss of smoothed targets of each part and fold; `rows`
    (epochs, rows, 2) those of each row. `weights` (epochs, parameters) are flat and padded.
    """

    means: tf.Tensor
    objective: tf.Tensor
    penalty: tf.Tensor
    rows: tf.Tensor
    weights: tf.Tensor


class PaddedLoop:
    """A padded network with its optimizer, and its training."""

    def __init__(self, padding: Padding) -> None:
        self.padding, self.network = padding, PaddedNetwork(padding)
        self.weights = self.network.weights
        self.optimizer = PaddedOptimizer(self.weights)
        self.parameters: int = self.network.model.count_params()

    @property
    def variables(self) -> list[tf.Variable]:
        """All that training changes."""
        own = [self.weights.vector, self.optimizer.mean, self.optimizer.squares, self.optimizer.steps]
        return [*own, *(variable.value for variable in self.network.model.non_trainable_variables)]

    def epochs(self, data: PaddedData, packed: Packed, order: tf.Tensor, count: tf.Tensor) -> PaddedBlock:
        """Trains `count` epochs; rows of the result beyond `count` are empty.

        `order` (capacity, rows + batch_rows) has the order of the training rows in each epoch, then anything.
        """
        choices = packed.choices()
        shapes = PaddedBlock((SUMS, 3), (), (), (ROWS, 2), (self.parameters,))
        found = [tf.TensorArray(tf.float32, order.shape[0], element_shape=shape) for shape in shapes]

        def epoch(i: tf.Tensor, *found: tf.TensorArray) -> Any:
            objective = self._one_epoch(data, choices, order[i])
            means, rows = self._evaluate(data, choices)
            flat = tf.concat([tf.reshape(weight, [-1]) for weight in self.network.all_weights()], 0)
            values = (means, objective, self._penalty(self.weights.vector, choices), rows, flat)
            return (i + 1, *(array.write(i, value) for array, value in zip(found, values, strict=True)))

        _, *arrays = tf.while_loop(lambda i, *_: i < count, epoch, (0, *found), maximum_iterations=order.shape[0])
        return PaddedBlock(*(array.stack() for array in arrays))

    def _one_epoch(self, data: PaddedData, choices: ProgramChoices, order: tf.Tensor) -> tf.Tensor:
        """One pass over the mini-batches; returns the objective, averaged over samples as `fit` prints it."""
        steps = _parts(choices.train_rows, choices.batch)

        def step(i: tf.Tensor, total: tf.Tensor) -> Any:
            first = i * choices.batch
            size = tf.minimum(choices.batch, choices.train_rows - first)
            objective = self._step(data, choices, order, first, size)
            return i + 1, total + objective * tf.cast(size, tf.float32)

        _, total = tf.while_loop(lambda i, _: i < steps, step, (0, 0.0))
        return total / tf.cast(choices.train_rows, tf.float32)

    def _step(
        self, data: PaddedData, choices: ProgramChoices, order: tf.Tensor, first: tf.Tensor, size: tf.Tensor
    ) -> tf.Tensor:
        """One step of the optimizer on the mini-batch of `size` rows from `first` on, a part of it at a time.

        The gradient begins as that of the penalty; each part adds its own.
        """
        rows, vector = self.padding.batch_rows, self.weights.vector.value()
        weights = self.weights.split(vector)
        penalty, gradient = self._penalty_and_gradient(vector, choices)

        def part(i: tf.Tensor, objective: tf.Tensor, gradient: tf.Tensor) -> Any:
            place = i * rows + tf.range(rows)
            # A slice would make the batch size a constant, and another one would compile again.
            batch = tf.gather(order, first + place)
            drawn = self.network.drawn(choices, self.optimizer.steps, i * rows, rows)
            x = (tf.gather(data.x, batch) + drawn.noise) * drawn.inputs_kept
            y, valid = tf.gather(data.y_smooth, batch), place < size
            counted = tf.gather(data.weights, batch) * tf.cast(valid, tf.float32)
            with tf.GradientTape() as tape:
                tape.watch(weights)
                found = self._losses(choices, y, self.network(x, weights, choices, valid=valid, kept=drawn.kept))
                loss = tf.reduce_sum(found * counted) / tf.cast(size, tf.float32)
            return i + 1, objective + loss, gradient + self.weights.joined(tape.gradient(loss, weights))

        parts = _parts(size, rows)
        _, objective, gradient = tf.while_loop(lambda i, *_: i < parts, part, (0, penalty, gradient))
        self.optimizer.apply(gradient, choices)
        return objective

    def _penalty_and_gradient(self, vector: tf.Tensor, choices: ProgramChoices) -> tuple[tf.Tensor, tf.Tensor]:
        """As `elastic_net`: without a penalty, as in most trainings, nothing is computed."""
        l1, l2 = choices.l1, choices.l2

        def gradient() -> tf.Tensor:
            return self.weights.kernels * (l1 * tf.sign(vector) + 2.0 * l2 * vector)

        found = tf.cond(l1 + l2 > 0.0, gradient, lambda: tf.zeros_like(vector))
        return self._penalty(vector, choices), found

    def _penalty(self, vector: tf.Tensor, choices: ProgramChoices) -> tf.Tensor:
        l1, l2 = choices.l1, choices.l2

        def total() -> tf.Tensor:
            each = self.weights.kernels * (l1 * tf.abs(vector) + l2 * tf.square(vector))
            return matrix_sum(tf.reshape(each, (-1, COLUMNS)))

        return tf.cond(l1 + l2 > 0.0, total, lambda: tf.zeros(()))

    def _losses(self, choices: ProgramChoices, y: tf.Tensor, z: tf.Tensor) -> tf.Tensor:
        return losses(self.padding.losses, choices, y, z)

    def _evaluate(self, data: PaddedData, choices: ProgramChoices) -> tuple[tf.Tensor, tf.Tensor]:
        """Means (SUMS, 3), and loss and score (rows, 2) of each row, with dropout off; some rows at a time."""
        parts = _parts(choices.all_rows, EVALUATED_ROWS)
        weights = self.weights.split(self.weights.vector.value())
        single = tf.TensorArray(tf.float32, ROWS // EVALUATED_ROWS, element_shape=(EVALUATED_ROWS, 2))

        def part(i: tf.Tensor, means: tf.Tensor, single: tf.TensorArray) -> Any:
            first = i * EVALUATED_ROWS
            x, y, y_smooth = (_rows(values, first) for values in data[:3])
            z = self.network(x, weights, choices)
            both = self._losses(choices, tf.concat([y, y_smooth], 0), tf.concat([z, z], 0))
            loss, smooth = tf.split(both, 2)
            found = tf.stack([loss, scores(choices, y, z), smooth], 1)
            shares = tf.slice(data.means, [0, first], [SUMS, EVALUATED_ROWS])
            return i + 1, means + tf.matmul(shares, found), single.write(i, found[:, :2])

        _, means, single = tf.while_loop(lambda i, *_: i < parts, part, (0, tf.zeros((SUMS, 3)), single))
        return means, tf.reshape(single.stack(), (ROWS, 2))


def _parts(rows: tf.Tensor, size: tf.Tensor | int) -> tf.Tensor:
    """How many parts of this size it takes."""
    return (rows + size - 1) // size


def _rows(values: tf.Tensor, first: tf.Tensor) -> tf.Tensor:
    return tf.slice(values, [first, 0], [EVALUATED_ROWS, values.shape[1]])
