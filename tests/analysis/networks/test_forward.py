"""The forward pass that a page shows is the one that Keras computes."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from dashboard.analysis.networks.forward import forward, layer_names
from dashboard.analysis.networks.network import network_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS
from dashboard.training.model import build_model
from pages.forward_pass.trials import round_biases, round_weights

UNITS = (2, 3, 2, 1)
X = np.array([[1.0, -0.5], [0.3, 2.0]])


def the_lab_s_model(activation: str, loss: str) -> keras.Model:
    return build_model(change(Experiment(), hidden_layers=UNITS[1:-1], activation=activation, loss=loss))


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(("loss", "output"), [("binary_crossentropy", "linear"), ("sigmoid_mse", "sigmoid")])
def test_every_layer_s_sums_and_activations_are_those_of_the_lab_s_model(
    activation: str, loss: str, output: str
) -> None:
    weights, biases = round_weights(UNITS), round_biases(UNITS)
    model = the_lab_s_model(activation, loss)
    model.set_weights([array for w, b in zip(weights, biases, strict=True) for array in (w.T, b)])
    layers = [layer.output for layer in model.layers]
    values = [np.asarray(value) for value in keras.Model(model.inputs[0], layers)(X)]
    shown = [
        array for step in forward(network_of(weights, biases, activation, output), X) for array in (step.z, step.h)
    ]
    assert len(values) in {len(shown), len(shown) - 1}, "Keras leaves a linear output without a layer of its own"
    for ours, theirs in zip(shown, values, strict=False):
        np.testing.assert_allclose(ours, theirs, atol=1e-5)


def test_the_last_step_is_what_the_network_returns() -> None:
    net = network_of(round_weights(UNITS), round_biases(UNITS), "tanh", "sigmoid")
    np.testing.assert_array_equal(forward(net, X)[-1].h, net(X))


def test_a_step_s_weights_have_a_row_for_each_unit() -> None:
    first = forward(network_of(round_weights(UNITS), round_biases(UNITS), "relu", "linear"), X)[0]
    np.testing.assert_allclose(first.weights @ X[0] + first.layer.bias, first.z[0])


def test_no_round_weight_is_zero() -> None:
    assert all(np.all(w != 0) for w in round_weights((4, 4, 4, 4)))


def test_layers_are_named_by_their_place() -> None:
    assert layer_names(3) == ("Hidden layer 1", "Hidden layer 2", "Output layer")
