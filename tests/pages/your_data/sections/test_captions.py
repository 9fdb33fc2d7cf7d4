"""Captions say how scores came about, and no more than holds of every table."""

from __future__ import annotations

import pytest

from dashboard.analysis.evaluation.models import evaluate_baselines
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.your_data.sections.judging import _about
from pages.your_data.sections.network import _TOGETHER


@pytest.mark.parametrize("weights", [False, True])
def test_that_models_are_compared_by_balanced_accuracy_is_said_of_weighted_classes(*, weights: bool) -> None:
    experiment = change(Experiment(), dataset="moons", skew=0.5, class_weights=weights)
    said = _about(experiment, [[*evaluate_baselines(experiment)]])
    assert ("trained with class weights, and all are compared by balanced accuracy" in said) == weights


def test_of_rows_whose_copies_may_be_trained_on_nobody_says_that_no_network_knows_them() -> None:
    assert not any("did not train" in sentence for sentence in _TOGETHER.values())
