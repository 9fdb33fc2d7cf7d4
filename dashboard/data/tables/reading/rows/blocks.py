"""Blocks of a sheet: a second table below the first, and names at the head of the rows that they hold for."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import texts
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.lines.name_lines import BESIDE, NAMES
from dashboard.data.tables.reading.lines.records import is_number
from dashboard.data.tables.reading.rows.narrower import narrower_below
from dashboard.data.tables.reading.rows.summaries import Numbers
from language.say import Message, later, mark

# The fewest rows above a second table, and the least share of numbers in the cells of a column of numbers.
FEWEST_ABOVE, MEASURED = 5, 0.5
# So many rows are looked at that may be names of a second table.
MOST_CANDIDATES = 50
# The least share of rows in which a column of such names is blank, and of cells that the other columns fill.
BLANK_BELOW, FULL = 0.6, 0.9
FEWEST_ROWS = 10
_SHOWN = 3
_WORD = r"[^\W\d_]"
_STACKED = mark(
    "There are two tables, one above the other: the second one begins with {names}. Upload each as a separate file."
)
# Of one row, and of several.
_BELOW = (
    mark("A second table begins in row {row:,} with {names}: its only row is left out. Upload it as a separate file."),
    mark(
        "A second table begins in row {row:,} with {names}: its {count:,} rows are left out. Upload it as a separate "
        "file."
    ),
)
_HEADS = mark("{column}: {count:,} empty cells were filled with the value above them, such as {cell!r}.")


def second_table(cells: pd.DataFrame, read: Numbers) -> tuple[tuple[int, ...], list[Message]]:
    """The places of a table below the first one, its names included, and what is said of it.

    `read` are the numbers in each column, NaN where there is none.

    Raises TableError where it has more rows than the first.
    """
    first = _first_names(cells, read)
    first = narrower_below(cells) if first is None else first
    if first is None:
        return (), []
    names = ", ".join(texts(cells.iloc[first].astype("str")).dropna()[:_SHOWN])
    count = len(cells) - first - 1
    if count > first:
        raise TableError(later(_STACKED, names=names))
    return tuple(cells.index[first:].tolist()), [later(_BELOW[count > 1], row=first + 1, names=names, count=count)]


def _first_names(cells: pd.DataFrame, read: Numbers) -> int | None:
    """The place of a row that holds names where all others hold numbers: different words that stand nowhere else."""
    measured = [name for name, column in read.items() if MEASURED <= column.notna().mean() < 1]
    if len(measured) < 2:
        return None
    numeric: np.ndarray = np.any([column.notna() for column in read.values()], axis=0)
    worded: np.ndarray = np.sum([texts(cells[name]).notna() & read[name].isna() for name in measured], axis=0)
    # Where files were put together, names are repeated.
    repeated = np.all(
        [cells[name].isna() | cells[name].str.strip(BESIDE).isin([name, ""]) for name in cells.columns], axis=0
    )
    candidates = np.flatnonzero((~numeric & ~repeated & (worded >= max(2, NAMES * len(measured))))[:-1])
    for place in candidates[candidates >= FEWEST_ABOVE][:MOST_CANDIDATES]:
        row = texts(cells.iloc[place].astype("str").where(cells.iloc[place].notna())).dropna()
        # "4,589" is no plain number, and none of a name.
        if any(name in row and is_number(row[name]) for name in measured):
            continue
        if not row.is_unique:
            continue
        if all((cells[name].str.strip() == row[name]).sum() == 1 for name in row.index) and numeric[place + 1 :].any():
            return int(place)
    return None


def heads(cells: pd.DataFrame) -> tuple[str, ...]:
    """The first columns, if each of their words stands once, above rows in which their cells are blank."""
    if len(cells) < FEWEST_ROWS:
        return ()
    found: list[str] = []
    for name in cells.columns:
        below = _blank(cells[name])
        if below.mean() < BLANK_BELOW or below.iloc[0]:
            break
        words = texts(cells[name][~below])
        if not words.is_unique or not words.str.contains(_WORD).all():
            break
        found.append(str(name))
    # In most tables the first column says no.
    others = [float(_blank(cells[name]).mean()) for name in cells.columns[len(found) :]] if found else []
    return tuple(found) if others and np.mean(others) <= 1 - FULL else ()


def _blank(column: pd.Series[str]) -> pd.Series[bool]:
    return column.isna() | column.str.strip().eq("")


def heads_notes(cells: pd.DataFrame, names: tuple[str, ...]) -> list[Message]:
    notes = []
    for name in names:
        column = texts(cells[name])
        notes.append(later(_HEADS, column=name, count=int(column.isna().sum()), cell=str(column.dropna().iloc[0])))
    return notes
