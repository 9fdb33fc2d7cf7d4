"""Numbers as logs write them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dashboard.data.curves.log import LogError, LoggedColumn, logged
from language.say import later, mark

# Written where there is no value; "nan" is one: that of a training that diverged.
MISSING = frozenset({"", "na", "n/a", "none", "null", "-", "--", "no_log"})
_WRAPPED = re.compile(r"^(?:tf\.Tensor\(|tensor\(|np\.float\d*\(|float\d*\()\s*+([^,)]++).*\)$", re.IGNORECASE)
# A number with a decimal comma, and with points between thousands, perhaps.
WITH_COMMA = r"[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+(?:e[+-]?\d+)?"
_COMMA = re.compile(f"^{WITH_COMMA}$", re.IGNORECASE)
# What else stands between thousands, from the first to the last of them: a comma, a blank, the Swiss apostrophe. The
# first has no leading zero.
_GROUPED = re.compile(r"^[+-]?[1-9]\d{0,2}(?P<sign>[,' \u2019\u00a0\u202f])\d{3}(?:(?P=sign)\d{3})*(?=$|[.,])")
# The sign that a person writes, and the one that a program reads.
MINUS = str.maketrans("\u2212", "-")


def number(cell: str, *, decimal_comma: bool = False) -> float | None:
    """The number in a cell, None where the cell says that there is none. Raises LogError where it holds a word."""
    text = cell.strip().strip("\"'").strip()
    if is_missing(text):
        return None
    wrapped = _WRAPPED.match(text)
    if wrapped:
        text = wrapped[1]
    text = text.translate(MINUS)
    grouped = None if decimal_comma and _COMMA.match(text) else _GROUPED.match(text)
    if grouped:
        text = text.replace(grouped["sign"], "")
    if decimal_comma and _COMMA.match(text):
        text = text.replace(".", "").replace(",", ".")
    share = text.endswith("%")
    try:
        # Python reads 1_000 as a number, and nobody writes one so.
        value = float(text.rstrip("%").replace("_", "x"))
    except ValueError:
        raise LogError(later("“{cell}” is not a number.", cell=cell.strip()[:40])) from None
    return value / 100.0 if share else value


def is_missing(text: str) -> bool:
    """Whether this stands where there is nothing."""
    return "_".join(text.lower().split()) in MISSING


def listed(items: Sequence[object]) -> LoggedColumn:
    """A list's numbers at their places, from 1; None and empty text are places without one."""
    return logged([(i, value) for i, item in enumerate(items, 1) if (value := number(str(item))) is not None])


def is_number(cell: str, *, decimal_comma: bool = False) -> bool:
    """Whether a cell holds a number."""
    try:
        return number(cell, decimal_comma=decimal_comma) is not None
    except LogError:
        return False


def refuse_slip(name: str, cells: Sequence[str], *, decimal_comma: bool) -> None:
    """Raises LogError where losses have a word among them: without their column, another would be taken for it."""
    filled = [(row, cell) for row, cell in enumerate(cells, 1) if not is_missing(cell)]
    words = [(row, cell) for row, cell in filled if not is_number(cell, decimal_comma=decimal_comma)]
    if 0 < 2 * len(words) < len(filled):
        row, cell = words[0]
        sentence = mark(
            "The column {column} has “{cell}” in row {row}, among numbers. Leave a cell empty where nothing was logged."
        )
        raise LogError(later(sentence, column=name[:40], row=row, cell=cell[:40]))
