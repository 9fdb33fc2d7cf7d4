"""Trainings in this process, each done only once however many tests use it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.training.programs import PROGRAMS
from dashboard.training.recording import record_training

SEEDS = 20
ENOUGH = 19

# Enough for all tests of a process, so that each program is compiled once.
PROGRAMS.maxsize = 500


@cache
def trained(experiment: Experiment, *, keep_weights: bool = False) -> Record:
    """The record that the engine would return."""
    return record_training(experiment, keep_weights=keep_weights)


def records(experiment: Experiment) -> list[Record]:
    return [trained(one) for one in over_seeds(experiment, SEEDS)]


def holds(seeds: Sequence[bool]) -> bool:
    """Whether a claim is true for at least 19 of 20 seeds."""
    assert len(seeds) == SEEDS
    return sum(bool(seed) for seed in seeds) >= ENOUGH
