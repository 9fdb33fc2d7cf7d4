"""Many epochs of training in one compiled call.

`keras.Model.fit` spends tens of milliseconds an epoch on overhead where a small network's arithmetic takes
microseconds. Here the loop over mini-batches and epochs, and the three evaluations after each epoch, are one
TensorFlow function compiled by XLA. The layers, the losses and the optimizer are Keras's own.

A program belongs to an architecture. Strengths, rates, learning rate, data and seeds are inputs of it, not constants
in it, so that changing them compiles nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment
from dashboard.experiment.splits import Splits
from dashboard.experiment.targets import encode
from dashboard.training import targets
from dashboard.training.dropout import draw_kept, draw_key
from dashboard.training.model import build_loss, build_model, build_optimizer, reset_weights
from dashboard.training.proximal import soft_threshold

# Bytes of weights that one call may hand back, and the most epochs that one call may run.
MOST_BYTES = 32 * 2**20
MOST_EPOCHS = 64


@dataclass(frozen=True)
class Block:
    """What a call of some epochs hands back.

    `losses` and `scores` have shape (epochs, 3), a column each for train, validation and test. `objective` and
    `val_loss` (epochs,) are what `fit` would print, with dropout, penalty and label smoothing in them.
    `weights` (epochs, parameters) holds every weight at the end of every epoch, flat.
    """

    losses: np.ndarray
    scores: np.ndarray
    objective: np.ndarray
    val_loss: np.ndarray
    weights: np.ndarray


class Program:
    """A compiled training loop, to be started on one experiment after another of the same architecture."""

    def __init__(self, experiment: Experiment, sizes: tuple[int, int, int]) -> None:
        plain = change(experiment, l1=0.0, l2=0.0, label_smoothing=0.0)
        self.experiment = plain
        self.proximal = experiment.model.proximal and experiment.model.l1 > 0
        self.sizes = sizes
        self.batch = min(experiment.training.batch_size, sizes[0])
        self.model = build_model(plain)
        loss = plain.loss
        self.loss = getattr(keras.losses, loss.smoothed)(**loss.options) if loss.smoothed else build_loss(plain)
        self.optimizer = build_optimizer(plain)
        self.optimizer.build(self.model.trainable_variables)
        self.optimizer_start = [np.array(variable.numpy()) for variable in self.optimizer.variables]
        parameters = sum(int(np.prod(weight.shape)) for weight in self.model.weights)
        self.capacity = int(np.clip(MOST_BYTES // (4 * parameters), 1, MOST_EPOCHS))
        self._run = tf.function(self._epochs, jit_compile=True, autograph=False)

    def start(self, experiment: Experiment, splits: Splits) -> None:
        """Initial weights, a fresh optimizer, and this experiment's data and strengths."""
        reset_weights(self.model, experiment.training.seed)
        for variable, value in zip(self.optimizer.variables, self.optimizer_start, strict=True):
            variable.assign(value)
        self.optimizer.learning_rate = experiment.training.learning_rate
        encoded = [encode(experiment, part.y) for part in splits.parts]
        self.data = (
            tf.constant(np.concatenate([part.x for part in splits.parts])),
            tf.constant(np.concatenate(encoded)),
            tf.constant(targets.smooth(experiment, np.concatenate(encoded))),
        )
        model = experiment.model
        self.strengths = tf.constant([model.l1, model.l2, model.dropout, model.gaussian_noise], tf.float32)
        self.shuffle = np.random.default_rng([experiment.training.seed, 1])
        self.seed = tf.constant(experiment.training.seed)

    def initial_weights(self) -> np.ndarray:
        """The weights before the first epoch, flat."""
        return np.concatenate([np.ravel(weight) for weight in self.model.get_weights()])

    def run(self, epochs: int) -> Block:
        """Trains `epochs` further epochs, at most `capacity`."""
        order = np.zeros((self.capacity, self.sizes[0]), np.int32)
        order[:epochs] = self.next_orders(epochs)
        records, weights = self._run(*self.data, self.strengths, order, tf.constant(epochs), self.seed)
        table = records.numpy()[:epochs]
        return Block(table[:, 0:3], table[:, 3:6], table[:, 6], table[:, 7], weights.numpy()[:epochs])

    def next_orders(self, epochs: int) -> np.ndarray:
        """The order of the training rows in each of the next epochs, shape (epochs, rows)."""
        rows = np.tile(np.arange(self.sizes[0], dtype=np.int32), (epochs, 1))
        return self.shuffle.permuted(rows, axis=1)

    def _epochs(
        self,
        x: tf.Tensor,
        y: tf.Tensor,
        y_smooth: tf.Tensor,
        strengths: tf.Tensor,
        order: tf.Tensor,
        epochs: tf.Tensor,
        seed: tf.Tensor,
    ) -> tuple[tf.Tensor, tf.Tensor]:
        records = tf.TensorArray(tf.float32, self.capacity, element_shape=(8,))
        flat = self._flat_weights()
        weights = tf.TensorArray(tf.float32, self.capacity, element_shape=flat.shape)

        def epoch(i: tf.Tensor, records: tf.TensorArray, weights: tf.TensorArray) -> Any:
            objective = self._one_epoch(x[: self.sizes[0]], y_smooth[: self.sizes[0]], strengths, order[i], seed)
            outputs = self.model(x, training=False)
            row = tf.stack([*self._evaluate(outputs, y), objective, self._val_loss(outputs, y_smooth, strengths)])
            return i + 1, records.write(i, row), weights.write(i, self._flat_weights())

        _, records, weights = tf.while_loop(
            lambda i, *_: i < epochs, epoch, (0, records, weights), maximum_iterations=self.capacity
        )
        return records.stack(), weights.stack()

    def _one_epoch(
        self, x: tf.Tensor, y: tf.Tensor, strengths: tf.Tensor, order: tf.Tensor, seed: tf.Tensor
    ) -> tf.Tensor:
        """One pass over the mini-batches; returns the objective, averaged over samples as `fit` prints it."""
        rows, batch = self.sizes[0], self.batch
        steps = -(-rows // batch)
        batches = tf.reshape(tf.pad(order, [[0, steps * batch - rows]]), (steps, batch))

        def step(i: tf.Tensor, total: tf.Tensor) -> Any:
            taken = batches[i]
            valid = None if rows % batch == 0 else i * batch + tf.range(batch) < rows
            objective = self._step(tf.gather(x, taken), tf.gather(y, taken), valid, strengths, seed)
            size = tf.minimum(batch, rows - i * batch)
            return i + 1, total + objective * tf.cast(size, tf.float32)

        _, total = tf.while_loop(lambda i, _: i < steps, step, (0, 0.0), maximum_iterations=steps)
        return total / rows

    def _step(
        self, x: tf.Tensor, y: tf.Tensor, valid: tf.Tensor | None, strengths: tf.Tensor, seed: tf.Tensor
    ) -> tf.Tensor:
        """One step of the optimizer on one mini-batch; rows that are not valid only pad the last one."""
        variables = [variable.value for variable in self.model.trainable_variables]
        with tf.GradientTape() as tape:
            losses = self.loss.call(y, self._forward(x, valid, strengths, seed))
            if valid is None:
                loss = tf.reduce_mean(losses)
            else:
                weight = tf.cast(valid, tf.float32)
                loss = tf.reduce_sum(losses * weight) / tf.reduce_sum(weight)
            penalty = self._penalty(strengths)
            # The proximal step stands for the gradient of L1.
            minimised = loss + (strengths[1] * self._squared() if self.proximal else penalty)
        self.optimizer.apply(tape.gradient(minimised, variables), self.model.trainable_variables)
        if self.proximal:
            self._shrink(self.optimizer.learning_rate.value * strengths[0])
        return loss + penalty

    def _forward(self, x: tf.Tensor, valid: tf.Tensor | None, strengths: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
        """The network in training mode, with the strengths of its random layers as inputs instead of constants."""
        for place, layer in enumerate(self.model.layers):
            key = draw_key(seed, place, self.optimizer.iterations.value)
            if isinstance(layer, keras.layers.Dropout):
                x = tf.where(draw_kept(x.shape, key, strengths[2]), x / (1.0 - strengths[2]), 0.0)
            elif isinstance(layer, keras.layers.GaussianNoise):
                x = x + strengths[3] * tf.random.stateless_normal(x.shape, key, alg="threefry")
            elif isinstance(layer, keras.layers.BatchNormalization):
                x = layer(x, training=True, mask=valid)
            else:
                x = layer(x, training=True)
        return x

    def _shrink(self, threshold: tf.Tensor) -> None:
        """The proximal step of L1; what max-norm has cut stays cut."""
        for kernel in self._kernels():
            kernel.assign(soft_threshold(kernel.value, threshold))

    def _kernels(self) -> list[keras.Variable]:
        return [layer.kernel for layer in self.model.layers if isinstance(layer, keras.layers.Dense)]

    def _squared(self) -> tf.Tensor:
        return tf.add_n([_total(tf.square(kernel.value)) for kernel in self._kernels()])

    def _penalty(self, strengths: tf.Tensor) -> tf.Tensor:
        kernels = [kernel.value for kernel in self._kernels()]
        return tf.add_n(
            [_total(strengths[0] * tf.abs(kernel) + strengths[1] * tf.square(kernel)) for kernel in kernels]
        )

    def _evaluate(self, outputs: tf.Tensor, y: tf.Tensor) -> list[tf.Tensor]:
        """Mean loss and score of train, validation and test, from the outputs of all rows with dropout off."""
        losses = tf.split(self.loss.call(y, outputs), self.sizes)
        scores = tf.split(targets.score(self.experiment, y, outputs), self.sizes)
        return [tf.reduce_mean(part) for part in (*losses, *scores)]

    def _val_loss(self, outputs: tf.Tensor, y: tf.Tensor, strengths: tf.Tensor) -> tf.Tensor:
        """The validation loss as `fit` reports it and as Keras's early stopping sees it."""
        rows = slice(self.sizes[0], self.sizes[0] + self.sizes[1])
        return tf.reduce_mean(self.loss.call(y[rows], outputs[rows])) + self._penalty(strengths)

    def _flat_weights(self) -> tf.Tensor:
        return tf.concat([tf.reshape(weight.value, [-1]) for weight in self.model.weights], 0)


def _total(matrix: tf.Tensor) -> tf.Tensor:
    """The sum of a matrix, column by column first: XLA's sum over everything at once takes twice as long."""
    return tf.reduce_sum(tf.reduce_sum(matrix, 0))
