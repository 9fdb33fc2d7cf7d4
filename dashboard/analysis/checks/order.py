"""Rows that follow each other in time, and are predicted from later ones by a random split."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.comparing import comparable
from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.scores import is_monotone, out_of_fold_residuals, target_columns
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.experiment.settings import own_sizes
from language.say import Message, later, mark

FEWEST_DAYS = 20
YEARS = (1700, 2200)
# How many rows blocks have on average by which a file is sorted; and how many borders of such tell whether time stops.
ROWS_A_BLOCK, FEWEST_BORDERS = 5, 20
# With fewer runs of one class, of which a part of the file lacks one, it is sorted by what no column says.
FEWEST_RUNS = 10
# By how much steps of parts of a year differ that are written with two decimals.
EVEN = 0.2
# How much the target has in common with the one before it in time.
FOLLOWS = 0.3
_FOLLOWS = mark(
    "Ordered by {column}, {target} is autocorrelated: the correlation with the row before is {correlation:.2f}."
)
# With fewer rows, neighbours are alike by chance; and so many inputs are looked at.
FEWEST_ROWS, MOST_COLUMNS = 100, 50
_STANDS = mark(
    "In the order of the file, {target} is autocorrelated beyond what the inputs explain: the correlation with the "
    "row before is {correlation:.2f}."
)
_IF_TIME = mark(
    "If that is an order in time, a network knows what came later if rows are split at random. Test on the last rows "
    "if it is to predict what comes next."
)
_KNOWS = mark(
    "With a random split, a network knows what came later. Test on the last rows if it is to predict what comes next."
)


def time_order(table: Inspection) -> list[Finding]:
    """A date, or a year in whose order the rows stand, whose neighbours have similar targets."""
    for column in table.columns:
        if column.is_clock or (column.kind != "date" and not _are_years_in_order(column)):
            continue
        known = np.flatnonzero(np.isfinite(column.values))
        if len(np.unique(column.values[known])) < FEWEST_DAYS:
            continue
        # Rows without a date have no place in it.
        order = known[np.argsort(column.values[known], kind="stable")]
        follows = _follows(target_columns(table)[order])
        if follows > FOLLOWS:
            evidence = later(_FOLLOWS, column=column.name, target=table.target, correlation=follows)
            return [_in_time(evidence, later(_KNOWS), column.name, may_split=_has_all_classes(table, order))]
    return _file_order(table)


def _file_order(table: Inspection) -> list[Finding]:
    """Rows that follow each other though no column says so: neighbours resemble each other beyond what the inputs say.

    A file that is sorted by its target, or by columns that explain it, is in no order of time.
    """
    truth = target_columns(table)
    if table.rows < FEWEST_ROWS or _follows(truth) <= FOLLOWS:
        return []
    may_split = _has_all_classes(table, np.arange(table.rows))
    if _is_sorted(table) or (not may_split and len(_starts(np.zeros(table.rows), table.y)) < FEWEST_RUNS):
        return []
    columns = [one.values for one in table.inputs[:MOST_COLUMNS] if not is_monotone(one.values)]
    left = out_of_fold_residuals(np.column_stack(columns), table.y, classes=bool(table.labels)) if columns else truth
    if any(_stops_at_borders(left, column.values) for column in table.columns):
        return []
    for column in table.columns:
        left = _within_blocks(left, column.values)
    follows = _follows(left)
    if follows <= FOLLOWS:
        return []
    stands = later(_STANDS, target=table.target, correlation=follows)
    return [_in_time(stands, later(_IF_TIME), FILE_ORDER, may_split=may_split)]


def _in_time(evidence: Message, meaning: Message, column: str, *, may_split: bool) -> Finding:
    if not may_split:
        return Finding("time", evidence, meaning, columns=(column,))
    return Finding("time", evidence, meaning, "split in order", (column,), later("Test on the last fifth"))


def _has_all_classes(table: Inspection, order: np.ndarray) -> bool:
    """Whether each part of a split in that order has rows of all classes, without which it is refused."""
    parts = np.split(table.y[order], np.cumsum(own_sizes(len(order)))[:-1])
    return not table.labels or all(len(np.unique(part)) == len(np.unique(table.y)) for part in parts)


def _is_sorted(table: Inspection) -> bool:
    """Whether the file is sorted by its target, or by its classes, in whatever order these are.

    That is in all of it, or in each block of the columns by which it is sorted first, as counts are, row by row.
    """
    block: np.ndarray | None = np.zeros(table.rows)
    while block is not None:
        inside, steps = np.diff(block) == 0, np.diff(table.y)
        if table.labels and len(_starts(block, table.y)) == _pairs(block, table.y):
            return True
        if not table.labels and (np.all(steps[inside] >= 0) or np.all(steps[inside] <= 0)):
            return True
        block = next((one for column in table.columns if (one := _finer(block, column.values)) is not None), None)
    return False


def _finer(block: np.ndarray, values: np.ndarray) -> np.ndarray | None:
    """Blocks (n,) cut by a column, if each of its values stands together within a block, in several rows on average."""
    known = comparable(values)
    starts = _starts(block, known)
    if not len(np.unique(block)) < len(starts) <= len(block) / ROWS_A_BLOCK or len(starts) > _pairs(block, known):
        return None
    return np.searchsorted(starts, np.arange(len(block)), side="right")


def _starts(block: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Where another block, or another value in it, begins."""
    return np.flatnonzero(np.r_[True, (np.diff(block) != 0) | (np.diff(values) != 0)])


def _pairs(block: np.ndarray, values: np.ndarray) -> int:
    return len(np.unique(np.column_stack([block, values]), axis=0))


def _within_blocks(left: np.ndarray, values: np.ndarray) -> np.ndarray:
    """What is left (n, k) within blocks of rows with the same value, if the column has such: groups are no time."""
    known = comparable(values)
    starts = np.r_[True, np.diff(known) != 0]
    blocks, distinct = int(starts.sum()), len(np.unique(known))
    if not 1 < distinct <= len(values) / 2 or blocks > distinct:
        return left
    block = np.cumsum(starts) - 1
    sums = np.zeros((blocks, left.shape[1]))
    np.add.at(sums, block, left)
    return left - (sums / np.bincount(block)[:, None])[block]


def _stops_at_borders(left: np.ndarray, values: np.ndarray) -> bool:
    """Whether rows (n, k) stand in blocks of a column and follow each other within these alone.

    Time does not stop there, and persons do.
    """
    known = comparable(values)
    borders = np.flatnonzero(np.diff(known) != 0)
    if not FEWEST_BORDERS <= len(borders) < min(len(known) / 2, len(np.unique(known))):
        return False
    off = left - left.mean(0)
    size = float(np.sqrt(np.sum(off[borders] ** 2) * np.sum(off[borders + 1] ** 2)))
    return float(np.sum(off[borders] * off[borders + 1])) <= FOLLOWS * size


def _follows(values: np.ndarray) -> float:
    """The correlation of values (n, k) with those of the row before, all k together; 0 where they are constant."""
    off = values - values.mean(0)
    whole = float(np.sum(off**2))
    return float(np.sum(off[1:] * off[:-1])) / whole if whole > 0 else 0.0


def _are_years_in_order(column: Inspected) -> bool:
    """Whether rows stand in the order of years, or of their equal parts: 1960.25 after 1960."""
    values, steps = column.values, np.diff(column.values)
    if column.kind != "number" or not bool(np.all((values > YEARS[0]) & (values < YEARS[1]))):
        return False
    even = bool(np.ptp(steps) <= EVEN * abs(np.median(steps))) if len(steps) else False
    return (even or bool(np.all(values % 1 == 0))) and bool(np.all(steps >= 0) or np.all(steps <= 0))
