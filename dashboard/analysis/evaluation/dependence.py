"""Partial dependence: the mean prediction if a column had the same value in all rows (Friedman 2001)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.data.tables.schema import Input, Schema
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import columns_of_parts, inputs_of

# The most rows, values of a column and columns that predictions are made for.
ROWS, VALUES, COLUMNS = 200, 12, 8
# The quantiles of a column between which values are tried: beyond them hardly any row has taught the network anything.
LOW, HIGH = 0.02, 0.98


@dataclass(frozen=True, eq=False)
class PartialDependence:
    """Values of a column, numbers or texts, and the mean predictions (values, outputs) at each."""

    values: tuple[float | str, ...]
    predictions: np.ndarray


def partial_dependences(
    experiment: Experiment, predict: Callable[[np.ndarray], np.ndarray], names: Sequence[str]
) -> dict[str, PartialDependence]:
    """By column, for those of `names` that are numbers or categories, at most COLUMNS.

    The rows are validation rows. Where columns depend on each other, some of these combinations occur in no row.
    """
    schema = schema_of(experiment.data.dataset)
    places, everything = _places(schema), experiment.dataset.everything()[0]
    asked = [name for name in names if name in places][:COLUMNS]
    grids = {name: _grid(everything[:, places[name]], _input(schema, name)) for name in asked}
    rows = columns_of_parts(experiment)[1][:ROWS]
    tables = [_with_value(rows, places[name], value) for name in asked for value in grids[name]]
    if not tables:
        return {}
    predictions = predict(inputs_of(experiment, np.vstack(tables))).reshape(len(tables), len(rows), -1).mean(1)
    ends = np.cumsum([len(grids[name]) for name in asked])
    return {
        name: PartialDependence(_labels(_input(schema, name), grids[name]), part)
        for name, part in zip(asked, np.split(predictions, ends[:-1]), strict=True)
    }


def _places(schema: Schema) -> dict[str, int]:
    """Where a column stands before it is encoded, for numbers and categories."""
    columns = [one for one in schema.inputs for _ in one.columns]
    return {one.name: at for at, one in enumerate(columns) if one.kind in ("number", "category")}


def _input(schema: Schema, name: str) -> Input:
    return next(one for one in schema.inputs if one.name == name)


def _grid(values: np.ndarray, column: Input) -> np.ndarray:
    if column.kind == "category":
        return np.arange(min(len(column.values), VALUES), dtype=float)
    known = np.unique(values[np.isfinite(values)])
    if len(known) <= VALUES:
        return known
    return np.unique(np.nanquantile(values, np.linspace(LOW, HIGH, VALUES)))


def _with_value(rows: np.ndarray, place: int, value: float) -> np.ndarray:
    changed = rows.copy()
    changed[:, place] = value
    return changed


def _labels(column: Input, grid: np.ndarray) -> tuple[float | str, ...]:
    if column.kind == "category":
        return tuple(column.values[int(code)] for code in grid)
    return tuple(map(float, grid))
