"""What is known of a training beside its curves."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import split_sizes


@dataclass(frozen=True)
class Known:
    """`parameters_per_row` is the number of weights for each training row, NaN where it is not known.

    `drawn_alike` says that training and validation rows are known to be drawn at random from the same rows: a gap
    between them is then no shift.
    """

    parameters_per_row: float = math.nan
    drawn_alike: bool = False

    @classmethod
    def of(cls, experiment: Experiment) -> Known:
        rows = max(split_sizes(experiment)[0], 1)
        return cls(experiment.parameters / rows, experiment.data.skew == 0)


NOTHING = Known()
