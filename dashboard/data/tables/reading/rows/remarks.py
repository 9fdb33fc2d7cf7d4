"""Lines of remarks: those below the table, and those that begin with a sign of one; and how many rows are filled."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.reading.lines.name_lines import RULE
from dashboard.data.tables.reading.rows.summaries import Numbers
from dashboard.data.tables.reading.rows.totals import RARE

_REMARK = re.compile(r"[#%]|\(\d+$|(sources?|notes?|quellen?|anmerkung(en)?|출처|주|자료)\b", re.IGNORECASE)
# What web servers write where they begin again.
_BEGUN = re.compile(r"#(?:Software|Version|Date|Start-Date|End-Date|Remark):.*", re.DOTALL)
# What the clients of databases write below a table.
_COUNTED = re.compile(r"\(?\d[\d,.]* (rows?|records?|lignes?|zeilen?|개의? 행)\b.*", re.IGNORECASE)
# The most lines of remarks below a table.
_MOST_REMARKS = 60
# Share of the cells above which a column is one of numbers.
_MEASURED = 0.8
# Rows that are looked at for whether any holds a single cell.
_LOOKED_AT = 2_000


def remark_rows(cells: pd.DataFrame, read: Numbers) -> np.ndarray:
    """Rows at the bottom of which one cell is filled, or none, and by what stands nowhere else in its column."""
    found = np.zeros(len(cells), bool)
    if cells.shape[1] < 2:
        return found
    rows = filled_rows(cells)
    found[rows:] = True
    last = cells[:rows].tail(_MOST_REMARKS).fillna("").astype("str").to_numpy(object)
    for place in range(len(last) - 1, -1, -1):
        at = np.flatnonzero([cell.strip() != "" for cell in last[place]])
        first = last[place, at[0]].strip() if len(at) else ""
        broken = _breaks(cells, read, rows - len(last) + place, at)
        if first and not broken and not _is_below(first, " ".join(last[place, at]), cells, at):
            break
        found[rows - len(last) + place] = True
    return found


def commented_rows(cells: pd.DataFrame) -> np.ndarray:
    """Where a line begins with the sign of a remark and holds nothing else, as few do."""
    first, *others = (cells[name] for name in cells.columns)
    found = first.str.startswith(("#", "%"), na=False).to_numpy(bool, copy=True)
    if not found.any() or not others:
        return np.zeros(len(cells), bool)
    empty = cells.iloc[found, 1:].fillna("").apply(lambda column: column.eq("")).all(axis=1).to_numpy(bool)
    found[found] = empty | first[found].str.fullmatch(_BEGUN).to_numpy(bool)
    return found if found.mean() <= RARE else np.zeros(len(cells), bool)


def filled_rows(cells: pd.DataFrame) -> int:
    """The number of rows without the empty ones at the bottom: a spreadsheet may save hundreds of them."""
    for rows in range(len(cells), 0, -1):
        if any(cell.strip() for cell in cells.iloc[rows - 1].dropna()):
            return rows
    return 0


def _breaks(cells: pd.DataFrame, read: Numbers, place: int, at: np.ndarray) -> bool:
    """Whether a row fills a few of the columns alone, where those of numbers hold words: a list of footnotes."""
    if 2 * len(at) > cells.shape[1]:
        return False
    measured = [column for name, column in read.items() if column.notna().mean() > _MEASURED]
    worded = [cells.columns[column] for column in at if read[cells.columns[column]].notna().mean() > _MEASURED]
    return bool(worded) and not any(column.notna().iloc[place] for column in measured)


def _is_below(first: str, line: str, cells: pd.DataFrame, at: np.ndarray) -> bool:
    """Whether a line whose first cell this is, and whose filled cells are `at` these columns, is no row."""
    if RULE.fullmatch(first) or _COUNTED.fullmatch(line) or _begins_remark(first, cells, at[0]):
        return True
    return len(at) == 1 and _is_remark(first, cells, at[0])


def _begins_remark(first: str, cells: pd.DataFrame, at: int) -> bool:
    """Whether a cell has the word or sign of a remark, and is alone with that: numbers of orders begin with a #."""
    return bool(_REMARK.match(first)) and cells.iloc[:, at].str.strip().str.match(_REMARK).mean() <= RARE


def _is_remark(cell: str, cells: pd.DataFrame, at: int) -> bool:
    column = cells.iloc[:, at]
    numbers = pd.to_numeric(column, errors="coerce").notna().mean()
    is_number = not re.search(r"[^\W\d_]", cell)
    sentence = cell.count(" ") >= 2 or ":" in cell or cell[0] in "(*"
    words = numbers > 0.5 or sentence or _is_alone(cells)
    return not is_number and words and int((column == cell).sum()) == 1


def _is_alone(cells: pd.DataFrame) -> bool:
    """Whether no row above the last ones holds a single cell, where three could be."""
    above = cells.iloc[: max(len(cells) // 2, len(cells) - _MOST_REMARKS)].head(_LOOKED_AT).fillna("").astype("str")
    filled = above.apply(lambda column: column.ne("")).sum(axis=1)
    return cells.shape[1] > 2 and len(filled) > 0 and bool(filled.min() > 1)
