"""Reads a stored table for the checks."""

from __future__ import annotations

import math

import numpy as np

from dashboard.data.tables.cells import codes, dates
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

    `as_split` are rows from all of the table, in the order by which its data set is split, if it is.
    """
    schema = schema_of(name)
    cells = read_cells(file_path(schema.source), schema.format)
    y = target_of(cells, schema)
    kept = np.flatnonzero(~np.isnan(y))
    if as_split:
        if schema.order_column:
            kept = kept[np.argsort(order_of(cells[schema.order_column], schema)[kept], kind="stable")]
        kept = kept[:: math.ceil(len(kept) / MOST_SPLIT)]
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
    return Inspection(tuple(columns), schema.target, y[kept], schema.labels, cells.index.to_numpy()[kept])


def _values(cells: object, column: Column, kind: Kind, form: NumberForm | None) -> np.ndarray:
    if form and (kind == "number" or (kind == "left out" and column.number)):
        return form.read(cells)
    if kind == "date" and column.date and "days" in column.date.parts:
        return dates(cells, column.date.form, ("days",), column.date.words)[:, 0]  # type: ignore[arg-type]
    return codes(cells, () if column.number else column.values)  # type: ignore[arg-type]
