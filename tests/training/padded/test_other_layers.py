"""Another layer on the inputs is an entry: its class, and what it does to them."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.experiment import layers
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.architecture import architecture
from dashboard.experiment.programs.padding import padding
from dashboard.experiment.settings import change
from dashboard.export.standalone.keras_script import keras_script
from dashboard.training.dropout import RANDOM_LAYERS
from tests.training.keras_fit import trained

SHORT = change(Experiment(), samples=100, hidden_layers=(), epochs=3)


def times_noise(x: tf.Tensor, key: tf.Tensor, rate: tf.Tensor) -> tf.Tensor:
    noise = tf.random.stateless_normal(x.shape, key, alg="threefry")
    return x * (1.0 + tf.sqrt(rate / (1.0 - rate)) * noise)


@pytest.fixture(autouse=True)
def _another_layer(monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of dropout on the inputs."""
    monkeypatch.setitem(layers.ON_INPUTS, "input_dropout", "layers.GaussianDropout")
    monkeypatch.setitem(RANDOM_LAYERS, keras.layers.GaussianDropout, times_noise)


def objective(rate: float) -> np.ndarray:
    return trained(change(SHORT, input_dropout=rate)).history.objective


def test_it_is_trained_with_and_draws_the_same_numbers_again() -> None:
    weak, strong, strong_again = objective(0.2), objective(0.7), objective(0.7)
    assert np.array_equal(strong, strong_again)
    assert not np.allclose(weak, strong)


def test_it_has_programs_of_its_own_which_its_strength_does_not_change() -> None:
    weak, strong = change(SHORT, input_dropout=0.2), change(SHORT, input_dropout=0.7)
    assert padding(SHORT) is not None
    assert padding(weak) is None
    assert architecture(weak) == architecture(strong) != architecture(SHORT)


def test_scripts_have_it() -> None:
    assert "keras.layers.GaussianDropout(0.7)" in keras_script(change(SHORT, input_dropout=0.7))
