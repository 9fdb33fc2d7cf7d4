"""The loss and the score of each row, by the loss and the metric that a padded program is given."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import keras
import tensorflow as tf

from dashboard.experiment.layers import encoded_loss
from dashboard.functions.losses import LOSSES
from dashboard.training.model import build
from dashboard.training.padded.choices import ProgramChoices
from dashboard.training.padded.switch import switch

# The logit of a padding class: its probability is 0, and it is never the largest.
NO_CLASS = -1e9


def losses(names: Sequence[str], choices: ProgramChoices, y: tf.Tensor, z: tf.Tensor) -> tf.Tensor:
    """Losses (n,) of targets and outputs (n, outputs) by the chosen one of the losses named."""
    return switch(choices.loss, [partial(_loss, name, choices, y) for name in names], z)


def _loss(name: str, choices: ProgramChoices, y: tf.Tensor, z: tf.Tensor) -> tf.Tensor:
    loss = LOSSES[name]
    keras_loss = build(encoded_loss(loss))
    squash = keras.activations.get(loss.output)
    if z.shape[1] == 1:
        return keras_loss.call(y, squash(z))
    values = keras_loss.call(y, squash(_among_classes(choices, z)))
    return values * (z.shape[1] / tf.cast(choices.outputs, tf.float32)) if loss.mean_of_outputs else values


def scores(choices: ProgramChoices, y: tf.Tensor, z: tf.Tensor) -> tf.Tensor:
    """For each row 1 if the class is right and 0 if not; in regression, the squared error."""
    if z.shape[1] > 1:
        return tf.cast(tf.argmax(y, -1) == tf.argmax(_among_classes(choices, z), -1), tf.float32)
    right = (y > choices.target_boundary) == (_squashed(choices, z) > choices.boundary)
    return tf.where(choices.regression > 0, tf.square(y - z), tf.cast(right, tf.float32))[:, 0]


def _squashed(choices: ProgramChoices, z: tf.Tensor) -> tf.Tensor:
    """What is compared with the boundary: a probability where that is 0.5, else the output itself."""
    return tf.where(choices.boundary > 0.0, tf.sigmoid(z), z)


def _among_classes(choices: ProgramChoices, z: tf.Tensor) -> tf.Tensor:
    return tf.where(tf.range(z.shape[1]) < choices.outputs, z, NO_CLASS)
