"""Trainings in a row share the splits of the same data."""

from __future__ import annotations

import numpy as np

from dashboard.engine.sharing.splits import SplitsInARow
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from tests.made import SMALL


def test_trainings_in_a_row_share_the_splits_of_the_same_data_and_no_others() -> None:
    split = SplitsInARow()
    first = split(SMALL)
    for arm in (change(SMALL, l2=0.1), change(SMALL, dropout=0.5, seed=SMALL.training.seed + 1, hidden_layers=(9,))):
        assert split(arm) is first
    other = change(SMALL, data_seed=SMALL.data.seed + 1)
    for experiment in (other, change(other, label_noise=0.3), SMALL):
        shared, made = split(experiment), make_splits(experiment)
        for found, expected in zip(shared.parts, made.parts, strict=True):
            np.testing.assert_array_equal(found.x, expected.x)
            np.testing.assert_array_equal(found.y, expected.y)
