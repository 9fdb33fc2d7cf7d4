"""Parameters are counted as Keras counts them, and a network is called deep from two hidden layers on."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.training.model import build_model
from pages.forward_pass.finding import count_parameters, in_words

UNITS = (2, 3, 2, 1)


@pytest.mark.parametrize("hidden", [(3,), (3, 2), (4, 4, 1)])
def test_the_count_of_parameters_is_keras_s(hidden: tuple[int, ...]) -> None:
    experiment = change(Experiment(), hidden_layers=hidden)
    counts = count_parameters((2, *hidden, 1), biased=True)
    assert sum(count.parameters for count in counts) == build_model(experiment).count_params() == experiment.parameters


def test_without_biases_only_weights_are_counted() -> None:
    model = keras.Sequential([keras.Input((2,)), *(keras.layers.Dense(n, use_bias=False) for n in UNITS[1:])])
    assert sum(count.parameters for count in count_parameters(UNITS, biased=False)) == model.count_params()


def test_a_network_is_deep_from_two_hidden_layers_on() -> None:
    assert "With 1 hidden layer it is shallow" in in_words((2, 3, 1), np.zeros(1), biased=True)
    assert "With 2 hidden layers, this network is deep" in in_words((2, 3, 3, 1), np.zeros(1), biased=True)


def test_an_output_is_named_only_once_it_is_computed() -> None:
    assert in_words((2, 1), np.array([0.5]), biased=True).startswith("For these inputs the network's output is 0.50. ")
    assert in_words((2, 1), None, biased=True).startswith("With 0 hidden")


def test_each_output_is_named_and_none_is_below_a_zero() -> None:
    said = in_words((2, 3, 3), np.array([-0.0, -0.004, -0.37]), biased=True)
    assert said.startswith("For these inputs the network's output is 0.00, 0.00, \N{MINUS SIGN}0.37. ")


@pytest.mark.parametrize(
    ("biased", "words"), [(True, "13 parameters: 9 weights and 4"), (False, "9 parameters: 9 weights and 0")]
)
def test_weights_and_biases_are_counted_apart(biased: bool, words: str) -> None:
    assert in_words((2, 3, 1), None, biased=biased).endswith(f"It has {words} biases.")
