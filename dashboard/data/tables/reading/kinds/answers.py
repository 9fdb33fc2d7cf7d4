"""Columns in which "None" is an answer (a side effect, a discount), "-" as opposite of "+", or NA a code as EU is."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data.tables.cells import EMPTY
from dashboard.data.tables.description import Column
from dashboard.data.tables.reading.notes import missing_notes
from dashboard.data.tables.schema import MAX_CATEGORIES
from language.say import Message, later

_NONE = "none"
# Tests are positive or negative, weakly or clearly so: + and -, or +, ++ and -; 0 between them.
_NEGATIVE, _POSITIVE, _NEITHER = "-", re.compile(r"\+{1,4}|±|\+/-"), "0"
# Namibia, North America: what else the column holds has two capital letters, too.
_CODE, _TWO_LETTERS = "na", re.compile("[A-Z]{2}")
# Least share of the rows, and fewest rows, in which the word is no slip; in small letters only people write it.
_SOME, _FEWEST = 0.02, 5


def with_answers(
    columns: list[Column], cells: pd.DataFrame, plain: dict[str, pd.Series[str]]
) -> dict[str, pd.Series[str]]:
    """The cells of those columns, with that word or sign. Among numbers or dates the word was written for nothing.

    `plain` are cells in which it is missing.
    """
    said = {column.name: _holding(_NONE, cells[column.name], plain[column.name]) for column in columns}
    if any(len(said[column.name]) and _is_measured(column) for column in columns):
        said = {}
    for column in filter(_is_of_signs, columns):
        said[column.name] = _holding(_NEGATIVE, cells[column.name], plain[column.name])
    said |= _codes(columns, cells, plain)
    answers = [column.name for column in columns if _is_answer(said.get(column.name), column, len(cells))]
    return {name: plain[name].fillna(said[name]) for name in answers}


def _is_measured(column: Column) -> bool:
    return column.date is not None or (column.number is not None and not column.words)


def _holding(answer: str, cells: pd.Series[str], plain: pd.Series[str]) -> pd.Series[str]:
    """The cells that count as missing, and hold the word or sign."""
    # Most columns have no empty cell, and string methods take as long for none as for a few.
    if not plain.hasnans:
        return cells[:0]
    stripped = cells[plain.isna()].str.strip()
    return stripped[stripped.str.lower().eq(answer).fillna(value=False)]


def _codes(columns: list[Column], cells: pd.DataFrame, plain: dict[str, pd.Series[str]]) -> dict[str, pd.Series[str]]:
    """Where NA is a code like the others of its column, about as often; R writes it for nothing in any column."""
    held = {column.name: _holding(_CODE, cells[column.name], plain[column.name]) for column in columns}
    holding = [column for column in columns if len(held[column.name])]
    if len(holding) != 1 or not _is_of_codes(holding[0]):
        return {}
    (column,) = holding
    said = held[column.name]
    usual = min(column.counts) / 2 <= len(said) <= 2 * max(column.counts) and set(said) == {_CODE.upper()}
    return {column.name: said} if usual else {}


def _is_of_codes(column: Column) -> bool:
    values = column.values  # noqa: PD011 - no frame
    return column.kind == "category" and len(values) > 1 and all(map(_TWO_LETTERS.fullmatch, values))


def _is_of_signs(column: Column) -> bool:
    signs = [value for value in column.values if value not in (EMPTY, _NEITHER)]  # noqa: PD011 - no frame
    return column.kind in ("category", "left out") and bool(signs) and all(map(_POSITIVE.fullmatch, signs))


def _is_answer(said: pd.Series[str] | None, column: Column, rows: int) -> bool:
    if said is None or len(set(said)) != 1:
        return False
    if said.iloc[0] == _NONE:
        return column.kind in ("category", "left out") and 0 < column.distinct <= MAX_CATEGORIES
    if len(said) < max(_FEWEST, _SOME * rows):
        return False
    if _is_of_signs(column):
        return True
    words = [value[0] for value in column.values if value[:1].isalpha()]  # noqa: PD011 - no frame
    return column.kind == "category" and 2 * sum(map(str.isupper, words)) > len(words)


def answer_notes(name: str, cells: pd.Series[str]) -> tuple[Message, ...]:
    said = cells[cells.str.lower().isin((_NONE, _NEGATIVE, _CODE))]
    sentence = later(
        "{column}: {cell} in {count:,} of {cells:,} cells counts as an answer, not as missing.",
        column=name,
        cell=repr(str(said.iloc[0])),
        count=len(said),
        cells=len(cells),
    )
    return (sentence,)


def telling(column: Column, cells: pd.Series[str], plain: pd.Series[str]) -> Column:
    """The column, which says so where "None" is none of its categories, and may have been meant as one."""
    if column.kind != "category" or not column.missing:
        return column
    notes = missing_notes(column.name, _holding(_NONE, cells, plain))
    return column.model_copy(update={"notes": (*column.notes, *notes)}) if notes else column
