"""Rows that follow each other in time, and are predicted from later ones by a random split."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.found import Found
from dashboard.data.tables.inspected import Inspection

FEWEST_DAYS = 20
# How much the target has in common with the one before it in time.
FOLLOWS = 0.3


def time_order(table: Inspection) -> list[Found]:
    """A date whose neighbours have similar targets."""
    for column in table.columns:
        if column.kind != "date":
            continue
        known = np.isfinite(column.values)
        if len(np.unique(column.values[known])) < FEWEST_DAYS:
            continue
        order = np.argsort(column.values[known], kind="stable")
        follows = _follows(table.y[known][order])
        if follows > FOLLOWS:
            return [
                Found(
                    "time",
                    f"In order of {column.name}, {table.target} follows itself: the correlation with the row before "
                    f"is {follows:.2f}.",
                    "Split at random, a network knows what came later. Test on the last rows if it is to predict "
                    "what comes next.",
                    "split in order",
                    (column.name,),
                    "Test on the last fifth",
                )
            ]
    return []


def _follows(y: np.ndarray) -> float:
    before, after = y[:-1], y[1:]
    return float(np.corrcoef(before, after)[0, 1]) if np.var(before) > 0 and np.var(after) > 0 else 0.0
