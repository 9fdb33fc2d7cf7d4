"""Columns that add up to the target, or whose product or ratio it is; dates are days, of which it may be whole ones."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.checks.comparing import step_of_writing
from dashboard.analysis.checks.finding import Finding
from dashboard.data.splitting import spread_of
from dashboard.data.tables.inspected import Inspected, Inspection
from language.say import Marked, later, mark

EXACT = 1.0 - 1e-9
# What rounding leaves of a sum is at most its last digit, and this share of the target's standard deviation.
ROUNDED = 0.01
# Of a time between dates whole days or years may be kept: what cutting leaves is this share of them on average, and of
# the target's standard deviation at most.
CUT, CUT_SHARE = 0.3, 0.1
# The most columns that are tried as parts of a sum, and how many rows each needs: chance makes sums of few rows.
MOST_SUMMANDS, ROWS_A_SUMMAND = 50, 4
# The least share of rows in which all parts are known, and the share that may have been corrected by hand.
MOSTLY_KNOWN, CORRECTED = 0.9, 0.02
# How near to one a power is left out, and how many parts are named. No formula has a power above the highest, unless it
# holds exactly: where a column hardly varies, such as a year, any power fits.
_PLAIN, _SHOWN, _HIGHEST = 0.05, 4, 4.5
_IS_SUM = mark("{target} is a sum of other columns, with fixed weights: {names}.")
_IS_PRODUCT = mark("{target} is a product of other columns, up to a constant factor: {names}.")
_IS_RATIO = mark("{target} is a ratio of other columns, up to a constant factor: {names}.")


@dataclass(frozen=True)
class _Part:
    """A column of a sum, and its weight; of a product, its power."""

    name: str
    weight: float

    @property
    def power(self) -> str:
        size = abs(self.weight)
        return self.name if abs(size - 1) < _PLAIN else f"{self.name}^{size:.2g}"


def are_too_many(table: Inspection) -> bool:
    """Whether a table of numbers has more columns of numbers or dates than are tried as parts of its target."""
    return not table.labels and len(_known(table)[0]) > MOST_SUMMANDS


def sums(table: Inspection) -> list[Finding]:
    """Inputs that add up to the target, or whose product or ratio it is, but for rounding and a few corrections."""
    numbers, y = _known(table)
    if table.labels or not 2 <= len(numbers) <= min(MOST_SUMMANDS, len(y) // ROWS_A_SUMMAND):
        return []
    unit, dates = step_of_writing(y), [column for column in numbers if column.kind == "date"]
    parts = _parts(y, dates, CUT * unit, CUT_SHARE) if len(dates) > 1 else []
    if len(parts) < 2:
        parts = _parts(y, numbers, unit)
    if len(parts) > 1:
        return [_finding(table, _IS_SUM, parts, _joined(parts, " + ", " \u2212 ", "\u2212"))]
    positive = [column for column in numbers if column.kind == "number" and column.values.min() > 0]
    if y.min() <= 0 or len(positive) < 2:
        return []
    logs = [replace(column, values=np.log(column.values)) for column in positive]
    parts = _parts(np.log(y), logs, unit / float(np.median(y)))
    if any(abs(part.weight) > _HIGHEST for part in parts):
        parts = _parts(np.log(y), logs, 0.0)
    sentence = _IS_RATIO if any(part.weight < 0 for part in parts) else _IS_PRODUCT
    powers = [_Part(part.power, part.weight) for part in parts]
    return [_finding(table, sentence, parts, _joined(powers, " \u00d7 ", " / ", "1 / "))] if len(parts) > 1 else []


def _finding(table: Inspection, sentence: Marked, parts: list[_Part], names: str) -> Finding:
    return Finding(
        "sum",
        later(sentence, target=table.target, names=names),
        later("Its parts are rarely known before it is."),
        "leave out",
        tuple(part.name for part in parts),
        later("Leave out its {count} parts", count=len(parts)),
    )


def _joined(parts: list[_Part], plus: str, minus: str, begun: str) -> str:
    """The names with the signs of their weights between them, those with a positive one first."""
    ordered = sorted(parts, key=lambda part: part.weight < 0)
    signs = [minus if part.weight < 0 else plus for part in ordered]
    first = begun * (signs[0] == minus)
    shown = "".join(f"{sign}{part.name}" for sign, part in zip(signs[1:_SHOWN], ordered[1:], strict=False))
    return f"{first}{ordered[0].name}{shown}" + f"{signs[-1]}…" * (len(parts) > _SHOWN)


def _known(table: Inspection) -> tuple[list[Inspected], np.ndarray]:
    """Columns of numbers, and the target, in the rows in which all of these are known: of columns that mostly are."""
    numbers = [column for column in table.inputs if column.ordered]
    for least in (MOSTLY_KNOWN, 1.0):
        enough = [column for column in numbers if np.isfinite(column.values).mean() >= least]
        rows = np.flatnonzero(np.all([np.isfinite(column.values) for column in enough], axis=0))
        if len(rows) >= MOSTLY_KNOWN * table.rows:
            return [column.of(rows) for column in enough], table.y[rows]
    return [], table.y


def _parts(y: np.ndarray, numbers: list[Inspected], unit: float, share: float = ROUNDED) -> list[_Part]:
    """The fewest columns whose weighted sum is `y` (n,) to within `unit`, or within `share` of its spread if less.

    Empty if there is no such sum.
    """
    x = np.column_stack([column.values for column in numbers])
    scale = spread_of(x)
    centred = np.column_stack([(x - x.mean(0)) / scale, np.ones(len(y))])
    kept = np.arange(len(y))
    for _ in range(2):
        off = np.abs(y - centred @ _weights(centred[kept], y[kept]))
        kept = np.argsort(off, kind="stable")[: len(y) - int(CORRECTED * len(y))]
    spread = max(float(np.std(y)), 1e-300)
    rounded = min(unit, share * spread)
    places = _needed(centred[kept], y[kept], max(rounded, float(np.sqrt(1.0 - EXACT)) * spread))
    weights = _weights(centred[kept][:, places], y[kept])
    return [_Part(numbers[at].name, float(weights[place] / scale[at])) for place, at in enumerate(places[:-1])]


def _needed(x: np.ndarray, y: np.ndarray, least: float) -> list[int]:
    """The places of the columns (n, k) whose weighted sum leaves less than `least` of `y` (n,); the last one is always.

    Columns that depend on each other share a weight in any way: those go without which the others are as right.
    """
    # The same sums, of as many rows as there are columns.
    short = np.linalg.qr(np.column_stack([x, y]), mode="r") / np.sqrt(len(y))
    places = list(range(x.shape[1]))
    if _left(short, places) >= least:
        return places[-1:]
    while len(places) > 1:
        fewer = [[one for one in places if one != at] for at in places[:-1]]
        best = min(fewer, key=lambda these: _left(short, these))
        if _left(short, best) >= least:
            break
        places = best
    return places


def _left(x: np.ndarray, places: list[int]) -> float:
    """What a weighted sum of columns leaves of the last one: its length."""
    return float(np.linalg.norm(x[:, -1] - x[:, places] @ _weights(x[:, places], x[:, -1])))


def _weights(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    weights, *_ = np.linalg.lstsq(x, y, rcond=None)
    return weights
