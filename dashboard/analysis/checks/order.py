"""Rows that follow each other in time, and are predicted from later ones by a random split."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.found import Found
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.language.say import later, mark

FEWEST_DAYS = 20
YEARS = (1700, 2200)
# How much the target has in common with the one before it in time.
FOLLOWS = 0.3
_FOLLOWS = mark(
    "In order of {column}, {target} follows itself: the correlation with the row before is {correlation:.2f}."
)
_KNOWS = mark(
    "Split at random, a network knows what came later. Test on the last rows if it is to predict what comes next."
)


def time_order(table: Inspection) -> list[Found]:
    """A date, or a year in whose order the rows stand, whose neighbours have similar targets."""
    for column in table.columns:
        if column.kind != "date" and not _are_years_in_order(column):
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
                    later(_FOLLOWS, column=column.name, target=table.target, correlation=follows),
                    later(_KNOWS),
                    "split in order",
                    (column.name,),
                    later("Test on the last fifth"),
                )
            ]
    return []


def _are_years_in_order(column: Inspected) -> bool:
    values = column.values
    years = column.kind == "number" and bool(np.all((values % 1 == 0) & (values > YEARS[0]) & (values < YEARS[1])))
    return years and bool(np.all(np.diff(values) >= 0) or np.all(np.diff(values) <= 0))


def _follows(y: np.ndarray) -> float:
    before, after = y[:-1], y[1:]
    return float(np.corrcoef(before, after)[0, 1]) if np.var(before) > 0 and np.var(after) > 0 else 0.0
