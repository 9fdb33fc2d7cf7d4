"""The loop over epochs and mini-batches, as XLA compiles it.

`keras.Model.fit` spends tens of milliseconds per epoch on overhead, where a small network's arithmetic takes
microseconds. Here both loops, and the three evaluations after each epoch, are one TensorFlow function. The layers, the
losses and the optimizer are Keras's own.
"""

from __future__ import annotations

import math
from itertools import chain, pairwise, repeat
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from dashboard.data.folds import FOLDS, fold_of_rows
from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import batch_rows, split_sizes
from dashboard.functions.schedules import CONSTANT
from dashboard.training import targets
from dashboard.training.dropout import RANDOM_LAYERS, random_key
from dashboard.training.model import build, build_model
from dashboard.training.penalty import elastic_net
from dashboard.training.proximal import soft_threshold
from dashboard.training.tensors import AllRows, Block, MiniBatch, Strengths


class Loop:
    """A model with its loss and optimizer, and how it is trained; `sizes` are the numbers of rows of the three sets."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = plain = change(experiment, l1=0.0, l2=0.0, label_smoothing=0.0)
        self.proximal = layers.uses_proximal_step(experiment)
        self.sizes, self.batch = split_sizes(experiment), batch_rows(experiment)
        self.model = build_model(plain)
        # The targets are encoded and smoothed already.
        self.loss = build(layers.encoded_loss(plain.loss))
        self.schedule = build(layers.schedule(plain))
        self.optimizer = build(layers.optimizer(change(plain, schedule=CONSTANT)), name="optimizer")
        self.optimizer.build(self.model.trainable_variables)

    def epochs(self, data: AllRows, strengths: Strengths, order: tf.Tensor, count: tf.Tensor, seed: tf.Tensor) -> Block:
        """Trains `count` epochs; rows of the result beyond `count` are empty.

        `order` (capacity, rows) has the order of the training rows in each epoch.
        """
        capacity, rows = order.shape[0], self.sizes[1]
        # One array holds all that is evaluated: with an array for each, the default's epoch takes a fifth longer.
        widths = (3, 3, 1, 1, 2 * FOLDS, 2 * rows)
        values = tf.TensorArray(tf.float32, capacity, element_shape=(sum(widths),))
        weights = tf.TensorArray(tf.float32, capacity, element_shape=self._flat_weights().shape)

        def epoch(i: tf.Tensor, values: tf.TensorArray, weights: tf.TensorArray) -> Any:
            objective = self._one_epoch(data.train(self.sizes[0]), strengths, order[i], seed)
            outputs = self.model(data.x, training=False)
            means, validation = self._evaluate(outputs, data.y)
            row = tf.stack([*means, objective, self._val_loss(outputs, data.y_smooth, strengths)])
            return i + 1, values.write(i, tf.concat([row, validation], 0)), weights.write(i, self._flat_weights())

        _, values, weights = tf.while_loop(
            lambda i, *_: i < count, epoch, (0, values, weights), maximum_iterations=capacity
        )
        losses, scores, objective, val_loss, folds, single = tf.split(values.stack(), widths, axis=1)
        return Block(
            losses,
            scores,
            objective[:, 0],
            val_loss[:, 0],
            tf.reshape(folds, (-1, FOLDS, 2)),
            tf.reshape(single, (-1, rows, 2)),
            weights.stack(),
        )

    def _one_epoch(self, train: MiniBatch, strengths: Strengths, order: tf.Tensor, seed: tf.Tensor) -> tf.Tensor:
        """One pass over the mini-batches; returns the objective, averaged over samples as `fit` prints it."""
        rows, batch = self.sizes[0], self.batch
        steps = math.ceil(rows / batch)
        batches = tf.reshape(tf.pad(order, [[0, steps * batch - rows]]), (steps, batch))

        def step(i: tf.Tensor, total: tf.Tensor) -> Any:
            indices = batches[i]
            valid = None if rows % batch == 0 else i * batch + tf.range(batch) < rows
            mini_batch = MiniBatch(*(self._rows(values, indices) for values in train))
            objective = self._step(mini_batch, valid, strengths, seed)
            size = tf.minimum(batch, rows - i * batch)
            return i + 1, total + objective * tf.cast(size, tf.float32)

        _, total = tf.while_loop(lambda i, _: i < steps, step, (0, 0.0), maximum_iterations=steps)
        return total / rows

    def _rows(self, values: tf.Tensor, indices: tf.Tensor) -> tf.Tensor:
        return tf.gather(values, indices)

    def _step(self, rows: MiniBatch, valid: tf.Tensor | None, strengths: Strengths, seed: tf.Tensor) -> tf.Tensor:
        """One step of the optimizer on one mini-batch; rows that are not `valid` only pad the last one."""
        variables = [variable.value for variable in self.model.trainable_variables]
        with tf.GradientTape() as tape:
            losses = rows.weights * self.loss.call(rows.y, self._forward(rows.x, valid, strengths, seed))
            if valid is None:
                loss = tf.reduce_mean(losses)
            else:
                real = tf.cast(valid, tf.float32)
                loss = tf.reduce_sum(losses * real) / tf.reduce_sum(real)
            objective = loss + self._penalty(strengths)
        strengths.put_into(self.optimizer, self.schedule)
        self.optimizer.apply(tape.gradient(objective, variables), self.model.trainable_variables)
        if self.proximal:
            self._shrink(self.optimizer.learning_rate.value * strengths.l1)
        return objective

    def _forward(self, x: tf.Tensor, valid: tf.Tensor | None, strengths: Strengths, seed: tf.Tensor) -> tf.Tensor:
        """The network in training mode, with the strengths of its random layers as inputs instead of constants."""
        # Behind those of the inputs, what is random is the dropout of hidden units.
        in_order = chain(strengths.on_inputs, repeat(strengths.dropout))
        for index, layer in enumerate(self.model.layers):
            if draw := RANDOM_LAYERS.get(type(layer)):
                key = random_key(seed, index, self.optimizer.iterations.value)
                x = draw(x, key, next(in_order))
            elif isinstance(layer, keras.layers.BatchNormalization):
                x = layer(x, training=True, mask=valid)
            else:
                x = layer(x, training=True)
        return x

    def _shrink(self, threshold: tf.Tensor) -> None:
        """The proximal step of L1, after the constraint of max-norm."""
        for kernel in self._kernels():
            kernel.assign(soft_threshold(kernel.value, threshold))

    def _kernels(self) -> list[keras.Variable]:
        return [layer.kernel for layer in self.model.layers if isinstance(layer, keras.layers.Dense)]

    def _penalty(self, strengths: Strengths) -> tf.Tensor:
        """What the regularizers add to the loss. The proximal step is a constraint and adds nothing."""
        l1 = tf.zeros(()) if self.proximal else strengths.l1
        return elastic_net(l1, strengths.l2, [kernel.value for kernel in self._kernels()])

    def _evaluate(self, outputs: tf.Tensor, y: tf.Tensor) -> tuple[list[tf.Tensor], tf.Tensor]:
        """Mean losses and mean scores of train, validation and test, from the outputs of all rows with dropout off.

        Second come those of each validation fold, then of each validation row, flat.
        """
        losses = tf.split(self.loss.call(y, outputs), self.sizes)
        scores = tf.split(targets.score(self.experiment, y, outputs), self.sizes)
        rows = tf.stack([losses[1], scores[1]], 1)
        folds = tf.matmul(_fold_means(self.sizes[1]), rows)
        validation = tf.concat([tf.reshape(folds, [-1]), tf.reshape(rows, [-1])], 0)
        return [tf.reduce_mean(part) for part in (*losses, *scores)], validation

    def _val_loss(self, outputs: tf.Tensor, y: tf.Tensor, strengths: Strengths) -> tf.Tensor:
        """The validation loss that `fit` prints and that Keras's early stopping monitors."""
        rows = slice(self.sizes[0], self.sizes[0] + self.sizes[1])
        return tf.reduce_mean(self.loss.call(y[rows], outputs[rows])) + self._penalty(strengths)

    def _flat_weights(self) -> tf.Tensor:
        """All weights as one vector, put together by a sum: XLA joins them one number at a time, which takes longer."""
        parts = [tf.reshape(weight.value, [-1]) for weight in self.model.weights]
        ends = np.cumsum([0, *(part.shape[0] for part in parts)])
        around = [[start, ends[-1] - end] for start, end in pairwise(ends)]
        return tf.add_n([tf.pad(part, [one]) for part, one in zip(parts, around, strict=True)])


def _fold_means(rows: int) -> np.ndarray:
    """The matrix (FOLDS, rows) that averages over each fold; the mean of an empty fold is 0."""
    member = fold_of_rows(rows) == np.arange(FOLDS)[:, None]
    return (member / np.maximum(member.sum(1, keepdims=True), 1)).astype(np.float32)
