"""Trainings in this process, each done once however many claims rest on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.training.programs import PROGRAMS
from dashboard.training.train import Final, train

SEEDS = 20
ENOUGH = 19

# Compiled once for all tests of a process.
PROGRAMS.most = 500


@cache
def trained(experiment: Experiment) -> Record:
    """The record that the engine would bring back."""
    record = Record.of(experiment)
    for part in train(experiment):
        if isinstance(part, Final):
            record = record.ended(part.ending, part.weights)
        else:
            record = record.grown(part.history, max(part.first, 1), {})
    return record


def records(experiment: Experiment) -> list[Record]:
    return [trained(one) for one in over_seeds(experiment, SEEDS)]


def holds(seeds: Sequence[bool]) -> bool:
    """Whether a claim is true at 19 of 20 seeds."""
    assert len(seeds) == SEEDS
    return sum(bool(seed) for seed in seeds) >= ENOUGH
