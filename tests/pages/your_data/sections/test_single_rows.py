"""Single rows are judged by the trainings that there are."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.evaluation.row_predictions import RowPredictions
from pages.your_data.sections.single_rows import enough
from pages.your_data.trials.single_rows import FEWEST_SEEDS, FULL, SEEDS, STOPPED

ANSWER = RowPredictions(np.arange(3), np.ones(3, bool), np.eye(3), np.arange(3))


def test_one_training_that_failed_takes_no_others_along() -> None:
    found = enough([(name, ANSWER) for name in [FULL] * SEEDS + [STOPPED] * (SEEDS - 1)])
    assert {name: len(answers) for name, answers in found.items()} == {FULL: SEEDS, STOPPED: SEEDS - 1}


def test_of_an_arm_with_too_few_trainings_nothing_is_told() -> None:
    assert list(enough([(name, ANSWER) for name in [FULL] * FEWEST_SEEDS + [STOPPED] * (FEWEST_SEEDS - 1)])) == [FULL]
