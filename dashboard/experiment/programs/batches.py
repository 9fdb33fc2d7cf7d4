"""Which trainings of a batch are worth a program of their own.

A padded program is there at once and takes longer. Where a batch has many trainings of one architecture, compiling one
for them takes less than padding would.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from functools import lru_cache

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.architecture import architecture
from dashboard.experiment.programs.costs import LONGEST_COMPILE_SECONDS
from dashboard.experiment.programs.padding import padding_seconds


# All who open a page at its defaults ask for the same batch, most of which is trained already.
@lru_cache(maxsize=128)
def padded_in_batch(experiments: tuple[Experiment, ...]) -> tuple[bool, ...]:
    """For each experiment, whether a padded program should train it if one can."""
    seconds = [padding_seconds(experiment) for experiment in experiments]
    if sum(seconds) <= LONGEST_COMPILE_SECONDS:
        return (True,) * len(seconds)
    architectures = [architecture(experiment) for experiment in experiments]
    lost: dict[Hashable, float] = defaultdict(float)
    for one, spent in zip(architectures, seconds, strict=True):
        lost[one] += spent
    return tuple(lost[one] <= LONGEST_COMPILE_SECONDS for one in architectures)
