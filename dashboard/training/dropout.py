"""Which units dropout switches off: drawn from the seed, the layer and the step, so that it can be repeated."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import batch_rows, split_sizes, steps_per_epoch
from dashboard.training.compiling.compiled_function import CompiledFunction
from dashboard.training.model import build_model


def random_key(seed: tf.Tensor, layer: int, step: tf.Tensor) -> tf.Tensor:
    """The seed of the random numbers of one layer, by its index in the model, in one step, counted from 0."""
    return tf.stack([seed * 1000 + layer, tf.cast(step, tf.int32)])


def draw_mask(shape: Any, key: tf.Tensor, rate: tf.Tensor) -> tf.Tensor:
    """A mask (batch, units): True where a unit is kept for a sample."""
    # Threefry, as in JAX: compiled by XLA it takes half the time of Philox, the default.
    return tf.random.stateless_uniform(shape, key, alg="threefry") >= rate


def _dropped(x: tf.Tensor, key: tf.Tensor, rate: tf.Tensor) -> tf.Tensor:
    return tf.where(draw_mask(x.shape, key, rate), x / (1.0 - rate), 0.0)


def _with_noise(x: tf.Tensor, key: tf.Tensor, deviation: tf.Tensor) -> tf.Tensor:
    return x + deviation * tf.random.stateless_normal(x.shape, key, alg="threefry")


# What layers that draw random numbers do, given their inputs, the key of these numbers, and a strength.
RANDOM_LAYERS: dict[type[keras.Layer], Callable[[tf.Tensor, tf.Tensor, tf.Tensor], tf.Tensor]] = {
    keras.layers.Dropout: _dropped,
    keras.layers.GaussianNoise: _with_noise,
}


def dropout_masks(experiment: Experiment, steps: int) -> list[list[np.ndarray]]:
    """The masks of the first steps of a training: for each hidden layer, one array (samples, units) a step.

    The last mini-batch of an epoch may have fewer samples. The training fills it up with rows that do not count.
    """
    batch = batch_rows(experiment)
    units = iter(experiment.model.hidden_layers)
    layers = list(enumerate(build_model(experiment).layers))
    # Dropout on the inputs stands before them all.
    first = next(index for index, layer in layers if isinstance(layer, keras.layers.Dense))
    return [
        _masks(experiment, (batch, next(units)), index, steps)
        for index, layer in layers
        if index > first and isinstance(layer, keras.layers.Dropout)
    ]


def _masks(experiment: Experiment, shape: tuple[int, int], layer: int, steps: int) -> list[np.ndarray]:
    # Compiled by XLA like the training, because TensorFlow's own kernels draw other numbers.
    name = f"dropout mask {shape} {layer}"
    draw = CompiledFunction(lambda seed, step, rate: draw_mask(shape, random_key(seed, layer, step), rate), name)
    seed, rate = tf.constant(experiment.training.seed), tf.constant(experiment.model.dropout, tf.float32)
    rows, an_epoch = split_sizes(experiment)[0], steps_per_epoch(experiment)
    drawn = (draw(seed, tf.constant(step), rate).numpy() for step in range(steps))
    return [mask[: rows - step % an_epoch * shape[0]] for step, mask in enumerate(drawn)]
