"""Every loss of the lab in NumPy has Keras's values and Keras's gradients."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import trained_loss
from dashboard.experiment.settings import change
from dashboard.functions.activations import activate
from dashboard.functions.losses import LOSSES, Loss
from dashboard.training.model import build
from tests.training.keras_fit import for_fit

DATASET = {"binary": "moons", "multiclass": "digits", "regression": "sine"}
LABELS = {
    "binary": np.array([0, 1, 1, 0, 1], np.int32),
    "multiclass": np.array([0, 3, 9, 5, 5], np.int32),
    "regression": np.array([0.3, -1.0, 2.5, 0.0, -0.2], np.float32),
}

every_loss = pytest.mark.parametrize("function", LOSSES.values(), ids=LOSSES)


def lab(function: Loss) -> Experiment:
    task = LOSSES[function.name].tasks[0]
    return change(Experiment(), dataset=DATASET[task], loss=function.name)


def sums(experiment: Experiment) -> np.ndarray:
    return np.random.default_rng(3).normal(0.0, 1.5, (5, experiment.outputs)).astype(np.float32)


@every_loss
def test_the_mean_and_its_gradient_are_keras_s(function: Loss) -> None:
    experiment = lab(function)
    labels, z = LABELS[experiment.dataset.task], sums(experiment)
    watched = tf.constant(z)
    with tf.GradientTape() as tape:
        tape.watch(watched)
        outputs = keras.activations.get(experiment.loss.output)(watched)
        loss = build(trained_loss(experiment))(for_fit(experiment, labels), outputs)
    targets = experiment.encode(labels)
    np.testing.assert_allclose(function.value(z, targets).mean(), loss, atol=1e-5)
    np.testing.assert_allclose(function.gradient(z, targets) / len(z), tape.gradient(loss, watched), atol=1e-5)


@every_loss
def test_the_gradient_is_the_slope_of_the_value(function: Loss) -> None:
    experiment = lab(function)
    targets, z, h = experiment.encode(LABELS[experiment.dataset.task]), sums(experiment).astype(float), 1e-6
    for place in range(experiment.outputs):
        nudge = h * np.eye(experiment.outputs)[place]
        slope = (function.value(z + nudge, targets) - function.value(z - nudge, targets)) / (2 * h)
        np.testing.assert_allclose(function.gradient(z, targets)[:, place], slope, atol=1e-5)


@every_loss
def test_several_sets_of_pre_activations_are_valued_at_once(function: Loss) -> None:
    experiment = lab(function)
    targets, z = experiment.encode(LABELS[experiment.dataset.task]), sums(experiment).astype(float)
    several = np.stack([z, z / 2])
    np.testing.assert_array_equal(function.value(several, targets), [function.value(each, targets) for each in several])


@every_loss
def test_the_output_activation_that_the_loss_expects_is_known_in_numpy(function: Loss) -> None:
    assert activate(function.output, np.zeros((1, 2))).shape == (1, 2)


@pytest.mark.parametrize(
    ("name", "z", "label"),
    [
        ("hinge", [1.0], 1),
        ("hinge", [-1.0], 0),
        ("categorical_hinge", [0.0, 0.0, 0.0], 1),
        ("categorical_hinge", [0.0] * 5, 0),
        ("categorical_hinge", [1.0, 0.0, 0.0], 0),
        ("categorical_hinge", [2.0, 2.0, 1.0], 2),
        ("mae", [0.5], 0.5),
        ("huber", [1.5], 0.5),
    ],
)
def test_at_a_kink_the_gradient_is_the_one_that_keras_prints(name: str, z: list[float], label: float) -> None:
    function, outputs = LOSSES[name], len(z)
    truth = np.array([label], np.float32 if function.tasks == ("regression",) else np.int32)
    targets, watched = function.encode(truth, outputs), tf.constant([z])
    with tf.GradientTape() as tape:
        tape.watch(watched)
        loss = getattr(keras.losses, function.keras)()(tf.constant(targets, tf.float32), watched)
    ours = function.gradient(np.array([z]), targets.astype(float))
    np.testing.assert_allclose(ours, tape.gradient(loss, watched), atol=1e-6)


def test_the_formula_of_the_categorical_hinge_gradient_says_that_a_rival_below_0_has_none() -> None:
    """Keras's formula has the true class among the rivals, with 0."""
    loss, truth = LOSSES["categorical_hinge"], np.array([[0.0, 1.0]])
    gradients = [loss.gradient(np.array([[z, 0.0]]), truth)[0].tolist() for z in (-4.0, 4.0)]
    assert gradients == [[0.0, -1.0], [1.0, -1.0]]
    assert "rival above 0" in loss.gradient_formula
