"""What stands among the rows of a table and is none: totals, names that are repeated, rules and remarks."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import texts
from dashboard.data.tables.reading.lines.name_lines import BESIDE, RULE
from dashboard.data.tables.reading.names import is_made_up
from dashboard.data.tables.reading.rows.left_out import left_out
from dashboard.data.tables.reading.rows.lone_cells import lone_cells
from dashboard.data.tables.reading.rows.summaries import Numbers, of_columns, of_groups, of_sums
from dashboard.data.tables.reading.rows.totals import RARE, of_words
from language.say import Message

_REMARK = re.compile(r"[#%]|\(\d+$|(sources?|notes?|quellen?|anmerkung(en)?|출처|주|자료)\b", re.IGNORECASE)
# What web servers write where they begin again.
_BEGUN = re.compile(r"#(?:Software|Version|Date|Start-Date|End-Date|Remark):.*", re.DOTALL)
# SAP's, where others have a word; among numbers stars stand for missing.
_STARS = re.compile(r"\*{1,3}")
# What the clients of databases write below a table.
_COUNTED = re.compile(r"\(?\d[\d,.]* (rows?|records?|lignes?|zeilen?|개의? 행)\b.*", re.IGNORECASE)
# The last rows, among which totals of all of a table stand, and the most lines of remarks below it.
_BOTTOM, _MOST_REMARKS = 8, 60
# Share of the cells above which a column is one of numbers.
_MEASURED = 0.8
# Share of the cells above which a column is filled in half of the rows, and in nearly all.
_HALF, _MOST_FILLED = 0.5, 0.9
# Rows that are looked at for whether any holds a single cell.
_LOOKED_AT = 2_000
_FEWEST = 10


def no_rows(cells: pd.DataFrame, read: Numbers) -> tuple[tuple[int, ...], list[Message]]:
    """The places of what is no row, and what is said of it; `read` are the numbers in each column, NaN where none."""
    if len(cells) < _FEWEST:
        return (), []
    # Nothing of this stands in a table of numbers alone.
    looked = {name: _of_words(cells[name], read[name]) for name in cells.columns}
    words = pd.DataFrame({name: column for name, column in looked.items() if column is not None})
    found = {"empty": np.arange(len(cells)) >= _filled(cells)} if words.empty else _in_words(words, cells, read)
    nothing = np.zeros(len(cells), bool)
    for kind, where in ({"blank": _blank(cells, read)} | lone_cells(cells, read, found.get("total", nothing))).items():
        found[kind] = where | found.get(kind, nothing)
    found["sum"] = of_sums(cells, read, np.any(list(found.values()), axis=0))
    notes, taken = [], np.zeros(len(cells), bool)
    for kind, where in found.items():
        mine = where & ~taken
        if mine.any():
            shown = next(iter(texts(cells[mine].iloc[0].astype("str")).dropna()), "")
            notes.append(left_out(kind, int(mine.sum()), shown))
        taken |= mine
    return tuple(cells.index[taken].tolist()), notes


def _in_words(words: pd.DataFrame, cells: pd.DataFrame, read: Numbers) -> dict[str, np.ndarray]:
    """Where something is said that is none of a row, by its kind."""
    commented = _commented(cells)
    remarks = _remarks(cells, read) | commented
    rules = _rules(words)
    totals = (
        of_words(words, cells, _BOTTOM, remarks | rules)
        | _starred(words, cells)
        | of_groups(words, cells)
        | of_columns(words, cells, read, _BOTTOM)
    )
    empty = remarks.copy()
    empty[remarks] = cells[remarks].astype("str").apply(texts).isna().all(axis=1)
    # Down to the last row.
    below = np.logical_and.accumulate(remarks[::-1])[::-1]
    found = {"names": _repeats(words, cells), "rule": rules, "total": totals, "empty": empty}
    return found | {"between": commented & ~below, "remark": remarks}


def _of_words(column: pd.Series[str], read: pd.Series[float]) -> pd.Series[str] | None:
    """A column without blanks around its cells, if any of them is no plain number."""
    if read.notna().all():
        return None
    plain = column.where(read.isna()).str.strip()
    return plain if plain.fillna("").ne("").any() else None


def _repeats(words: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    names = {name: "" if is_made_up(name, at) else name for at, name in enumerate(map(str, cells.columns), 1)}
    same = np.column_stack([(words[name].str.strip(BESIDE) == names[name]).to_numpy() for name in words.columns])
    named = sum(bool(names[name]) for name in words.columns)
    return np.asarray(same.all(axis=1)) & (named > 1)


def _rules(words: pd.DataFrame) -> np.ndarray:
    drawn = np.column_stack([words[name].str.fullmatch(RULE).fillna(value=False) for name in words.columns])
    empty = np.column_stack([words[name].fillna("x").eq("") for name in words.columns])
    return drawn.any(axis=1) & (drawn | empty).all(axis=1)


def _starred(words: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    """Which of the last rows begin with stars, in the first column that most rows fill."""
    label = next((name for name in cells.columns if texts(cells[name]).notna().mean() > _HALF), None)
    if label not in words.columns:
        return np.zeros(len(words), bool)
    stars = words[label].str.fullmatch(_STARS).fillna(value=False).to_numpy(bool)
    bottom = np.arange(len(words)) >= len(words) - _BOTTOM
    return stars & bottom if stars.sum() <= _BOTTOM / 2 else np.zeros(len(words), bool)


def _remarks(cells: pd.DataFrame, read: Numbers) -> np.ndarray:
    """Rows at the bottom of which one cell is filled, or none, and by what stands nowhere else in its column."""
    found = np.zeros(len(cells), bool)
    if cells.shape[1] < 2:
        return found
    rows = _filled(cells)
    found[rows:] = True
    last = cells[:rows].tail(_MOST_REMARKS).fillna("").astype("str")
    filled = last.apply(lambda column: column.str.strip().ne("")).to_numpy()
    for place in range(len(last) - 1, -1, -1):
        (at,) = np.nonzero(filled[place])
        first = last.iloc[place, at[0]].strip() if len(at) else ""
        broken = _breaks(cells, read, rows - len(last) + place, at)
        if first and not broken and not _is_below(first, " ".join(last.iloc[place, at]), cells, at):
            break
        found[rows - len(last) + place] = True
    return found


def _blank(cells: pd.DataFrame, read: Numbers) -> np.ndarray:
    """Where all cells are empty, unless that may be an answer: no column is filled in nearly all other rows."""
    blank: np.ndarray = np.all([column.isna() for column in read.values()], axis=0)
    if not blank.any():
        return blank
    empty = cells[blank].fillna("").astype("str").apply(lambda column: column.str.strip().eq("")).all(axis=1)
    blank[blank] = empty.to_numpy(bool)
    others = cells[~blank]
    named = any(texts(others[name].astype("str")).notna().mean() > _MOST_FILLED for name in cells.columns)
    return blank & named


def _commented(cells: pd.DataFrame) -> np.ndarray:
    """Where a line begins with the sign of a remark and holds nothing else, as few do."""
    first, *others = (cells[name] for name in cells.columns)
    found = first.str.match("[#%]").fillna(value=False).to_numpy(bool, copy=True)
    if not found.any() or not others:
        return np.zeros(len(cells), bool)
    empty = cells.iloc[found, 1:].fillna("").apply(lambda column: column.eq("")).all(axis=1).to_numpy(bool)
    found[found] = empty | first[found].str.fullmatch(_BEGUN).to_numpy(bool)
    return found if found.mean() <= RARE else np.zeros(len(cells), bool)


def _filled(cells: pd.DataFrame) -> int:
    """The number of rows without the empty ones at the bottom: a spreadsheet may save hundreds of them."""
    for rows in range(len(cells), 0, -1):
        if cells.iloc[rows - 1].fillna("").astype("str").str.strip().ne("").any():
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
