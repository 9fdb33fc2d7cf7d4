"""Rows that belong together: several of one person, house or machine, which a random split tears apart."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.copies import without_copies
from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.scores import (
    by_size,
    is_monotone,
    residuals_in_new_groups,
    squared_correlation,
    target_columns,
)
from dashboard.data.tables.inspected import Inspected, Inspection
from language.say import later, mark

# A column that names groups has this many, and two rows a group at least, on average.
FEWEST_GROUPS, ROWS_A_GROUP = 10, 2.0
# A column that names groups is known for this share of the rows at least.
MOSTLY_KNOWN = 0.9
# Within a group, a column that belongs to it varies by no more than this share of its variance.
CONSTANT = 0.05
# What a group's other rows say of the target beyond what the order of its name says; less is enough where other columns
# belong to the group, if it is more than in any of so many groups of that size whose rows are drawn at random.
TELLS, TELLS_TOO, DRAWN = 0.2, 0.02, 39
# By whether all have as many rows.
_NAMES_GROUPS = {
    False: mark("{column} names {groups:,} groups in {rows:,} rows, up to {most:,} rows in one."),
    True: mark("{column} names {groups:,} groups in {rows:,} rows, {most:,} rows in each."),
}
# What trees on so many other inputs leave of the target is looked at, too, if it is more than this share of its spread.
MOST_COLUMNS, LEAST_LEFT = 50, 0.01


def groups(table: Inspection) -> list[Finding]:
    """The column that most clearly names groups, with the rows that these have.

    A row that is there twice would be a group of its own: copies are counted, and tell nothing of groups.
    """
    different = without_copies(table)
    strengths = [_strength(different, column) for column in different.columns]
    if not max(strengths, default=0.0) > 0:
        return []
    column = table.columns[int(np.argmax(strengths))]
    known = column.values[np.isfinite(column.values)]
    _, counts = np.unique(known, return_counts=True)
    return [
        Finding(
            "groups",
            later(
                _NAMES_GROUPS[bool(counts.min() == counts.max())],
                column=column.name,
                groups=len(counts),
                rows=len(known),
                most=int(counts.max()),
            ),
            later(
                "Rows of a group resemble each other: with a random split, a network is tested on groups that it knows."
            ),
            "split by group",
            (column.name,),
            later("Split by {column}", column=column.name),
        )
    ]


def _strength(table: Inspection, column: Inspected) -> float:
    """How clearly a column names groups; 0 if it does not."""
    values = column.values
    known = np.isfinite(values)
    if column.kind == "date" or known.mean() < MOSTLY_KNOWN or not np.all(values[known] % 1 == 0):
        return 0.0
    _, group, counts = np.unique(values[known], return_inverse=True, return_counts=True)
    if len(counts) < FEWEST_GROUPS or counts.mean() < ROWS_A_GROUP or counts.max() > len(group) / 2:
        return 0.0
    y = target_columns(table)[known]
    tells = told = _from_other_rows(y, group, counts)
    # What a number tells by its size, as an age does, it tells of ages that no row has, too.
    if column.kind == "number" and tells > TELLS:
        tells -= by_size(values[known], y)
    within = _companions(table, column, known, group)
    belongs = [values for share, values in within if share < CONSTANT]
    constant, wider = len(belongs), _wider(belongs, group)
    # A state follows from a city, whatever is predicted; numbers such as an age say something by their size.
    if constant >= 1 + (column.kind == "number") and _beyond_chance(told, y, group, wider):
        return constant + max(tells, 0.0)
    # Growth may hide what tells persons apart; and a column may tell no more than others that it goes with.
    is_whole = any(share == 0 for share, _ in within)
    if is_whole or column.kind != "number" or (not constant and tells > TELLS):
        left = residuals_in_new_groups(_others(table, column, known), y, group)
        more = _from_other_rows(left, group, counts) if np.var(left) > LEAST_LEFT * np.var(y) else 0.0
        tells = max(tells, more) if is_whole else more
    return constant + tells if tells > TELLS else 0.0


def _companions(
    table: Inspection, column: Inspected, known: np.ndarray, group: np.ndarray
) -> list[tuple[float, np.ndarray]]:
    """The share of its variance that each other column has within groups, and its values.

    Without counters, which have little of it there whatever they count.
    """
    others = (one.values[known] for one in table.columns if one is not column and not is_monotone(one.values))
    return [(_within(values, group), values) for values in others if np.isfinite(values).all()]


def _wider(belongs: list[np.ndarray], group: np.ndarray) -> np.ndarray:
    """Of the columns that belong to groups, the values (n,) of the one with most that groups share; else all zeros."""
    placed = [np.unique(values, return_inverse=True)[1] for values in belongs]
    shared = [values for values in placed if 2 * (values.max() + 1) <= group.max() + 1]
    return max(shared, key=np.max, default=np.zeros_like(group))


def _others(table: Inspection, column: Inspected, known: np.ndarray) -> np.ndarray:
    """The inputs but for counters, with the column itself if it is a number: (n, inputs)."""
    inputs = [one.values[known] for one in table.inputs if one is not column or one.kind == "number"]
    return np.array([values for values in inputs if not is_monotone(values)][:MOST_COLUMNS]).reshape(-1, known.sum()).T


def _beyond_chance(told: float, y: np.ndarray, group: np.ndarray, wider: np.ndarray) -> bool:
    """Whether the other rows of a group tell more of the target (n, k) than those of any group drawn at random.

    They are drawn from rows that are the same in `wider`: what a state tells, its cities are not known for.
    """
    rng, counts, places = np.random.default_rng(0), np.bincount(group), np.argsort(wider, kind="stable")

    def drawn() -> float:
        anywhere = np.empty_like(y)
        anywhere[places] = y[np.lexsort((rng.random(len(y)), wider))]
        return _from_other_rows(anywhere, group, counts)

    return told > TELLS_TOO and all(told > drawn() for _ in range(DRAWN))


def _within(values: np.ndarray, group: np.ndarray) -> float:
    """The share of a column's variance that is within groups."""
    counts = np.bincount(group)
    means = np.bincount(group, values) / counts
    several = counts[group] > 1
    whole = float(np.var(values))
    if several.sum() < 2 or whole == 0:
        return 1.0
    # Unbiased: each group's mean takes a degree of freedom.
    free = several.sum() - np.sum(counts > 1)
    return float(np.sum((values - means[group])[several] ** 2) / free) / whole


def _from_other_rows(y: np.ndarray, group: np.ndarray, counts: np.ndarray) -> float:
    """How much of each target (n, k) the mean of the others in its group tells."""
    several = counts[group] > 1
    if not several.any():
        return 0.0
    sums = np.column_stack([np.bincount(group, column) for column in y.T])
    others = (sums[group] - y)[several] / (counts[group] - 1)[several, None]
    return squared_correlation(others, y[several])
