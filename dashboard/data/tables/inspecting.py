"""Reads a stored table for the checks."""

from __future__ import annotations

import numpy as np

from dashboard.data.tables.cells import codes
from dashboard.data.tables.description import Column
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.data.tables.making import described
from dashboard.data.tables.rows import order_of, read_cells, target_of
from dashboard.data.tables.schema import Kind, NumberForm
from dashboard.data.tables.storage import file_path, schema_of


def inspect(name: str) -> Inspection:
    """The table of a stored data set: all rows whose target is known, and their place in an order that it has."""
    schema = schema_of(name)
    cells = read_cells(file_path(schema.source), schema.format)
    y, place = target_of(cells, schema), order_of(cells, schema)
    kept = np.flatnonzero(~np.isnan(y) & ~np.isnan(place))
    inputs = {one.name: one for one in schema.inputs}
    columns = []
    for column in described(schema.source).columns:
        if column.name == schema.target or column.distinct < 2:
            continue
        one = inputs.get(column.name)
        kind, form = (one.kind, one.number) if one else (column.kind, column.number)
        values = _values(cells[column.name].iloc[kept], column, kind, form)
        clock = kind == "date" and column.date is not None and _is_clock(column.date.form)
        columns.append(Inspected(column.name, kind, values, column.name in inputs, clock))
    sequence = np.argsort(place[kept], kind="stable") if schema.order else None
    return Inspection(tuple(columns), schema.target, y[kept], schema.labels, cells.index.to_numpy()[kept], sequence)


def _is_clock(form: str) -> bool:
    """Whether a time of day is all that is written, and no day."""
    return ("%H" in form or "%I" in form) and "%d" not in form


def _values(cells: object, column: Column, kind: Kind, form: NumberForm | None) -> np.ndarray:
    if form and (kind == "number" or (kind == "left out" and column.number)):
        return form.read(cells)
    if kind == "date" and column.date:
        return column.date.days.read(cells)[:, 0]
    return codes(cells, () if column.number else column.values)  # type: ignore[arg-type] # as a Series, ruff would ask for to_numpy
