"""Rows that test and are unlike those that train, where the split follows an order."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.found import Found
from dashboard.analysis.checks.scores import alone, told_apart
from dashboard.data.tables.inspected import Inspection
from dashboard.language.say import later, mark

# What a split in order has for training and testing: the first rows and the last ones.
TRAIN, TEST = 0.6, 0.2
# From here on a classifier that tells them apart is worth a sentence: half of all pairs are right by guessing.
CLEAR = 0.6
FEWEST_ROWS, MOST_COLUMNS = 100, 50
SHUFFLED = 3
_DIFFERS = mark(
    "The last fifth, which tests, differs from the rows that train: a classifier tells them apart with a ROC AUC of "
    "{area:.2f} (95 % interval {low:.2f} to {high:.2f}; {chance:.2f} if they are shuffled)."
)
_DIFFERS_BY = mark(
    "The last fifth, which tests, differs from the rows that train: a classifier tells them apart with a ROC AUC of "
    "{area:.2f} (95 % interval {low:.2f} to {high:.2f}; {chance:.2f} if they are shuffled), most of all by {columns}."
)
_FOLLOWS = mark(
    "So the test score says how a network does on other rows than it has seen, and not all of its gap to the training "
    "score is overfitting."
)
# What a column alone tells of the way from guessing to perfect, to be named; and how many are.
NAMED, MOST_NAMED = 0.25, 3


def parts_differ(table: Inspection, order: str) -> list[Found]:
    """Whether a classifier tells test rows from training rows; the rows of the table are in the order of the split.

    `order` is the column of that order, which would tell them at once, as any date would.
    """
    columns = tuple(one for one in table.inputs if one.name != order and one.kind != "date")[:MOST_COLUMNS]
    rows = table.rows
    place = np.r_[: round(TRAIN * rows), rows - round(TEST * rows) : rows]
    if rows < FEWEST_ROWS or not columns:
        return []
    is_test = (place >= TRAIN * rows).astype(int)
    x = np.column_stack([column.values[place] for column in columns])
    area = told_apart(x, is_test)
    low, high = _interval(area, is_test)
    if low <= CLEAR:
        return []
    rng = np.random.default_rng(0)
    shuffled = [told_apart(x, rng.permutation(is_test)) for _ in range(SHUFFLED)]
    if low <= max(shuffled):
        return []
    told: dict[str, object] = {"area": area, "low": low, "high": high, "chance": float(np.mean(shuffled))}
    most = _by(table, place, is_test, {one.name for one in columns})
    differs = later(_DIFFERS_BY, columns=", ".join(most), **told) if most else later(_DIFFERS, **told)
    return [Found("drift", differs, later(_FOLLOWS))]


def _interval(area: float, is_test: np.ndarray) -> tuple[float, float]:
    """95 %, by the standard error of Hanley and McNeil (1982)."""
    positive = int(is_test.sum())
    negative = len(is_test) - positive
    one, other = area / (2 - area), 2 * area**2 / (1 + area)
    variance = area * (1 - area) + (positive - 1) * (one - area**2) + (negative - 1) * (other - area**2)
    off = 1.96 * float(np.sqrt(max(variance, 0.0) / (positive * negative)))
    return area - off, min(area + off, 1.0)


def _by(table: Inspection, place: np.ndarray, is_test: np.ndarray, names: set[str]) -> list[str]:
    """The columns that alone tell most, if any do."""
    columns = tuple(one.of(place) for one in table.columns if one.name in names)
    parts = Inspection(columns, "part", is_test.astype(float), ("train", "test"))
    told = {one.name: alone(parts, one) for one in columns}
    return [name for name in sorted(told, key=lambda name: -told[name]) if told[name] > NAMED][:MOST_NAMED]
