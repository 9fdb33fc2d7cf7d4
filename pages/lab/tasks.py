"""What a worker makes for the lab: data sets need what the page does not load."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits


def splits_of(experiments: Sequence[Experiment]) -> tuple[Splits, ...]:
    """The data of each experiment."""
    return tuple(make_splits(experiment) for experiment in experiments)
