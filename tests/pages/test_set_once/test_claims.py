"""What the page on the test set says, with all its candidates, on 20 data sets."""

from __future__ import annotations

from functools import cache

import numpy as np

from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.test_set_once.finding import Choice, choose
from pages.test_set_once.trials import candidate_arms
from tests.trained import SEEDS, holds, trained


@cache
def choices() -> list[Choice]:
    chosen = []
    for data_seed in range(SEEDS):
        experiments = [change(arm.experiment, data_seed=data_seed) for arm in candidate_arms()]
        chosen.append(choose([trained(experiment) for experiment in experiments], make_splits(experiments[0])))
    return chosen


def test_choosing_by_test_score_overstates_it_and_by_validation_score_does_not() -> None:
    assert holds([choice.overstated[-1] > 0.005 for choice in choices()])
    assert holds([abs(choice.honestly_overstated[-1]) < choice.overstated[-1] for choice in choices()])


def test_the_more_candidates_the_more_it_is_overstated() -> None:
    assert holds([bool(np.all(np.diff(choice.overstated) > 0)) for choice in choices()])
