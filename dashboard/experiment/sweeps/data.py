"""The data of a sweep, as a worker makes them: data sets need what the page's process does not load."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits


def make_all_splits(experiments: Sequence[Experiment]) -> tuple[Splits, ...]:
    """The data of each experiment."""
    return tuple(make_splits(experiment) for experiment in experiments)
