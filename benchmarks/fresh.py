"""Experiments that an engine has never trained: it has the results of others at once."""

from __future__ import annotations

from itertools import count

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

UNUSED_SEEDS = count(1)


def fresh(experiment: Experiment) -> Experiment:
    """The experiment at a seed of its own."""
    seed = next(UNUSED_SEEDS)
    return change(experiment, seed=seed, data_seed=seed)
