"""Gradients shrink on their way back through sigmoids, and not through relus."""

from __future__ import annotations

import keras
import numpy as np
import pytest
import tensorflow as tf

from dashboard.analysis.networks.initial import glorot_uniform, initial_network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import trained_loss
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.model import build, build_model
from pages.activations.finding.vanishing import DRAWS, GradientSizes, gradient_sizes
from tests.training.keras_fit import for_fit


def deep(activation: str, layers: int = 6) -> Experiment:
    return change(Experiment(), hidden_layers=(16,) * layers, activation=activation)


def test_the_sizes_are_those_of_keras_s_gradients() -> None:
    experiment = deep("sigmoid", 3)
    train, squares, model = make_splits(experiment).train, [], build_model(experiment)
    for seed in range(DRAWS):
        drawn = initial_network(experiment, seed).layers
        model.set_weights([array for layer in drawn for array in (layer.kernel, layer.bias)])
        with tf.GradientTape() as tape:
            loss = build(trained_loss(experiment))(for_fit(experiment, train.y), model(train.x))
        squares.append([float(np.mean(g.numpy() ** 2)) for g in tape.gradient(loss, model.trainable_variables)[::2]])
    np.testing.assert_allclose(gradient_sizes(experiment).sizes, np.sqrt(np.mean(squares, 0)), atol=1e-5)


def test_in_a_deep_sigmoid_network_each_layer_further_back_gets_less() -> None:
    assert np.all(np.diff(gradient_sizes(deep("sigmoid")).sizes) > 0)


def test_a_deeper_sigmoid_network_loses_more() -> None:
    ratios = [gradient_sizes(deep("sigmoid", layers)).ratio for layers in (2, 4, 6)]
    assert ratios == sorted(ratios, reverse=True)


def test_relu_keeps_what_sigmoid_loses() -> None:
    assert gradient_sizes(deep("relu")).ratio > 100 * gradient_sizes(deep("sigmoid")).ratio


@pytest.mark.parametrize(("before", "after"), [(2, 16), (16, 16), (16, 1)])
def test_glorot_s_bounds_are_keras_s(before: int, after: int) -> None:
    ours = glorot_uniform(before, after, np.random.default_rng(0))
    theirs = keras.initializers.GlorotUniform(seed=0)((before, after))
    limit = np.sqrt(6 / (before + after))
    assert np.abs(ours).max() <= limit
    assert np.abs(np.asarray(theirs)).max() <= limit
    assert ours.std() == pytest.approx(limit / np.sqrt(3), rel=0.3)


@pytest.mark.parametrize(("ratio", "words"), [(0.0001, "1/10,000"), (1 / 7223, "1/7,200"), (0.8, "80%")])
def test_a_tiny_share_is_told_as_a_fraction(ratio: float, words: str) -> None:
    assert words in GradientSizes("sigmoid", np.array([ratio, 1.0])).in_words
