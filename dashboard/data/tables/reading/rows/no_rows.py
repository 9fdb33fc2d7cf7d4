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
from dashboard.data.tables.reading.rows.remarks import commented_rows, filled_rows, remark_rows
from dashboard.data.tables.reading.rows.summaries import Distinct, Numbers, group_total_rows, sum_rows, summary_rows
from dashboard.data.tables.reading.rows.totals import total_rows
from language.say import Message

# SAP's, where others have a word; among numbers stars stand for missing.
_STARS = re.compile(r"\*{1,3}")
# The last rows, among which totals of all of a table stand.
_BOTTOM = 8
# Share of the cells above which a column is filled in half of the rows, and in nearly all.
_HALF, _MOST_FILLED = 0.5, 0.9
_FEWEST = 10


def no_rows(cells: pd.DataFrame, read: Numbers) -> tuple[tuple[int, ...], list[Message]]:
    """The places of what is no row, and what is said of it; `read` are the numbers in each column, NaN where none."""
    if len(cells) < _FEWEST:
        return (), []
    # Nothing of this stands in a table of numbers alone.
    looked = {name: _with_words(cells[name], read[name]) for name in cells.columns}
    words = pd.DataFrame({name: column for name, column in looked.items() if column is not None})
    found = {"empty": np.arange(len(cells)) >= filled_rows(cells)} if words.empty else _in_words(words, cells, read)
    nothing = np.zeros(len(cells), bool)
    for kind, where in ({"blank": _blank(cells, read)} | lone_cells(cells, read, found.get("total", nothing))).items():
        found[kind] = where | found.get(kind, nothing)
    found["sum"] = sum_rows(cells, read, np.any(list(found.values()), axis=0))
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
    commented = commented_rows(cells)
    remarks = remark_rows(cells, read) | commented
    # pandas takes ten times as long for what is asked of these, which is most of the time of 2,000 columns.
    distinct = {name: words[name].dropna().unique().tolist() for name in words.columns}
    rules = _rules(words, distinct)
    totals = (
        total_rows(words, cells, distinct, _BOTTOM, remarks | rules)
        | _starred(words, cells, distinct)
        | group_total_rows(cells, distinct)
        | summary_rows(words, cells, read, _BOTTOM)
    )
    empty = remarks.copy()
    if remarks.any():
        empty[remarks] = cells[remarks].astype("str").apply(texts).isna().all(axis=1)
    # Down to the last row.
    below = np.logical_and.accumulate(remarks[::-1])[::-1]
    found = {"names": _repeats(words, cells), "rule": rules, "total": totals, "empty": empty}
    return found | {"between": commented & ~below, "remark": remarks}


def _with_words(column: pd.Series[str], read: pd.Series[float]) -> pd.Series[str] | None:
    """A column without blanks around its cells, if any of them is no plain number."""
    if read.notna().all():
        return None
    plain = column.where(read.isna()).str.strip()
    return plain if plain.fillna("").ne("").any() else None


def _repeats(words: pd.DataFrame, cells: pd.DataFrame) -> np.ndarray:
    names = {name: "" if is_made_up(name, at) else name for at, name in enumerate(map(str, cells.columns), 1)}
    same = np.full(len(words), sum(bool(names[name]) for name in words.columns) > 1)
    for name in words.columns:
        # In most tables the first column says no.
        if not same.any():
            break
        same &= (words[name].str.strip(BESIDE) == names[name]).to_numpy(bool)
    return same


def _rules(words: pd.DataFrame, distinct: Distinct) -> np.ndarray:
    if not _any(distinct, RULE):
        return np.zeros(len(words), bool)
    drawn = np.column_stack([words[name].str.fullmatch(RULE).fillna(value=False) for name in words.columns])
    empty = np.column_stack([words[name].fillna("x").eq("") for name in words.columns])
    return drawn.any(axis=1) & (drawn | empty).all(axis=1)


def _starred(words: pd.DataFrame, cells: pd.DataFrame, distinct: Distinct) -> np.ndarray:
    """Which of the last rows begin with stars, in the first column that most rows fill."""
    if not _any(distinct, _STARS):
        return np.zeros(len(words), bool)
    label = next((name for name in cells.columns if texts(cells[name]).notna().mean() > _HALF), None)
    if label not in words.columns:
        return np.zeros(len(words), bool)
    stars = words[label].str.fullmatch(_STARS).fillna(value=False).to_numpy(bool)
    bottom = np.arange(len(words)) >= len(words) - _BOTTOM
    return stars & bottom if stars.sum() <= _BOTTOM / 2 else np.zeros(len(words), bool)


def _any(distinct: Distinct, form: re.Pattern[str]) -> bool:
    return any(any(map(form.fullmatch, column)) for column in distinct.values())


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
