"""The small convolutional network for digits."""

from __future__ import annotations

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.convolution import FILTERS, build_convolutional
from pages.features.finding import convolved_maps
from pages.features.tasks import convolve
from pages.features.trials.approaches import Convolutional

DIGITS = change(Experiment(), dataset="digits", samples=1797, train_fraction=0.15)


def test_it_learns_the_digits_and_hands_back_its_first_layer() -> None:
    result = convolve(DIGITS)
    assert result.accuracy > 0.85
    assert result.kernel.shape == (3, 3, FILTERS)
    assert result.bias.shape == (FILTERS,)
    assert result.examples.shape == (10, 8, 8)


def test_the_maps_that_are_drawn_are_those_of_keras_s_layer() -> None:
    layer = build_convolutional(8, 0).layers[0]
    kernel, bias = layer.get_weights()
    rng = np.random.default_rng(0)
    bias = rng.normal(size=bias.shape).astype(np.float32)
    layer.set_weights([kernel, bias])
    image = rng.uniform(size=(8, 8)).astype(np.float32)
    drawn = convolved_maps(Convolutional(0.0, kernel[:, :, 0], bias, image[None]), image, FILTERS)
    expected = np.asarray(layer(image[None, :, :, None]))[0]
    np.testing.assert_allclose(np.stack([one.values for one in drawn], -1), expected, atol=1e-5)
    assert [one.name for one in drawn[:2]] == ["filter 1", "filter 2"]


def test_another_seed_makes_other_first_weights() -> None:
    first, same, other = (build_convolutional(8, seed).layers[0].get_weights()[0] for seed in (0, 0, 1))
    assert np.array_equal(first, same)
    assert not np.array_equal(first, other)
