"""Signs behind a number that are none of its own: bounds (1935-, <38, >38), and marks between two others (2-, 2+)."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.schema import MAX_CATEGORIES, NumberForm

# Fractions and thousands are an accountant's, who writes a minus behind.
_BEGINNING = re.compile(r"\d{1,4}-")
_BELOW, _ABOVE = re.compile(r"[<≤]|(?<=\d)-$"), re.compile(r"[>≥]|(?<=[\d ])\+$")

# A better or a worse 2, as schools and climbers write it. German marks go from 1 to 6.
_SIGNED, _MARK = re.compile(r"(\d{1,2}) ?([-+\u2212])"), re.compile(r"\d{1,2}(?:[.,]\d)?")
_MARKS, _FEWEST = range(1, 7), 2


def beginnings(distinct: pd.Series[str]) -> NumberForm | None:
    """How cells are read where each says that a range begins: as minus signs they would turn the order round."""
    return NumberForm(remove=("-",)) if all(map(_BEGINNING.fullmatch, distinct.to_list())) else None


def are_bounds(distinct: pd.Series[str], form: NumberForm) -> bool:
    """Whether all that cells say is on which side of a number they are.

    So do few cells that all have a sign, of either side, and any where a single number is left without the signs.
    """
    # Of most columns no cell says it.
    if not any(_BELOW.search(cell) or _ABOVE.search(cell) for cell in distinct.to_list()):
        return False
    read = np.abs(form.read(distinct))
    known = np.isfinite(read)
    sides = [(bool(_BELOW.search(cell)), bool(_ABOVE.search(cell))) for cell in distinct[known]]
    if len(np.unique(read[known])) == 1:
        return len(set(sides)) > 1
    return len(sides) <= MAX_CATEGORIES and set(sides) == {(True, False), (False, True)}


def are_marks(distinct: pd.Series[str]) -> bool:
    """Whether a sign on either side makes numbers a little more or less, while others have none."""
    signed, bare = _marks(distinct)
    return bool(bare) and {"+", "-"} == {sign for _, sign in signed}


def may_be_marks(distinct: pd.Series[str]) -> bool:
    """Whether numbers with a minus behind them are as likely marks of a school as they are negative."""
    signed, bare = _marks(distinct)
    below = {number for number, _ in signed}
    from_one_to_six = all(number.isdigit() and int(number) in _MARKS for number in bare)
    return len(below) >= _FEWEST and below <= bare and from_one_to_six


def _marks(distinct: pd.Series[str]) -> tuple[set[tuple[str, str]], set[str]]:
    """Short numbers with a sign behind them, and those without; none where other numbers are longer, or below zero."""
    signed = {(found[1], found[2].replace("\u2212", "-")) for cell in distinct if (found := _SIGNED.fullmatch(cell))}
    others = {cell for cell in distinct if not _SIGNED.fullmatch(cell) and any(map(str.isdigit, cell))}
    return (signed, others) if signed and all(map(_MARK.fullmatch, others)) else (set(), set())
