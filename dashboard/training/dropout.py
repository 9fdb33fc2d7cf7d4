"""Which units a step silences: drawn from the seed, the layer and the step, so that it can be drawn again."""

from __future__ import annotations

from typing import Any

import keras
import numpy as np
import tensorflow as tf

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import split_sizes
from dashboard.training.model import build_model


def draw_key(seed: tf.Tensor, place: int, step: tf.Tensor) -> tf.Tensor:
    """What a random layer draws from: its `place` in the model, and the optimizer's `step`, counted from 0."""
    return tf.stack([seed * 1000 + place, tf.cast(step, tf.int32)])


def draw_kept(shape: Any, key: tf.Tensor, rate: tf.Tensor) -> tf.Tensor:
    """True for each sample and unit (batch, units) that a step of training keeps."""
    # Threefry, as in JAX: XLA compiles it to half the time of the default, Philox.
    return tf.random.stateless_uniform(shape, key, alg="threefry") >= rate


def dropout_masks(experiment: Experiment, steps: int) -> list[np.ndarray]:
    """The masks of the first steps of a training, one array (steps, batch, units) for each hidden layer."""
    batch = min(experiment.training.batch_size, split_sizes(experiment)[0])
    units = iter(experiment.model.hidden_layers)
    layers = build_model(experiment).layers
    return [
        _masks(experiment, (batch, next(units)), place, steps)
        for place, layer in enumerate(layers)
        if isinstance(layer, keras.layers.Dropout)
    ]


def _masks(experiment: Experiment, shape: tuple[int, int], place: int, steps: int) -> np.ndarray:
    # XLA draws other numbers than TensorFlow's own kernels do, and the training is compiled by XLA.
    draw = tf.function(lambda seed, step, rate: draw_kept(shape, draw_key(seed, place, step), rate), jit_compile=True)
    seed, rate = tf.constant(experiment.training.seed), tf.constant(experiment.model.dropout, tf.float32)
    return np.stack([draw(seed, tf.constant(step), rate).numpy() for step in range(steps)])
