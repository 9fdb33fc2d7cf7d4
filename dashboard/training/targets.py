"""Targets in the form that training takes, the score of an output, and the metric that scores make."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import tensorflow as tf

from dashboard.data.parts import Splits
from dashboard.data.splitting import balanced
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import uses_class_weights


def smooth(experiment: Experiment, targets: np.ndarray) -> np.ndarray:
    """Moves targets towards equal probabilities, as `label_smoothing` does inside Keras's losses."""
    if not experiment.loss.smoothed:
        return targets
    smoothing = np.float32(experiment.training.label_smoothing)
    return targets * (1 - smoothing) + smoothing / max(2, experiment.outputs)


def row_weights(experiment: Experiment, y: np.ndarray) -> np.ndarray:
    """What each training row counts in the loss, as `class_weight` of `model.fit` has it; 1 without class weights."""
    weights = balanced(y) if uses_class_weights(experiment) else np.ones(len(y))
    return weights.astype(np.float32)


def score(experiment: Experiment, targets: tf.Tensor, outputs: tf.Tensor) -> tf.Tensor:
    """For each sample 1 if the class is right and 0 if not; in regression, the squared error."""
    if not experiment.dataset.classifies:
        return tf.reduce_mean(tf.square(targets - outputs), -1)
    if experiment.outputs > 1:
        return tf.cast(tf.argmax(targets, -1) == tf.argmax(outputs, -1), tf.float32)
    right = (targets > experiment.loss.target_boundary) == (outputs > experiment.loss.threshold)
    return tf.cast(right[:, 0], tf.float32)


def metric_scale(experiment: Experiment, splits: Splits) -> Callable[[np.ndarray], np.ndarray]:
    """A function from a program's scores to the metric: accuracy as it is, R² as 1 - squared error / variance."""
    if experiment.dataset.classifies:
        return lambda scores: scores
    variances = np.array([np.var(part.y) for part in splits.parts])
    # If all targets are equal there is no variance to explain, though rounding may leave some.
    varied = np.array([np.ptp(part.y) > 0 for part in splits.parts])
    return lambda scores: np.where(varied, 1.0 - scores / np.where(varied, variances, 1.0), 0.0)
