"""How soon a training gets somewhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.experiment.record import Record


def first_epoch(curve: np.ndarray, level: float) -> int | None:
    """The first epoch, counted from 1, at which a curve (epochs,) is at `level` or above."""
    reached = np.flatnonzero(curve >= level)
    return int(reached[0]) + 1 if len(reached) else None


def pace_in_words(records: Sequence[Record], level: float) -> str:
    """When each training first had this accuracy in training, and what it has on test at the end."""
    return " ".join(_told(record, level) for record in records)


def _told(record: Record, level: float) -> str:
    epoch = first_epoch(record.history.metrics[:, 0], level)
    reached = f"reached {level:.0%} in training at epoch {epoch}" if epoch else f"never reached {level:.0%} in training"
    test = f"{record.history.metrics[-1, 2]:.1%} on test at the end"
    return f"**{record.experiment.loss.title}** {reached}, and has {test}."
