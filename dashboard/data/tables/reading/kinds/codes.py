"""Numbers that name something, as postcodes and numbers of invoices do."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from dashboard.data.tables.reading.forms.shares import ENOUGH
from dashboard.data.tables.reading.notes import shortened
from language.say import Message, later, mark

# Least share of cells with a leading zero that makes a column one of codes: a single one is a slip.
SOME_PADDED = 0.02
# Numbers beside codes with a letter are codes too, if all have the same number of digits, and at least this many.
FEWEST_DIGITS = 4
# Whole numbers from here on have neighbours that floats do not tell apart.
LONGEST = 2.0**53
# No number as long has a plus before it and no point in it.
_TELEPHONE = r"\+\d(?:[ ()/.-]{0,2}\d){9,14}"
# Digits alone are one where the column says so, and all have as many.
_NAMED_TELEPHONE = re.compile(
    r"(?:.*[\W_가-힣])?(?:(?:tele|cell)?phone|mobile|tele?fon|t[ée]l[ée]phone|handy|tel|fax|전화|휴대폰|핸드폰|연락처|電話|手机)"
    r"[\W_]*(?:no|nr|num|number|nummer|번호|番号|号码?|\d)?\.?",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\d+")
_DIGITS = r"\d{9,13}"
_LETTERED = r"[A-Za-z]{1,3}[-_/]?\d+|\d+[-_/]?[A-Za-z]{1,3}"


def are_padded(present: pd.Series[str], read: np.ndarray) -> bool:
    """Whether numbers have zeros before them, though others are as long or shorter."""
    # An apostrophe keeps spreadsheets from taking the zeros away.
    bare = [cell.lstrip("'\u2019") for cell in present.to_list()]
    filled = [len(cell) for cell in bare if cell.startswith("0") and len(cell) > 1]
    if len(filled) / len(bare) < SOME_PADDED or not np.isfinite(read).all() or not all(map(_WHOLE.fullmatch, bare)):
        return False
    lengths = [*map(len, bare)]
    # Numbers that are filled up to a length may outgrow it, and then have no zeros before them.
    return not max(lengths) > max(filled) == min(filled) == min(lengths)


def are_lettered(present: pd.Series[str], read: np.ndarray) -> bool:
    """Whether all that is no number is one behind a letter, or before it: C536365 beside 536365."""
    known = np.isfinite(read)
    if known.all() or not present[~known].str.fullmatch(_LETTERED).all():
        return False
    digits = present[known]
    lengths = digits.str.len()
    return bool(digits.str.fullmatch(r"\d+").all()) and lengths.min() == lengths.max() >= FEWEST_DIGITS


def are_too_long(present: pd.Series[str], read: np.ndarray) -> bool:
    """Whether whole numbers are so long that some differ as they are written, and not as numbers."""
    if not np.isfinite(read).any() or np.nanmax(np.abs(read)) < LONGEST or not present.str.fullmatch(r"-?\d+").all():
        return False
    return len(np.unique(read)) < present.nunique()


def are_telephones(name: str, present: pd.Series[str]) -> bool:
    """Whether nearly all begin with the code of a country, +49 170 1234567, or are digits below such a name."""
    # The name and the first cell of most columns say no.
    if _NAMED_TELEPHONE.fullmatch(name) and re.fullmatch(_DIGITS, present.iloc[0]):
        same = present.str.fullmatch(_DIGITS) & present.str.len().eq(len(present.iloc[0]))
        return bool(same.mean() >= ENOUGH)
    return present.iloc[0].startswith("+") and bool(present.str.fullmatch(_TELEPHONE).mean() >= ENOUGH)


def code_notes(name: str, present: pd.Series[str], *, codes: bool) -> list[Message]:
    """What says that a column's cells are codes."""
    if not codes:
        return []
    if are_telephones(name, present):
        sentence = mark("{column}: read as codes, since telephone numbers such as {cell} measure nothing.")
        return [later(sentence, column=name, cell=shortened(present.iloc[0]))]
    lettered = present[present.str.contains("[A-Za-z]", regex=True)]
    if len(lettered):
        sentence = mark("{column}: read as codes, since some have a letter, such as {cell}.")
        return [later(sentence, column=name, cell=shortened(lettered.iloc[0]))]
    padded = present[present.str.lstrip("'\u2019").str.startswith("0")]
    if padded.empty:
        sentence = mark("{column}: read as codes, since numbers as long as {cell} can't be told apart.")
        return [later(sentence, column=name, cell=shortened(present.iloc[0]))]
    sentence = mark("{column}: read as codes, since some begin with zeros, such as {cell}.")
    return [later(sentence, column=name, cell=shortened(padded.iloc[0]))]
