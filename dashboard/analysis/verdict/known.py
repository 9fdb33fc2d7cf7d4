"""What is known of a training beside its curves."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.like_training import weights_like_training
from dashboard.data.dataset import DataError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import is_drawn_alike, split_sizes


@dataclass(frozen=True, eq=False)
class Known:
    """`parameters_per_row` is the number of weights for each training row, NaN where it is not known.

    `drawn_alike` says that training and validation rows are known to be drawn at random from the same rows: a gap
    between them is then no shift. `like_training` are weights of the validation rows with which their targets are as
    frequent as in training, where that is all in which the sets differ.
    """

    parameters_per_row: float = math.nan
    drawn_alike: bool = False
    like_training: np.ndarray | None = None

    @classmethod
    def of(cls, experiment: Experiment) -> Known:
        rows = max(split_sizes(experiment)[0], 1)
        alike = is_drawn_alike(experiment)
        return cls(experiment.parameters / rows, alike, None if alike else _like_training(experiment))


def _like_training(experiment: Experiment) -> np.ndarray | None:
    """None where the sets differ in more than their targets, or a table is no longer here."""
    if experiment.dataset.groups or experiment.dataset.ordered:
        return None
    try:
        return weights_like_training(experiment)
    except DataError:
        return None


NOTHING = Known()
