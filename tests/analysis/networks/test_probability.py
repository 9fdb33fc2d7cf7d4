"""The probability that a network's outputs give to a class."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.networks.network import positive_probability, probability_of
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
