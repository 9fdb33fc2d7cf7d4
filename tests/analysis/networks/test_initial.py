"""Networks before training: the layers of their experiment, with weights that keep the variance of sums."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from dashboard.analysis.networks.initial import initial_network
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

WIDE = change(Experiment(), hidden_layers=(240, 40), activation="tanh")


def test_every_layer_has_the_shape_and_activation_of_the_experiment_and_no_bias_yet() -> None:
    for experiment, output in (
        (WIDE, "linear"),
        (change(WIDE, loss="sigmoid_mse"), "sigmoid"),
        (change(WIDE, dataset="digits", loss="softmax_mse"), "softmax"),
    ):
        layers = initial_network(experiment, 3).layers
        sizes = (experiment.inputs, 240, 40, experiment.outputs)
        assert [layer.kernel.shape for layer in layers] == [*pairwise(sizes)]
        assert [layer.activation for layer in layers] == ["tanh", "tanh", output]
        assert not any(layer.bias.any() for layer in layers)


@pytest.mark.parametrize("seed", range(3))
def test_weights_are_around_zero_as_wide_as_inputs_and_outputs_allow(seed: int) -> None:
    kernel = initial_network(WIDE, seed).layers[1].kernel
    bound = np.sqrt(6 / (240 + 40))
    assert kernel.min() == pytest.approx(-bound, rel=0.01)
    assert kernel.max() == pytest.approx(bound, rel=0.01)
    assert kernel.var() == pytest.approx(2 / (240 + 40), rel=0.05)
    assert abs(kernel.mean()) < 0.01 * bound * 2


def test_another_seed_draws_other_weights_and_the_same_one_the_same() -> None:
    first, again, other = (initial_network(WIDE, seed).layers[0].kernel for seed in (4, 4, 5))
    np.testing.assert_array_equal(first, again)
    assert not np.isclose(first, other).any(axis=0).all()
