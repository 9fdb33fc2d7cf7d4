"""How a column of texts is used: as categories, as texts of which many are equal, or not at all, and why."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from dashboard.data.tables.cells import LONGEST
from dashboard.data.tables.reading.forms.missing import are_infinite
from dashboard.data.tables.schema import MAX_CATEGORIES, MOST_CATEGORIES, ROWS_A_VALUE, Kind
from dashboard.data.tables.table_note import TableNote
from language.say import Message, later, mark

# A text of which more than this share of values is different is a name, and names nothing twice.
MOSTLY_DIFFERENT = 0.5
# Cells that are looked at, and the share of them above which they look like numbers.
_LOOKED_AT, _MOST = 200, 0.9
# Share of the cells above which a unit is no slip, and the most units: where there are more, they are words.
_SEVERAL, _MOST_UNITS = 0.02, 4
_MEASURED = re.compile(r"\W{0,2}\d[\d.,]*\s*([^\W\d][^\d]{0,11})")
# Words of which the first has a capital letter are a street behind the number of a house.
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ]\w* \w")
_PLAIN = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
_MAY_BE_LARGE = re.compile(r"\d|inf", re.IGNORECASE)
_DIFFERENT = mark("{distinct:,} different texts in {present:,} cells")
_LIKE_NUMBERS = mark(
    "{distinct:,} different texts in {present:,} cells, such as {cell}. If they are numbers or dates, write them as "
    "plain numbers, or as 2024-01-31"
)
_TOO_LARGE = mark("its numbers are too large to be computed with, such as {cell}. Write them in a larger unit")
_UNITS = mark("its numbers have different units, such as {first} and {second}. Write them in one unit")


def kind_of_texts(counts: pd.Series[int], present: int) -> tuple[Kind, TableNote]:
    """By the number of cells with each text, and of all cells that are not empty."""
    distinct = len(counts)
    different = distinct / max(present, 1)
    if distinct <= MAX_CATEGORIES and (distinct <= 5 or different <= MOSTLY_DIFFERENT):
        return "category", ""
    if distinct <= MOST_CATEGORIES and distinct * ROWS_A_VALUE <= present:
        return "category", ""
    cells = [str(cell) for cell in counts.index[:: -(-distinct // _LOOKED_AT)]]
    if units := _of_units(cells):
        return "left out", units
    if different <= MOSTLY_DIFFERENT:
        return "text", ""
    if all(map(_MAY_BE_LARGE.search, cells)) and are_infinite(pd.Series(cells)).all():
        return "left out", later(_TOO_LARGE, cell=repr(cells[0][:40]))
    told, odd = _DIFFERENT, cells[0]
    if _look_like_numbers(cells):
        told, odd = _LIKE_NUMBERS, next((cell for cell in cells if not _PLAIN.fullmatch(cell)), odd)
    return "left out", later(told, distinct=distinct, present=present, cell=repr(odd[:40]))


def _look_like_numbers(cells: list[str]) -> bool:
    """Whether nearly all begin with a digit and hold few letters; digits alone are codes, or they would be numbers.

    A cell that is too long for a number is none, and would take the pattern its length squared.
    """
    form = re.compile(r"[^\w]{0,2}\d[^A-Za-z]*[A-Za-z]{0,3}[^A-Za-z]*[A-Za-z]{0,3}")
    matching = sum(len(cell) <= LONGEST and bool(form.fullmatch(cell)) for cell in cells)
    return matching > _MOST * len(cells) and not all(cell.isdigit() for cell in cells)


def _of_units(cells: list[str]) -> Message | None:
    """That numbers are measured in several units, if they are."""
    measured = (found.group(1) for cell in cells if (found := _MEASURED.fullmatch(cell)))
    units = Counter(unit for unit in measured if not _NAME.match(unit))
    usual = [unit for unit, count in units.most_common() if count > _SEVERAL * len(cells)]
    if units.total() <= _MOST * len(cells) or not 2 <= len(usual) <= _MOST_UNITS or len(units) > 2 * _MOST_UNITS:
        return None
    first, second, *_ = map(repr, usual)
    return later(_UNITS, first=first, second=second)
