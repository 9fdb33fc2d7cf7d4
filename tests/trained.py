"""Trainings in this process, each done only once however many tests use it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache, reduce

from dashboard.engine.reporting.messages import TrainingRequest, apply_message
from dashboard.engine.worker import training_messages
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.training.programs import PROGRAMS

# A claim holds where all seeds but one show it: of 8, or of 20 in `make test-long`.
SEEDS = int(os.environ.get("CLAIM_SEEDS", "8"))
ENOUGH = SEEDS - 1

# Enough for all tests of a process, so that each program is compiled once.
PROGRAMS.maxsize = 500


@cache
def trained(
    experiment: Experiment, *, keep_weights: bool = False, padded: bool = True, looks_ahead: bool = False
) -> Record:
    """The record that the engine would return: what a worker reports of the training, put together."""
    request = TrainingRequest(experiment, keep_weights, padded, looks_ahead)
    return reduce(apply_message, training_messages(request, Limits(), lambda: False), Record.of(experiment))


def records(experiment: Experiment) -> list[Record]:
    return [trained(one) for one in over_seeds(experiment, SEEDS)]


def holds(seeds: Sequence[bool]) -> bool:
    """Whether a claim is true at all seeds but one, at most."""
    assert len(seeds) == SEEDS
    return sum(bool(seed) for seed in seeds) >= ENOUGH
