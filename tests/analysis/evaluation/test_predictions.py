"""What is read off a network's answers: who is taken for whom, how sure it is, how far values are off."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.evaluation.predictions import Predictions, pooled

CLASSES = Predictions(np.array([0, 0, 1, 1]), np.array([[0.9, 0.1], [0.4, 0.6], [0.2, 0.8], [0.3, 0.7]]))


def test_a_confusion_matrix_counts_rows_by_truth_and_prediction() -> None:
    assert CLASSES.confusion.tolist() == [[1, 1], [0, 2]]
    assert np.trace(CLASSES.confusion) == CLASSES.right.sum()


def test_confidence_is_that_in_the_class_which_is_chosen() -> None:
    assert CLASSES.confidence == pytest.approx([0.9, 0.6, 0.8, 0.7])
    assert CLASSES.reliability.counts.sum() == 4


def test_seeds_are_pooled_row_by_row() -> None:
    both = pooled([CLASSES, CLASSES])
    assert both.confusion.tolist() == [[2, 2], [0, 4]]


def test_residuals_are_truth_minus_prediction() -> None:
    values = Predictions(np.array([10.0, 20.0]), np.array([12.0, 15.0]))
    assert not values.classified
    assert values.residuals.tolist() == [-2.0, 5.0]
