"""Columns that know the target: one that predicts it alone, several that add up to it, and names of rows."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.found import Found
from dashboard.analysis.checks.scores import alone
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.language.say import later, mark

# What one column alone predicts so well is hardly ever known beforehand.
LEAKS = 0.95
# What a row's number tells of the target, where it should tell nothing.
ORDERS = 0.2
EXACT = 1.0 - 1e-9
MOST_COLUMNS = 300
# By whether the target is classes.
_LEAKS = {
    True: mark(
        "{column} alone predicts {target}: {score:.2f} (balanced accuracy is that share of the way from guessing to "
        "perfect)."
    ),
    False: mark("{column} alone predicts {target}: {score:.2f} (R²)."),
}
LEAVE_OUT = mark("Leave out {column}")
_COUNTS = mark("{column} is different in each of {rows:,} rows and counts them.")
_COUNTS_AND_TELLS = mark(
    "{column} is different in each of {rows:,} rows and counts them, and tells the target: {told:.2f} (1 is perfect)."
)


def leaking_columns(table: Inspection) -> list[Found]:
    """Inputs that alone predict nearly all of the target."""
    scores = {column.name: alone(table, column) for column in table.inputs[:MOST_COLUMNS]}
    sentence = _LEAKS[bool(table.labels)]
    return [
        Found(
            "leak",
            later(sentence, column=name, target=table.target, score=score),
            later("If it is not known when the prediction is needed, the score is of no use."),
            "leave out",
            (name,),
            later(LEAVE_OUT, column=name),
        )
        for name, score in scores.items()
        if score >= LEAKS
    ]


def sums(table: Inspection) -> list[Found]:
    """Inputs that add up to the target exactly."""
    if table.labels:
        return []
    numbers = [column for column in table.inputs if column.kind == "number" and np.isfinite(column.values).all()]
    if not 2 <= len(numbers) <= min(50, table.rows // 4):
        return []
    x = np.column_stack([column.values for column in numbers])
    scale = x.std(0)
    centred, y = (x - x.mean(0)) / np.where(scale > 0, scale, 1.0), table.y - table.y.mean()
    weights, *_ = np.linalg.lstsq(centred, y, rcond=None)
    left = float(np.sum((y - centred @ weights) ** 2) / max(np.sum(y**2), 1e-300))
    parts = [column.name for column, weight in zip(numbers, weights, strict=True) if abs(weight) > 1e-6 * y.std()]
    if 1.0 - left < EXACT or len(parts) < 2:
        return []
    names = " + ".join(parts[:4]) + " + …" * (len(parts) > 4)
    return [
        Found(
            "sum",
            later("{target} is a sum of other columns, with fixed weights: {names}.", target=table.target, names=names),
            later("Its parts are hardly known before it is."),
            "leave out",
            tuple(parts),
            later("Leave out its {count} parts", count=len(parts)),
        )
    ]


def identifiers(table: Inspection) -> list[Found]:
    """Inputs that are different in every row and only count or name it."""
    return [found for column in table.inputs if (found := _identifier(table, column))]


def _identifier(table: Inspection, column: Inspected) -> Found | None:
    values = column.values
    whole = bool(np.isfinite(values).all()) and bool(np.all(values % 1 == 0))
    if column.kind != "number" or not whole or len(np.unique(values)) < table.rows or table.rows < 50:
        return None
    counts = bool(np.ptp(values) < 1.5 * table.rows)
    if not counts:
        return None
    told = alone(table, column)
    numbers = later(_COUNTS, column=column.name, rows=table.rows)
    follows = later("It tells nothing of a new row, and a network can learn rows by it.")
    if told > ORDERS:
        numbers = later(_COUNTS_AND_TELLS, column=column.name, rows=table.rows, told=told)
        follows = later("The rows are in an order that a new row has no place in.")
    button = later(LEAVE_OUT, column=column.name)
    return Found("identifier", numbers, follows, "leave out", (column.name,), button)
