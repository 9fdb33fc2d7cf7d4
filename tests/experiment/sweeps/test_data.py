"""A worker makes the data of a whole sweep in one call."""

from __future__ import annotations

from dashboard.experiment.settings import change
from dashboard.experiment.sweeps.data import make_all_splits
from tests.made import SMALL


def test_each_experiment_has_the_data_of_its_own_settings() -> None:
    few, many = make_all_splits([change(SMALL, samples=60), change(SMALL, samples=90)])
    assert sum(few.sizes) == 60
    assert sum(many.sizes) == 90
