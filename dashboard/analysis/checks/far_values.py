"""Numbers far from all others in their column: written for something else, or by mistake."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.leaks import is_called_identifier
from dashboard.data.tables.inspected import Inspection
from language.say import Message, later, mark

_FAR = mark("{column} is {value:,.0f} in {count:,} rows; the nearest other value is {nearest:,.10g}.")
_CODE = re.compile(r"-?(9{2,}|8{3,}|7{3,}|1?0{3,})")
# With fewer other numbers in the column, none is taken for a code.
FEWEST_OTHERS = 10
# The largest share of rows in which a 0 or -1 stands for nothing.
MOST_EMPTY = 0.1
# How far such a 0 or -1 is from the others, as a share of their range.
AWAY = 0.25
# How many times the step above it that is, at least.
GROWN = 3.0
# How many distinct values the others have, at least; a code beside fewer is so many times their range away, and a round
# one farther than the next of doses that grow tenfold.
FEWEST_VALUES, FEW_APART, ROUND_APART = 10, 5.0, 10.0
# How many outliers a column has at most: this many, or this share of its rows.
FEW, SHARE = 3, 0.005
# With fewer rows, none is taken for an outlier.
FEWEST_ROWS = 50
# Beyond this share of the others' range, in units that grow as logarithms do: incomes have long tails of their own.
APART = 0.5
# By whether one row has such a value.
_SEVERAL = mark("{column} is {value:,.10g} and the like in {count:,} rows; the nearest other value is {nearest:,.10g}.")
_OUTLIERS = {
    True: mark("{column} is {value:,.10g} in one row; the nearest other value is {nearest:,.10g}."),
    False: _SEVERAL,
}
_MISTAKE = mark("If that is a mistake, one cell decides how all others in its column are scaled.")
_AS_MISSING = mark("Treat {value:,.10g} in {column} as missing")


def codes(table: Inspection) -> list[Finding]:
    """Numbers that repeat, far from all others, and look as if they were written for something else."""
    return [found for name, values in _numbers(table) if (found := _code(name, values))]


def outliers(table: Inspection) -> list[Finding]:
    """A few numbers that lie further from the others than these lie apart, and are no codes."""
    return [found for name, values in _numbers(table) if not _code(name, values) and (found := _outlier(name, values))]


def _numbers(table: Inspection) -> Iterator[tuple[str, np.ndarray]]:
    """The names and known values of all that is read as a number and names no rows, the target first."""
    if not table.labels:
        yield table.target, table.y
    for column in table.inputs:
        if column.kind == "number" and not is_called_identifier(column):
            yield column.name, column.values[np.isfinite(column.values)]


def _code(name: str, known: np.ndarray) -> Finding | None:
    for extreme in {float(known.max()), float(known.min())} if len(known) else set():
        for values in dict.fromkeys((_with_kin(extreme, known), (extreme,))):
            nearest = _nearest_to_codes(values, known)
            if nearest is None:
                continue
            where = np.isin(known, values)
            return Finding(
                "code",
                later(
                    _FAR if len(values) == 1 else _SEVERAL,
                    column=name,
                    value=extreme,
                    count=int(where.sum()),
                    nearest=nearest,
                ),
                later(
                    "It seems to stand for something else, such as a missing value, or one outside the measured range."
                ),
                "read as missing",
                (name,),
                _button(name, known[where], extreme, one=len(values) == 1),
                values=values,
            )
    return None


def _with_kin(extreme: float, known: np.ndarray) -> tuple[float, ...]:
    """Nines with what surveys write beside them: 77 for no answer, 88 for those who don't know."""
    nines = re.fullmatch("9{2,}", f"{extreme:.10g}")
    kin = [float(digit * len(nines[0])) for digit in "987"] if nines else [extreme]
    return tuple(one for one in kin if one in known)


def _nearest_to_codes(values: tuple[float, ...], known: np.ndarray) -> float | None:
    """The number nearest to these, of which the first is an extreme, if they are codes; else None."""
    others = known[~np.isin(known, values)]
    extreme, count = values[0], len(known) - len(others)
    if count < 2 or len(others) < FEWEST_OTHERS:
        return None
    nearest = float(others.max() if extreme > others.max() else others.min())
    gap = min(abs(one - nearest) for one in values) if min(values) > nearest or max(values) < nearest else 0.0
    # The next of few years, doses or limits is as near as that.
    few = ROUND_APART if extreme % 10 == 0 else FEW_APART
    times = few if len(np.unique(others)) < FEWEST_VALUES else 1.0
    written = bool(_CODE.fullmatch(f"{extreme:.0f}")) and gap > max(times * float(np.ptp(others)), 1.0)
    is_code = written or _is_empty(extreme, count, gap, others)
    return nearest if is_code else None


def _is_empty(extreme: float, count: int, gap: float, others: np.ndarray) -> bool:
    """Whether 0 or -1 stands for nothing measured: rare, and far below numbers that vary, as for a blood pressure.

    The steps of logarithms and roots of counts grow towards it: there it is the next one. Below incomes, -1 is far off
    if their logarithms are farther from zero than they lie apart.
    """
    rare = count <= MOST_EMPTY * (count + len(others))
    different = np.unique(others)
    if extreme not in (0.0, -1.0) or not rare or len(different) < FEWEST_VALUES:
        return False
    below_incomes = extreme < 0 < different[0] and different[0] ** 2 > different[-1]
    far = gap > max(AWAY * max(float(np.ptp(others)), 1.0), GROWN * float(different[1] - different[0]))
    return far or bool(below_incomes)


def _outlier(name: str, known: np.ndarray) -> Finding | None:
    if len(known) < FEWEST_ROWS:
        return None
    ordered = np.sort(known)
    high, low = _apart(ordered), -_apart(-ordered[::-1])[::-1]
    far = high if len(high) else low
    if not len(far):
        return None
    others = known[~np.isin(known, far)]
    nearest = float(others.max() if len(high) else others.min())
    value = float(far[-1] if len(high) else far[0])
    return Finding(
        "outlier",
        later(_OUTLIERS[len(far) == 1], column=name, value=value, count=len(far), nearest=nearest),
        later(_MISTAKE),
        "read as missing",
        (name,),
        _button(name, far, value, one=len(far) == 1),
        values=tuple(sorted({float(one) for one in far})),
    )


def _button(name: str, far: np.ndarray, value: float, *, one: bool) -> Message:
    if one:
        return later(_AS_MISSING, value=value, column=name)
    return later("Treat {count:,} such values in {column} as missing", count=len(far), column=name)


def _apart(ordered: np.ndarray) -> np.ndarray:
    """The highest of the numbers, given in their order, where they lie apart from all others; none where they don't."""
    few = min(max(FEW, int(SHARE * len(ordered))), len(ordered) // 10)
    middle = float(np.median(ordered))
    spread = float(np.median(np.abs(ordered - middle))) or float(np.std(ordered[:-few])) or 1.0
    grown = np.arcsinh((ordered - middle) / spread)
    for count in range(1, few + 1):
        first = len(ordered) - count
        gap, range_of_others = ordered[first] - ordered[first - 1], ordered[first - 1] - ordered[0]
        grows, grown_range = grown[first] - grown[first - 1], grown[first - 1] - grown[0]
        if range_of_others > 0 and gap > range_of_others and grows > APART * grown_range:
            return ordered[first:]
    return ordered[:0]
