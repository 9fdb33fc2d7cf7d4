"""The network in NumPy answers as Keras does."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import LOSSES
from dashboard.training.model import build_model

DATA = {"binary": "moons", "multiclass": "iris", "regression": "sine"}


def shaken(experiment: Experiment) -> tuple[keras.Model, np.ndarray]:
    """A model with no weight at its initial value, and those weights flat."""
    model, rng = build_model(experiment), np.random.default_rng(0)
    model.set_weights([weight + rng.uniform(0.1, 0.5, weight.shape) for weight in model.get_weights()])
    return model, np.concatenate([weight.ravel() for weight in model.get_weights()])


def assert_same(experiment: Experiment) -> None:
    model, flat = shaken(experiment)
    x = np.random.default_rng(1).normal(size=(20, experiment.inputs)).astype(np.float32)
    expected = np.asarray(keras.ops.convert_to_numpy(model(x, training=False)))
    assert network(experiment, flat)(x) == pytest.approx(expected, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("normalized", [False, True])
def test_outputs_are_keras_own_for_every_activation(activation: str, *, normalized: bool) -> None:
    assert_same(
        change(
            Experiment(),
            hidden_layers=(8, 5),
            activation=activation,
            batch_normalization=normalized,
            dropout=0.3,
            gaussian_noise=0.2,
        )
    )


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("layers", [(), (6,)])
def test_outputs_are_keras_own_for_every_loss(loss: str, layers: tuple[int, ...]) -> None:
    assert_same(change(Experiment(), dataset=DATA[LOSSES[loss].tasks[0]], loss=loss, hidden_layers=layers))
