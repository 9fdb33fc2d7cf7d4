"""The padded network, forward, with the random layers and the activation that it is given."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import keras
import tensorflow as tf

from dashboard.experiment.programs.padding import Padding
from dashboard.training.dropout import random_key
from dashboard.training.padded.draws import Places, normal, uniform
from dashboard.training.padded.inputs import Choices
from dashboard.training.padded.switch import chosen

# From the choices, the step, the rows and the number of columns.
Draw = Callable[[Choices, tf.Tensor, tf.Tensor, int], tf.Tensor]


class Drawn(NamedTuple):
    """The noise on the inputs (rows, inputs), and what dropout multiplies them and hidden units by.

    That is 0, or 1 / (1 - rate); for hidden units of the shape (hidden layers, rows, units).
    """

    noise: tf.Tensor
    inputs_kept: tf.Tensor
    kept: tf.Tensor


class Network:
    """Dense layers, and batch normalization behind the hidden ones if the padding says so, by Keras.

    Weights into and out of units that there are not start at zero. So does their gradient, and so they stay: but for
    activations that are not 0 at 0, whose outputs are therefore multiplied by 0.
    """

    def __init__(self, padding: Padding) -> None:
        self.padding = padding
        self.dense = [keras.layers.Dense(padding.units, use_bias=not padding.normalized) for _ in range(padding.layers)]
        self.normalizations = [keras.layers.BatchNormalization() for _ in self.dense if padding.normalized]
        self.last = keras.layers.Dense(padding.outputs)
        self.activations = [keras.activations.get(name) for name in padding.activations]
        layers = [keras.Input((padding.inputs,))]
        for number, dense in enumerate(self.dense):
            layers += [dense, *self.normalizations[number : number + 1]]
        self.model = keras.Sequential([*layers, self.last])

    @property
    def kernels(self) -> list[keras.Variable]:
        return [layer.kernel for layer in (*self.dense, self.last)]

    def __call__(self, x: tf.Tensor, choices: Choices, **training: Any) -> tf.Tensor:
        """Outputs (n, outputs). In training `valid` (n,) tells which rows are there, and `kept` is `drawn` for them."""
        return self._forward(x, choices, **training)

    def _forward(
        self, x: tf.Tensor, choices: Choices, valid: tf.Tensor | None = None, kept: tf.Tensor | None = None
    ) -> tf.Tensor:
        for number, dense in enumerate(self.dense):
            x = dense(x)
            if self.normalizations:
                x = self.normalizations[number](x, training=valid is not None, mask=valid)
            x = self._activated(x, choices) * tf.cast(tf.range(x.shape[1]) < choices.widths[number], tf.float32)
            x = x if kept is None else x * kept[number]
        return self.last(x)

    def _activated(self, x: tf.Tensor, choices: Choices) -> tf.Tensor:
        return chosen(choices.activation, [partial(_bent, choices.slope), *self.activations], x)

    def drawn(self, choices: Choices, step: tf.Tensor, first: tf.Tensor, rows: int) -> Drawn:
        """What is random for the rows of a mini-batch from `first` on."""
        padding = self.padding
        places = first + tf.range(rows)[:, None]

        def where_on(strength: tf.Tensor, draw: Draw, columns: int, off: tf.Tensor) -> tf.Tensor:
            return tf.cond(strength > 0.0, partial(draw, choices, step, places, columns), lambda: off)

        kept = tf.ones((padding.layers, rows, padding.units))
        return Drawn(
            where_on(choices.gaussian_noise, _noise, padding.inputs, tf.zeros((rows, padding.inputs))),
            where_on(choices.input_dropout, _inputs_kept, padding.inputs, tf.ones((rows, padding.inputs))),
            where_on(choices.dropout, _kept, padding.units, kept) if padding.layers else kept,
        )


def _bent(slope: tf.Tensor, x: tf.Tensor) -> tf.Tensor:
    """Two straight lines: of this slope on the left, of slope 1 on the right."""
    return tf.where(x > 0.0, x, slope * x)


def _noise(choices: Choices, step: tf.Tensor, rows: tf.Tensor, inputs: int) -> tf.Tensor:
    columns = tf.range(inputs)
    drawn = normal(random_key(choices.seed, 0, step), Places(rows, columns, choices.batch, choices.inputs))
    return choices.gaussian_noise * tf.where(columns < choices.inputs, drawn, 0.0)


def _inputs_kept(choices: Choices, step: tf.Tensor, rows: tf.Tensor, inputs: int) -> tf.Tensor:
    key = random_key(choices.seed, choices.input_dropout_layer, step)
    drawn = uniform(key, Places(rows, tf.range(inputs), choices.batch, choices.inputs))
    return _dropped(drawn, choices.input_dropout)


def _kept(choices: Choices, step: tf.Tensor, rows: tf.Tensor, units: int) -> tf.Tensor:
    layer = random_key(choices.seed, choices.dropout_layers, tf.fill(choices.dropout_layers.shape, step))
    key = tf.transpose(layer)[:, None, None, :]
    widths = choices.widths[:, None, None]
    drawn = uniform(key, Places(rows[None], tf.range(units)[None, None], choices.batch, widths))
    return _dropped(drawn, choices.dropout)


def _dropped(drawn: tf.Tensor, rate: tf.Tensor) -> tf.Tensor:
    return tf.where(drawn >= rate, 1.0 / (1.0 - rate), 0.0)
