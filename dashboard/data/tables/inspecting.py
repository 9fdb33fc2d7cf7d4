"""Reads a stored table for the checks."""

from __future__ import annotations

import math

import numpy as np

from dashboard.data.tables.cells import codes
from dashboard.data.tables.description import Column
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.data.tables.making import described
from dashboard.data.tables.rows import order_of, read_cells, target_of
from dashboard.data.tables.schema import Kind, NumberForm
from dashboard.data.tables.storage import file_path, schema_of

# Enough to see what is wrong with a table, and few enough to see it at once.
MOST_ROWS = 10_000
MOST_SPLIT = 2_500


def inspect(name: str, *, as_split: bool = False) -> Inspection:
    """The table of a stored data set; of a long one MOST_ROWS in a row, so that copies and groups stay together.

    Where these have too few rows of a class, as in a table that is sorted by class, they are taken from all of it.
    `as_split` are rows from all of the table, in the order by which its data set is split, if it is.
    """
    schema = schema_of(name)
    cells = read_cells(file_path(schema.source), schema.format)
    y = target_of(cells, schema)
    kept = np.flatnonzero(~np.isnan(y))
    if as_split:
        if schema.order_column:
            kept = kept[np.argsort(order_of(cells[schema.order_column], schema)[kept], kind="stable")]
        kept = _evenly_spaced(kept, MOST_SPLIT)
    elif _lacks_a_class(y[kept] if schema.labels else y[:0]):
        kept = _evenly_spaced(kept, MOST_ROWS)
    kept = kept[:MOST_ROWS]
    inputs = {one.name: one for one in schema.inputs}
    columns = []
    for column in described(schema.source).columns:
        if column.name == schema.target or column.distinct < 2:
            continue
        one = inputs.get(column.name)
        kind, form = (one.kind, one.number) if one else (column.kind, column.number)
        values = _values(cells[column.name].iloc[kept], column, kind, form)
        columns.append(Inspected(column.name, kind, values, column.name in inputs))
    sequence, records = None, cells.index.to_numpy()[kept]
    if schema.order:
        by = order_of(cells[schema.order_column], schema)[kept] if schema.order_column else kept
        sequence = np.argsort(by, kind="stable")
    return Inspection(tuple(columns), schema.target, y[kept], schema.labels, records, sequence)


def _evenly_spaced(rows: np.ndarray, most: int) -> np.ndarray:
    return rows[:: math.ceil(len(rows) / most) or 1]


def _lacks_a_class(y: np.ndarray) -> bool:
    """Whether the first MOST_ROWS have less than half of what they should of some class, by its share in all rows."""
    labels, counts = np.unique(y, return_counts=True)
    first = np.array([np.count_nonzero(y[:MOST_ROWS] == label) for label in labels])
    return bool(np.any(first < counts / 2 * min(1.0, MOST_ROWS / max(len(y), 1))))


def _values(cells: object, column: Column, kind: Kind, form: NumberForm | None) -> np.ndarray:
    if form and (kind == "number" or (kind == "left out" and column.number)):
        return form.read(cells)
    if kind == "date" and column.date and "days" in column.date.parts:
        return column.date.days.read(cells)[:, 0]
    return codes(cells, () if column.number else column.values)  # type: ignore[arg-type]
