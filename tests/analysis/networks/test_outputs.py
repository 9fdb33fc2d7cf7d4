"""The class that a network's outputs say, and the probability that they give to a class."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.analysis.networks.outputs import positive_probability, predicted_classes, probability_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.made import SMALL


def test_the_probabilities_of_two_classes_add_up_to_one() -> None:
    logits = np.array([[-2.0], [0.0], [3.0]])
    ones = probability_of(SMALL, logits, np.ones(3, int))
    np.testing.assert_allclose(ones, positive_probability(SMALL, logits))
    np.testing.assert_allclose(ones + probability_of(SMALL, logits, np.zeros(3, int)), 1.0)


def test_each_row_has_the_probability_of_its_own_class() -> None:
    blobs = change(SMALL, dataset="blobs", classes=3)
    logits = np.log(np.array([[0.2, 0.3, 0.5], [0.6, 0.3, 0.1]]))
    np.testing.assert_allclose(probability_of(blobs, logits, np.array([2, 0])), [0.5, 0.6])


@pytest.mark.parametrize(
    ("settings", "outputs", "classes"),
    [
        ({}, [[-0.1], [0.1]], [0, 1]),
        ({"loss": "hinge"}, [[-0.1], [0.1]], [0, 1]),
        ({"loss": "sigmoid_mse"}, [[0.4], [0.6]], [0, 1]),
        ({"dataset": "iris"}, [[3, 1, 2], [-3, -1, -2]], [0, 1]),
    ],
)
def test_a_class_is_read_as_the_loss_means_it(settings: dict[str, Any], outputs: list[Any], classes: list[int]) -> None:
    assert predicted_classes(change(Experiment(), **settings), np.array(outputs)).tolist() == classes


@pytest.mark.parametrize(
    ("loss", "outputs", "probabilities"),
    [
        ("binary_crossentropy", [-np.log(3.0), 0.0, np.log(3.0)], [0.25, 0.5, 0.75]),
        ("sigmoid_mse", [0.25, 0.5, 0.75], [0.25, 0.5, 0.75]),
        ("hinge", [-2.0, 0.0, 0.5], [0.0, 0.5, 0.75]),
    ],
)
def test_certainty_is_the_probability_of_class_1(loss: str, outputs: list[float], probabilities: list[float]) -> None:
    found = positive_probability(change(Experiment(), loss=loss), np.array(outputs)[:, None])
    assert found == pytest.approx(np.array(probabilities))
