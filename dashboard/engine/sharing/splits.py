"""Splits that trainings in a row share."""

from __future__ import annotations

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.data_settings import Data
from dashboard.experiment.splits import make_splits


class SplitsInARow:
    """Makes the splits of experiments one after the other, anew only where the data differ.

    A task has the arms of a comparison seed by seed, which share their data: the splits took a training of the default
    a tenth of its time.
    """

    def __init__(self) -> None:
        self._made: tuple[Data, Splits] | None = None

    def __call__(self, experiment: Experiment) -> Splits:
        if not self._made or self._made[0] != experiment.data:
            self._made = experiment.data, make_splits(experiment)
        return self._made[1]
