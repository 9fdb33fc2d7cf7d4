"""Tables of numbers whose columns have no names."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.data.curves.cells import Rows
from dashboard.data.curves.log import Log, LoggedColumn, column
from dashboard.data.curves.numbers import number

# Beside each value MLflow and Neptune write a time, in thousandths of a second since 1970.
_A_TIME = 1e11


def read_unnamed(rows: Rows, name: str, *, decimal_comma: bool) -> Log:
    """Numbers without names: columns of them, or few rows of many. Train comes first, then validation."""
    values = [[number(cell, decimal_comma=decimal_comma) for cell in row] for row in rows]
    width = max(len(row) for row in values)
    across = len(values) <= 3 < width or len(values) == 1 < width
    curves = values if across else [[row[i] if i < len(row) else None for row in values] for i in range(width)]
    curves = [curve for curve in curves if any(value is not None for value in curve)]
    untimed = [curve for curve in curves if not _are_times(curve)]
    if len(untimed) < len(curves):
        # One curve a file, which has its name, with times and perhaps steps: the column that does not count.
        curve = next((curve for curve in untimed if not _rises_by_whole(curve)), untimed[0] if untimed else curves[0])
        return Log(name, {name.removesuffix(".csv"): logged_at(range(1, len(curve) + 1), curve)})
    if len(curves) > 2 and counts_up(curves[0]):
        curves = curves[1:]
    titles = ["val_loss"] if len(curves) == 1 else ["loss", "val_loss", "test_loss"]
    titles += [f"column {i + 1}" for i in range(3, len(curves))]
    return Log(
        name, {title: logged_at(range(1, len(curve) + 1), curve) for title, curve in zip(titles, curves, strict=False)}
    )


def counts_up(curve: Sequence[float | None]) -> bool:
    """Whether these are 0, 1, 2 and so on, in any language's column of epochs."""
    values = [value for value in curve if value is not None]
    return len(values) > 2 and bool(np.all(np.diff(values) == 1.0))


def _are_times(curve: Sequence[float | None]) -> bool:
    return all((value or 0.0) > _A_TIME for value in curve)


def _rises_by_whole(curve: Sequence[float | None]) -> bool:
    """Whether these are whole numbers that rise, as steps do."""
    values = np.array([value for value in curve if value is not None])
    return bool(np.all(values == np.round(values)) and np.all(np.diff(values) > 0))


def logged_at(steps: Sequence[float], values: Sequence[float | None]) -> LoggedColumn:
    """What was written down: rows without a value are those of other quantities."""
    there = [(at, value) for at, value in zip(steps, values, strict=True) if value is not None]
    return column([at for at, _ in there], [value for _, value in there])
