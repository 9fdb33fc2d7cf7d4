"""What is found of each class, from the record of a training."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis import outcome
from dashboard.analysis.evaluation.by_class import ByClass, by_class
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.trained import trained


def test_what_is_found_of_all_classes_together_is_the_accuracy() -> None:
    record = trained(change(Experiment(), dataset="breast_cancer", samples=100, hidden_layers=(8,), epochs=25))
    found = by_class(record)
    assert found.rows.sum() == 33
    assert found.accuracy == pytest.approx(outcome.validation_metric(record))


def test_balanced_accuracy_is_the_mean_recall_of_the_classes_that_occur() -> None:
    found = ByClass(np.array([90, 10, 0]), np.array([90, 2, 0]))
    assert found.accuracy == pytest.approx(0.92)
    assert found.balanced_accuracy == pytest.approx((1.0 + 0.2) / 2)
