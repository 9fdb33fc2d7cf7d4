"""What the page on the test set says, with fewer candidates than it has, on 20 data sets."""

from __future__ import annotations

from dashboard.analysis.choosing import choose
from dashboard.experiment.choosing import candidate_arms
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from tests.trained import SEEDS, holds, trained

CANDIDATES = 30


def test_choosing_by_test_score_overstates_it_and_by_validation_score_does_not() -> None:
    choices = []
    for data_seed in range(SEEDS):
        experiments = [change(arm.experiment, data_seed=data_seed) for arm in candidate_arms(CANDIDATES)]
        choices.append(choose([trained(experiment) for experiment in experiments], make_splits(experiments[0])))
    assert holds([choice.overstated[-1] > 0.005 for choice in choices])
    assert holds([abs(choice.honestly_overstated[-1]) < choice.overstated[-1] for choice in choices])
