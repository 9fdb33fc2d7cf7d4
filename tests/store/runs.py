"""Finished trainings made by hand, to be kept."""

from __future__ import annotations

from typing import Any

from dashboard.experiment.settings import change
from dashboard.store.store import Finished
from tests.made import SMALL, made_record

ANNA, BEN = "anna", "ben"


def finished(*validation: float, owner: str = ANNA, at: float = 0.0, **settings: Any) -> Finished:
    """A training with this validation loss, that ended `at` so many seconds."""
    record = made_record(validation or (0.5, 0.25), experiment=change(SMALL, **settings), constant_loss=0.7)
    return Finished(owner, record, at)
