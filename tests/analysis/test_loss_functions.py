"""Every loss of the lab in NumPy has Keras's values and Keras's gradients."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.analysis.loss_functions import LOSS_FUNCTIONS, LossFunction
from dashboard.analysis.network import ACTIVATE
from dashboard.experiment.losses import LOSSES
from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment
from dashboard.experiment.targets import encode
from dashboard.training.model import build_loss
from dashboard.training.targets import for_fit

DATASET = {"binary": "moons", "multiclass": "digits", "regression": "sine"}
LABELS = {
    "binary": np.array([0, 1, 1, 0, 1], np.int32),
    "multiclass": np.array([0, 3, 9, 5, 5], np.int32),
    "regression": np.array([0.3, -1.0, 2.5, 0.0, -0.2], np.float32),
}

every_loss = pytest.mark.parametrize("function", LOSS_FUNCTIONS.values(), ids=LOSS_FUNCTIONS)


def lab(function: LossFunction) -> Experiment:
    task = LOSSES[function.name].tasks[0]
    return change(Experiment(), dataset=DATASET[task], loss=function.name)


def sums(experiment: Experiment) -> np.ndarray:
    return np.random.default_rng(3).normal(0.0, 1.5, (5, experiment.outputs)).astype(np.float32)


def test_every_loss_of_the_lab_has_an_entry() -> None:
    assert set(LOSS_FUNCTIONS) == set(LOSSES)


@every_loss
def test_the_mean_and_its_gradient_are_keras_s(function: LossFunction) -> None:
    experiment = lab(function)
    labels, u = LABELS[experiment.dataset.task], sums(experiment)
    watched = tf.constant(u)
    with tf.GradientTape() as tape:
        tape.watch(watched)
        outputs = keras.activations.get(experiment.loss.output)(watched)
        loss = build_loss(experiment)(for_fit(experiment, labels), outputs)
    targets = encode(experiment, labels)
    np.testing.assert_allclose(function.value(u, targets).mean(), loss, atol=1e-5)
    np.testing.assert_allclose(function.gradient(u, targets) / len(u), tape.gradient(loss, watched), atol=1e-5)


@every_loss
def test_the_gradient_is_the_slope_of_the_value(function: LossFunction) -> None:
    experiment = lab(function)
    targets, u, h = encode(experiment, LABELS[experiment.dataset.task]), sums(experiment).astype(float), 1e-6
    for place in range(experiment.outputs):
        nudge = h * np.eye(experiment.outputs)[place]
        slope = (function.value(u + nudge, targets) - function.value(u - nudge, targets)) / (2 * h)
        np.testing.assert_allclose(function.gradient(u, targets)[:, place], slope, atol=1e-5)


@every_loss
def test_the_output_activation_that_the_loss_expects_is_known_in_numpy(function: LossFunction) -> None:
    assert LOSSES[function.name].output in ACTIVATE
