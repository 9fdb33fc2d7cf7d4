"""Gradients by hand are TensorFlow's, and a step by hand is that of Keras's optimizer."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.analysis.networks.backpropagation import backpropagate, descend, mean_loss
from dashboard.analysis.networks.network import Network, network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import optimizer, trained_loss
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import LOSSES
from dashboard.training.model import build, build_model
from tests.training.keras_fit import for_fit

DATASET = {"binary": "moons", "multiclass": "blobs", "regression": "plane"}
BATCH = 12


def lab(activation: str, loss: str = "binary_crossentropy") -> Experiment:
    dataset = DATASET[LOSSES[loss].tasks[0]]
    sgd = {"optimizer": "sgd", "momentum": 0.0, "learning_rate": 0.3}
    return change(Experiment(), dataset=dataset, hidden_layers=(5, 4), activation=activation, loss=loss, **sgd)


def numpy_network(experiment: Experiment, model: keras.Model) -> Network:
    return network(experiment, np.concatenate([np.ravel(w) for w in model.get_weights()]).astype(float))


def batch(experiment: Experiment) -> tuple[np.ndarray, np.ndarray]:
    train = make_splits(experiment).train
    return train.x[:BATCH], train.y[:BATCH]


@pytest.mark.parametrize(
    ("activation", "loss"),
    [(name, "binary_crossentropy") for name in ACTIVATIONS] + [("tanh", name) for name in LOSSES],
)
def test_loss_gradient_and_step_are_keras_s(activation: str, loss: str) -> None:
    experiment = lab(activation, loss)
    model, (x, y) = build_model(experiment), batch(lab(activation, loss))
    ours = numpy_network(experiment, model)
    with tf.GradientTape() as tape:
        expected = build(trained_loss(experiment))(for_fit(experiment, y), model(x))
    gradients = tape.gradient(expected, model.trainable_variables)
    back = backpropagate(ours, experiment.loss, x, experiment.encode(y))
    assert back.loss == pytest.approx(float(expected), abs=1e-5)
    for gradient, kernel, bias in zip(back.gradients, gradients[::2], gradients[1::2], strict=True):
        np.testing.assert_allclose(gradient.kernel, kernel, atol=1e-5)
        np.testing.assert_allclose(gradient.bias, bias, atol=1e-5)

    build(optimizer(experiment)).apply(gradients, model.trainable_variables)
    stepped = descend(ours, back.gradients, experiment.training.learning_rate)
    for layer, theirs in zip(stepped.layers, numpy_network(experiment, model).layers, strict=True):
        np.testing.assert_allclose(layer.kernel, theirs.kernel, atol=1e-5)
        np.testing.assert_allclose(layer.bias, theirs.bias, atol=1e-5)


def test_a_small_step_lowers_the_loss() -> None:
    experiment = lab("tanh")
    x, y = batch(experiment)
    ours, targets = numpy_network(experiment, build_model(experiment)), experiment.encode(y)
    back = backpropagate(ours, experiment.loss, x, targets)
    assert mean_loss(descend(ours, back.gradients, 0.01), experiment.loss, x, targets) < back.loss


def test_batch_normalization_is_refused() -> None:
    experiment = change(lab("tanh"), batch_normalization=True)
    x, y = batch(experiment)
    with pytest.raises(ValueError, match="batch normalization"):
        backpropagate(numpy_network(experiment, build_model(experiment)), experiment.loss, x, y[:, None])
