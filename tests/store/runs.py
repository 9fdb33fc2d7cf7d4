"""Finished trainings made by hand, to be kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.experiment.row_losses import RowLosses
from dashboard.experiment.settings import change
from dashboard.store.kept import FinishedRun, Study, Trial
from tests.made import SMALL, made_record

ANNA, BEN = "anna", "ben"


def trial(place: int, *, lesson: str = "dropout", owner: str = ANNA, at: float = 0.0, **settings: Any) -> FinishedRun:
    """One of a comparison of two L2, seed by seed, that ended `at` so many seconds."""
    seed, arm = divmod(place, 2)
    arms = tuple(change(SMALL, l2=l2, **settings) for l2 in (0.0, 0.1))
    run = finished(owner=owner, at=at, l2=0.1 * arm, seed=seed, **settings)
    return replace(run, trial=Trial(Study.of(lesson, arms), place))


def finished(*validation: float, owner: str = ANNA, at: float = 0.0, **settings: Any) -> FinishedRun:
    """A training with this validation loss, that ended `at` so many seconds."""
    record = made_record(validation or (0.5, 0.25), experiment=change(SMALL, **settings), constant_loss=0.7)
    return FinishedRun(owner, record, at)


def with_rows(run: FinishedRun) -> FinishedRun:
    """With the losses of single rows, on which a verdict rests."""
    rows = RowLosses(np.linspace(0, 1, 9), np.linspace(0.5, 1, 9), np.ones(9), np.zeros(9), np.ones((3, 9)))
    return replace(run, record=replace(run.record, rows=rows))
