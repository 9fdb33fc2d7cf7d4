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
    """The table of a stored data set: all rows whose target is known."""
    schema = schema_of(name)
    cells = read_cells(file_path(schema.source), schema.format)
    y = target_of(cells, schema)
    kept = np.flatnonzero(~np.isnan(y))
    inputs = {one.name: one for one in schema.inputs}
    columns = []
    for column in described(schema.source).columns:
        if column.name == schema.target or column.distinct < 2:
            continue
        one = inputs.get(column.name)
        kind, form = (one.kind, one.number) if one else (column.kind, column.number)
        values = _values(cells[column.name].iloc[kept], column, kind, form)
        clock = kind == "date" and column.date is not None and column.date.is_clock
        columns.append(Inspected(column.name, kind, values, column.name in inputs, clock))
    sequence, records = None, cells.index.to_numpy()[kept]
    if schema.order:
        by = order_of(cells[schema.order_column], schema)[kept] if schema.order_column else kept
        sequence = np.argsort(by, kind="stable")
    return Inspection(tuple(columns), schema.target, y[kept], schema.labels, records, sequence)


def _values(cells: object, column: Column, kind: Kind, form: NumberForm | None) -> np.ndarray:
    if form and (kind == "number" or (kind == "left out" and column.number)):
        return form.read(cells)
    if kind == "date" and column.date:
        return column.date.days.read(cells)[:, 0]
    return codes(cells, () if column.number else column.values)  # type: ignore[arg-type] # as a Series, ruff would ask for to_numpy
