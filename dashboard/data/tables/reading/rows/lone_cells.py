"""Rows that hold nothing but a name, and lines between rows that stand beside the table."""

from __future__ import annotations

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import texts
from dashboard.data.tables.reading.names import is_made_up
from dashboard.data.tables.reading.rows.summaries import Numbers

# The largest share of rows that are headings, and the least share of cells that are filled in the others.
_RARE, _FILLED = 0.25, 0.5
_FEWEST_COLUMNS = 3
_WORD = r"[^\W\d_]"


def lone_cells(cells: pd.DataFrame, read: Numbers, totals: np.ndarray) -> dict[str, np.ndarray]:
    """Where one cell alone is filled, by kind: that of a column in which nothing but `totals` stands, or of names."""
    nothing = np.zeros(len(cells), bool)
    alone = _alone(cells, read)
    if not alone.any() or alone.mean() > _RARE:
        return {"between": nothing, "heading": nothing}
    filled = _filled(cells)
    unnamed = np.array([is_made_up(str(name), at) for at, name in enumerate(cells.columns, 1)])
    beside = alone & (filled & (unnamed & ~filled[~alone & ~totals].any(axis=0))).any(axis=1)
    return {"between": beside, "heading": _headings(cells, filled, alone & ~beside)}


def _alone(cells: pd.DataFrame, read: Numbers) -> np.ndarray:
    """Where one cell is filled; rows with several numbers need no look at their words."""
    found = np.sum([column.notna() for column in read.values()], axis=0) <= 1
    some, filled = cells[found], np.zeros(int(found.sum()), int)
    for name in cells.columns:
        # In most tables the first two columns say no.
        if (filled > 1).all():
            break
        filled += texts(some[name].astype("str")).notna().to_numpy(bool)
    found[found] = filled == 1
    return found


def _filled(cells: pd.DataFrame) -> np.ndarray:
    return np.column_stack([texts(cells[name].astype("str")).notna().to_numpy(bool) for name in cells.columns])


def _headings(cells: pd.DataFrame, filled: np.ndarray, alone: np.ndarray) -> np.ndarray:
    """Which of the rows hold a word that stands once in the first column that is filled, as most of it is."""
    nothing, others = np.zeros(len(cells), bool), filled[~alone]
    usual = others.any(axis=0)
    if not alone.any() or usual.sum() < _FEWEST_COLUMNS or others[:, usual].mean() < _FILLED:
        return nothing
    first = int(np.argmax(usual))
    words = texts(cells.iloc[:, first].astype("str"))
    found = alone & filled[:, first] & words.str.contains(_WORD).fillna(value=False).to_numpy(bool)
    if others[:, first].mean() <= _FILLED or _has_ticks(cells, filled):
        return nothing
    return found & ~words.duplicated(keep=False).to_numpy(bool)


def _has_ticks(cells: pd.DataFrame, filled: np.ndarray) -> bool:
    """Whether an empty cell may be an answer, as it is among ticks."""
    with_gaps = np.asarray(~filled.all(axis=0) & filled.any(axis=0))
    columns = (texts(cells[name].astype("str")) for name, gaps in zip(cells.columns, with_gaps, strict=True) if gaps)
    return any(column.dropna().drop_duplicates().size == 1 for column in columns)
