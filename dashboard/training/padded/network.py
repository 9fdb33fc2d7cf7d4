"""The padded network, forward, with the random layers and the activation that it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import keras
import numpy as np
import tensorflow as tf

from dashboard.experiment.programs.padding import Padding
from dashboard.training.dropout import random_key
from dashboard.training.padded.choices import ProgramChoices
from dashboard.training.padded.data import padded
from dashboard.training.padded.draws import MatrixPlaces, normal, uniform
from dashboard.training.padded.switch import switch
from dashboard.training.padded.weights import Weights

# From the choices, the step, the rows and the number of columns.
Draw = Callable[[ProgramChoices, tf.Tensor, tf.Tensor, int], tf.Tensor]


class Drawn(NamedTuple):
    """The noise on the inputs (rows, inputs), and what dropout multiplies them and hidden units by.

    That is 0, or 1 / (1 - rate); for hidden units of the shape (hidden layers, rows, units).
    """

    noise: tf.Tensor
    inputs_kept: tf.Tensor
    kept: tf.Tensor


class PaddedNetwork:
    """Keras's dense layers, with batch normalization behind the hidden ones if the padding says so.

    Weights into and out of padding units start at zero and have zero gradients, so they stay zero. An activation that
    is not 0 at 0 would break this, so the outputs of padding units are multiplied by 0.
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

        self.weights = Weights(self.model.trainable_variables, [layer.kernel for layer in (*self.dense, self.last)])

    def start(self, values: Sequence[np.ndarray]) -> None:
        """Takes in the weights of a smaller network, in the order of the model's."""
        filled = [(one, padded(value, one.shape)) for one, value in zip(self.model.weights, values, strict=True)]
        trainable = [value for one, value in filled if one.trainable]
        self.weights.vector.assign(self.weights.flat(trainable), read_value=False)
        for variable, value in filled:
            if not variable.trainable:
                variable.assign(value)

    def all_weights(self) -> list[tf.Tensor]:
        """The values of all variables of the model, in its order."""
        trained = iter(self.weights.split(self.weights.vector))
        return [next(trained) if variable.trainable else variable.value for variable in self.model.weights]

    def __call__(
        self,
        x: tf.Tensor,
        weights: Sequence[tf.Tensor],
        choices: ProgramChoices,
        valid: tf.Tensor | None = None,
        kept: tf.Tensor | None = None,
    ) -> tf.Tensor:
        """Outputs (n, outputs) with these trainable weights.

        In training `valid` (n,) says which rows are there, and `kept` is that of `drawn` for them.
        """
        left = iter(weights)
        for number, dense in enumerate(self.dense):
            x = _called(dense, left, x)
            if self.normalizations:
                x = _called(self.normalizations[number], left, x, training=valid is not None, mask=valid)
            x = self._activated(x, choices) * tf.cast(tf.range(x.shape[1]) < choices.widths[number], tf.float32)
            x = x if kept is None else x * kept[number]
        return _called(self.last, left, x)

    def _activated(self, x: tf.Tensor, choices: ProgramChoices) -> tf.Tensor:
        return switch(choices.activation, [partial(_leaky_relu, choices.slope), *self.activations], x)

    def drawn(self, choices: ProgramChoices, step: tf.Tensor, first: tf.Tensor, rows: int) -> Drawn:
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


def _called(layer: keras.Layer, weights: Iterator[tf.Tensor], x: tf.Tensor, **options: Any) -> tf.Tensor:
    """The outputs of a Keras layer with the next of the weights; moving averages stay in the layer's own variables."""
    own, others = [next(weights) for _ in layer.trainable_variables], layer.non_trainable_variables
    outputs, moved = layer.stateless_call(own, [one.value for one in others], x, **options)
    if options.get("training"):
        for variable, value in zip(others, moved, strict=True):
            variable.assign(value)
    return outputs


def _leaky_relu(slope: tf.Tensor, x: tf.Tensor) -> tf.Tensor:
    """Two straight lines: of this slope on the left, of slope 1 on the right."""
    return tf.where(x > 0.0, x, slope * x)


def _noise(choices: ProgramChoices, step: tf.Tensor, rows: tf.Tensor, inputs: int) -> tf.Tensor:
    columns = tf.range(inputs)
    drawn = normal(random_key(choices.seed, 0, step), MatrixPlaces(rows, columns, choices.batch, choices.inputs))
    return choices.gaussian_noise * tf.where(columns < choices.inputs, drawn, 0.0)


def _inputs_kept(choices: ProgramChoices, step: tf.Tensor, rows: tf.Tensor, inputs: int) -> tf.Tensor:
    key = random_key(choices.seed, choices.input_dropout_layer, step)
    drawn = uniform(key, MatrixPlaces(rows, tf.range(inputs), choices.batch, choices.inputs))
    return _dropped(drawn, choices.input_dropout)


def _kept(choices: ProgramChoices, step: tf.Tensor, rows: tf.Tensor, units: int) -> tf.Tensor:
    layer = random_key(choices.seed, choices.dropout_layers, tf.fill(choices.dropout_layers.shape, step))
    key = tf.transpose(layer)[:, None, None, :]
    widths = choices.widths[:, None, None]
    drawn = uniform(key, MatrixPlaces(rows[None], tf.range(units)[None, None], choices.batch, widths))
    return _dropped(drawn, choices.dropout)


def _dropped(drawn: tf.Tensor, rate: tf.Tensor) -> tf.Tensor:
    return tf.where(drawn >= rate, 1.0 / (1.0 - rate), 0.0)
