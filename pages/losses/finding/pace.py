"""How soon a training gets somewhere."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis import outcome
from dashboard.data.parts import TRAIN
from dashboard.experiment.record import Record
from language.say import mark, t

# No two shares of rows that differ agree in so many.
DECIMALS = 5
_REACHED = mark(
    "**{loss}** reached a training accuracy of {level:.0%} at epoch {epoch}; its final test accuracy is {accuracy:.1%}."
)
_NEVER = mark("**{loss}** never reached a training accuracy of {level:.0%}; its final test accuracy is {accuracy:.1%}.")


def first_epoch(curve: np.ndarray, level: float) -> int | None:
    """The first epoch, counted from 1, at which a curve (epochs,) is at `level` or above.

    A share of rows in 32 bits may lie just below the level that it is.
    """
    reached = np.flatnonzero(np.round(curve, DECIMALS) >= level)
    return int(reached[0]) + 1 if len(reached) else None


def pace_in_words(records: Sequence[Record], level: float) -> str:
    """When each training first had this accuracy in training, and what it has on test at the end."""
    return " ".join(_told(record, level) for record in records)


def _told(record: Record, level: float) -> str:
    epoch = first_epoch(record.history.metrics[:, TRAIN], level)
    told = {"loss": record.experiment.loss.title, "level": level, "accuracy": outcome.test_metric(record)}
    return t(_REACHED, epoch=epoch, **told) if epoch else t(_NEVER, **told)
