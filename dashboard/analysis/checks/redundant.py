"""Columns that add nothing: each says what another one does, in another unit or under other names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import numpy as np

from dashboard.analysis.checks.comparing import comparable, step_of_writing
from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.leaks import LEAVE_OUT
from dashboard.data.tables.in_scripts.near import robust_spread
from dashboard.data.tables.inspected import MOST_INPUTS, Inspected, Inspection
from language.say import later, mark

# Each value has so many rows on average, and so many rows differ from the most frequent one: names that are all
# different, and marks of a few rows, are alike by chance. So are fewer numbers than these: two lie on a line.
ROWS_A_VALUE, FEWEST = 5, 10
# Only numbers that correlate so strongly are compared; what rounding may leave is this share of their spread at most.
_CORRELATED, _ROUNDED = 0.99, 0.1
# Where numbers are not rounded, computing them leaves this share.
_COMPUTED = 1e-6
_SAME = mark("{column} says the same as {other}, in another unit or under other names.")
_SEVERAL = mark("{count} columns say the same as others, such as {column} and {other}.")
_NOTHING_NEW = mark("A network learns nothing new from it, and the two share their importance.")
_NOTHING_NEW_OF_SEVERAL = mark(
    "A network learns nothing new from them, and they share their importance with the others."
)


def redundant(table: Inspection) -> list[Finding]:
    """Inputs that follow from another one: numbers but for a factor and rounding, others value by value."""
    pairs = _pairs(table)
    if not pairs:
        return []
    names, several = tuple(column.name for column in table.inputs if column.name in pairs), len(pairs) > 1
    said = {"column": names[0], "other": pairs[names[0]]}
    return [
        Finding(
            "redundant",
            later(_SEVERAL, count=len(pairs), **said) if several else later(_SAME, **said),
            later(_NOTHING_NEW_OF_SEVERAL if several else _NOTHING_NEW),
            "leave out",
            names,
            later("Leave out these {count}", count=len(pairs)) if several else later(LEAVE_OUT, column=names[0]),
        )
    ]


def without_redundant(table: Inspection) -> Inspection:
    """The same without such columns: each is equal where the other is, which has rows meet as if they were copies."""
    pairs = _pairs(table.beginning())
    return replace(table, columns=tuple(column for column in table.columns if column.name not in pairs))


def _pairs(table: Inspection) -> dict[str, str]:
    """Each redundant column, and the one that says the same."""
    columns = table.inputs[:MOST_INPUTS]
    return dict(reversed([*_of_the_same_numbers(columns), *_of_the_same_rows(columns)]))


def _of_the_same_rows(columns: tuple[Inspected, ...]) -> Iterator[tuple[str, str]]:
    """Columns that are equal in the same rows, each with the one that stays: a category says more than its codes do."""
    alike: dict[bytes, list[Inspected]] = {}
    for column in columns:
        _, first, of, counts = np.unique(
            comparable(column.values), return_index=True, return_inverse=True, return_counts=True
        )
        if ROWS_A_VALUE * len(counts) <= len(of) and len(of) - counts.max() >= FEWEST:
            alike.setdefault(first[of].tobytes(), []).append(column)
    for same in alike.values():
        stays = next((column for column in same if not column.ordered), same[0])
        if not stays.ordered:
            yield from ((column.name, stays.name) for column in same if column is not stays)


def _of_the_same_numbers(columns: tuple[Inspected, ...]) -> Iterator[tuple[str, str]]:
    """Columns of numbers or dates that are another one by a factor and an offset, but for rounding.

    Where one is rounded more coarsely, the other stays: it tells more rows apart. Of two alike, the earlier one stays.
    """
    numbers = [column for column in columns if column.ordered and _varies(column.values)]
    if len(numbers) < 2:
        return
    directions = np.column_stack([_direction(column.values) for column in numbers])
    related = np.abs(directions.T @ directions) > _CORRELATED
    for first, second in combinations(range(len(numbers)), 2):
        if related[first, second] and _are_the_same(numbers[first].values, numbers[second].values):
            coarser, finer = sorted((numbers[second], numbers[first]), key=_different)
            yield coarser.name, finer.name


def _different(column: Inspected) -> int:
    return len(np.unique(column.values))


def _varies(values: np.ndarray) -> bool:
    known = values[np.isfinite(values)]
    return len(known) > 0 and bool(known.min() < known.max())


def _direction(values: np.ndarray) -> np.ndarray:
    """Of length 1, and 0 where they are empty: the product of two is their correlation, if these are the same rows."""
    spread = np.nan_to_num((values - np.nanmean(values)) / np.nanstd(values))
    return np.asarray(spread / np.linalg.norm(spread))


def _are_the_same(one: np.ndarray, other: np.ndarray) -> bool:
    """Whether these (n,) are a factor and an offset apart, as near as both are written, and empty in the same rows."""
    known = np.isfinite(one)
    if known.sum() < FEWEST or not np.array_equal(known, np.isfinite(other)):
        return False
    x, y = one[known], other[known]
    factor, offset = np.polyfit(x, y, 1)
    spread = robust_spread(y)
    rounding = (step_of_writing(y) + abs(factor) * step_of_writing(x)) / 2
    most = max(min(1.01 * rounding, _ROUNDED * spread), _COMPUTED * spread)
    return bool(np.max(np.abs(y - factor * x - offset)) <= most)
