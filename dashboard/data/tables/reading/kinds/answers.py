"""Columns in which "None" is an answer like any other: a side effect, a discount, an extension."""

from __future__ import annotations

import pandas as pd

from dashboard.data.tables.description import Column
from language.say import Message, later

_NONE = "none"
# Least share of the rows, and fewest rows, in which the word is no slip.
_SOME, _FEWEST = 0.02, 5


def with_answers(
    columns: list[Column], cells: pd.DataFrame, plain: dict[str, pd.Series[str]]
) -> dict[str, pd.Series[str]]:
    """The cells of those columns, with that word. Among numbers or dates a program wrote it for nothing.

    `plain` are cells in which it is missing. Words that begin with small letters have it begin with one, too.
    """
    said = {column.name: _nones(cells[column.name], plain[column.name]) for column in columns}
    if any(len(said[column.name]) and (column.number or column.date) for column in columns):
        return {}
    answers = [column.name for column in columns if _is_answer(said[column.name], column, len(cells))]
    return {name: plain[name].fillna(said[name]) for name in answers}


def _nones(cells: pd.Series[str], plain: pd.Series[str]) -> pd.Series[str]:
    """The cells that hold the word."""
    empty = cells[plain.isna()]
    # Most columns have no empty cell, and a look at none takes as long as at a few.
    if empty.empty:
        return empty
    stripped = empty.str.strip()
    return stripped[stripped.str.lower().eq(_NONE).fillna(value=False)]


def _is_answer(said: pd.Series[str], column: Column, rows: int) -> bool:
    if len(said) < max(_FEWEST, _SOME * rows) or len(set(said)) != 1 or column.kind != "category":
        return False
    capital = said.iloc[0][0].isupper()
    words = [value[0] for value in column.values if value[:1].isalpha()]  # noqa: PD011 - no frame
    return 2 * sum(letter.isupper() == capital for letter in words) > column.distinct


def answer_notes(name: str, cells: pd.Series[str]) -> tuple[Message, ...]:
    said = cells[cells.str.lower().eq(_NONE).fillna(value=False)]
    sentence = later(
        "{column}: {cell} in {count:,} of {cells:,} cells counts as an answer, not as missing.",
        column=name,
        cell=repr(str(said.iloc[0])),
        count=len(said),
        cells=len(cells),
    )
    return (sentence,)
