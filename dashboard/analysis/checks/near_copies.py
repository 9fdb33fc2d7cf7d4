"""Rows that are nearly the same as another one, of which a random split puts one into training and one into testing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from dashboard.analysis.checks.coincidence import a_step_apart, by_chance, repeated, without_followers
from dashboard.analysis.checks.comparing import comparable
from dashboard.analysis.checks.copies import TIMES_A_STEP, TIMES_CHANCE, fewest, without_copies
from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.groups import groups
from dashboard.data.tables.in_scripts.near import ROUNDING, without_near_copies
from dashboard.data.tables.inspected import MOST_INPUTS, Inspection
from language.say import later

# Whether rows differ in one cell by chance is asked of the cells in which most of them do.
MOST_CELLS = 10
# Where more rows than this are nearly the same by chance, nothing is said.
MOST_BY_CHANCE = 0.01
# Near copies stand apart from what else is alike: within one of these multiples of rounding there are nearly as many as
# within so many times that. Of rows that go over into each other, as countries by their population do, are ever more.
WITHIN, FARTHER, MOST_MORE = (1, 2, 4, 8), 4, 1.25


def near_copies(table: Inspection) -> list[Finding]:
    """Rows that are the same as another one but for rounding, or for one cell, target included; copies do not count."""
    rows, numbers = _compared(_different(table))
    nearly_the_same = partial(_nearly_the_same, numbers=numbers, rounding=ROUNDING)
    if nearly_the_same(rows) < fewest(table):
        return []
    # What follows from columns of few values, in which rows are the same by chance, is the same with them.
    alone = without_followers(rows, [at for at in numbers if np.isfinite(rows[:, at]).all()])
    if not _differ_in_one_cell(alone):
        # They do by chance, and rounding alone is left: all cells count as one.
        nearly_the_same = partial(nearly_the_same, cells=(0,) * rows.shape[1])
    count = nearly_the_same(rows)
    if count < fewest(table) or not _beyond_chance(rows, alone, nearly_the_same):
        return []
    return [
        Finding(
            "near copies",
            later(
                "{copies:,} of {rows:,} rows differ from another row only by rounding, or in a single cell.",
                copies=count,
                rows=table.rows,
            ),
            later("With a random split, a network is tested on rows that it nearly knows: the score is too good."),
            "keep one of near copies",
            (),
            later("Keep one of each set of near copies"),
        )
    ]


def _differ_in_one_cell(rows: np.ndarray) -> bool:
    """Whether clearly more rows differ in one cell than in that cell and by a step in another one.

    About as many do either by chance, also where columns depend on each other.
    """
    same = [_same_but_for(rows, cell) for cell in range(rows.shape[1] - 1)]
    most = np.argsort(same)[-MOST_CELLS:]
    # Rows that do are none of the others: a cell may differ by a step.
    rows = rows[without_near_copies(rows, tuple(range(rows.shape[1])), ())]
    apart = sum(a_step_apart(np.delete(rows, cell, axis=1)) for cell in most if same[cell])
    return bool(sum(same[cell] for cell in most) > TIMES_A_STEP * apart)


def _same_but_for(rows: np.ndarray, cell: int) -> int:
    return repeated(np.delete(rows, cell, axis=1))


def _beyond_chance(rows: np.ndarray, alone: np.ndarray, count: Callable[..., int]) -> bool:
    """Whether clearly more rows are nearly the same than by chance, and stand apart from what else is alike."""
    chance = by_chance(alone, count)
    if chance > MOST_BY_CHANCE * len(rows) or count(alone) <= TIMES_CHANCE * chance:
        return False
    return any(_stand_apart(rows, count, times * ROUNDING) for times in WITHIN)


def without_any_copies(table: Inspection) -> Inspection:
    """The first of rows that are the same, or nearly, unless chance made them so."""
    table = without_copies(table)
    if not near_copies(table):
        return table
    rows, numbers = _compared(table)
    return table.of(without_near_copies(rows, tuple(range(rows.shape[1])), numbers))


def are_of_groups(table: Inspection, name: str) -> bool:
    """Whether rows that are nearly the same belong to one group that the column names, but for a few.

    Groups of nothing but near copies are none.
    """
    if not groups(without_any_copies(table)):
        return False
    different = _different(table)
    group = next(column for column in different.columns if column.name == name)
    others = [column for column in different.inputs if column is not group][: MOST_INPUTS - 1]
    rows, numbers = _compared(replace(different, columns=(*others, replace(group, kind="category", is_input=True))))
    # With the target, the group is what two rows may not differ in.
    cells = (*range(len(others)), len(others), len(others))
    within = len(rows) - len(without_near_copies(rows, cells, numbers))
    return _nearly_the_same(*_compared(different), ROUNDING) - within < fewest(table)


def _different(table: Inspection) -> Inspection:
    """The first of rows whose inputs and target are the same."""
    rows, _ = _compared(table)
    return table.of(np.unique(comparable(rows), axis=0, return_index=True)[1])


def _compared(table: Inspection) -> tuple[np.ndarray, tuple[int, ...]]:
    """The inputs and the target (n, columns), and the places of numbers among these."""
    inputs = table.inputs[:MOST_INPUTS]
    numbers = [place for place, column in enumerate(inputs) if column.kind == "number"]
    numbers += [len(inputs)] * (not table.labels)
    return np.column_stack([*(column.values for column in inputs), table.y]), tuple(numbers)


def _stand_apart(rows: np.ndarray, nearly_the_same: Callable[..., int], rounding: float) -> bool:
    farther = nearly_the_same(rows, rounding=FARTHER * rounding)
    return farther <= min(MOST_MORE * nearly_the_same(rows, rounding=rounding), len(rows) / 2)


def _nearly_the_same(rows: np.ndarray, numbers: tuple[int, ...], rounding: float, cells: tuple[int, ...] = ()) -> int:
    """How many rows are nearly the same as an earlier one; without `cells` each column is one of its own."""
    return len(rows) - len(without_near_copies(rows, cells or tuple(range(rows.shape[1])), numbers, rounding))
