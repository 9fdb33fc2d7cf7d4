"""English and continental numbers: which sign stands between thousands, and which before fractions."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data.tables.reading.forms.long_cells import first_signs
from dashboard.data.tables.reading.forms.shares import ENOUGH, share_of

# Of the cells without a point, the least share that are hundreds where points stand between thousands.
_HALF = 0.5
# A number with a power of ten has no signs between thousands.
_BODY = r"(?:(?:[1-9]\d{{0,2}}(?:{group}\d{{3}})+{lakhs})(?:{point}\d*)?|\d*(?:{point}\d*)?(?:[eE][+-]?\d+)?)"
# India groups by two digits above the thousands.
_LAKHS = r"|[1-9]\d?(?:,\d{2})+,\d{3}"
ENGLISH = re.compile(r"(?=.*\d)[+-]?" + _BODY.format(group=",", point=r"\.", lakhs=_LAKHS))
CONTINENTAL = re.compile(r"(?=.*\d)[+-]?" + _BODY.format(group=r"\.", point=",", lakhs=""))
EITHER = re.compile(r"[+-]?\d+(?:[.,](?:\d{1,2}|\d{4,}))?")
# The sign of a currency or a unit, before a number or behind it.
_AROUND = re.compile(r"^[^\d.,+-]{1,4}(?=[\d+-])|(?<=\d)[^\d.,]{1,6}$")
_POINTED, _COMMA = re.compile(r"\.|\d[,.]\d+[,.]\d{3}$"), re.compile(",")


def is_continental(present: pd.Series[str]) -> bool:
    """Whether cells are numbers with a decimal comma, and could be nothing else."""
    return _is_only(present, CONTINENTAL, ENGLISH, ",")


def is_english(present: pd.Series[str]) -> bool:
    """Whether cells are numbers with a decimal point, and could be nothing else."""
    return _is_only(present, ENGLISH, CONTINENTAL, ".")


def _is_only(present: pd.Series[str], style: re.Pattern[str], other: re.Pattern[str], point: str) -> bool:
    sample = [_AROUND.sub("", first_signs(cell)) for cell in present.head(200).to_list()]
    # In English, signs between thousands tell as much as a point.
    telling = _POINTED if point == "." else _COMMA
    return any(map(telling.search, sample)) and share_of(sample, style) >= ENOUGH > share_of(sample, other)


def are_thousands(cells: pd.Series[str]) -> bool:
    """Whether points stand between thousands: three digits follow each, and numbers without one are mostly hundreds."""
    with_point = cells.str.contains(".", regex=False)
    # Of most columns with points no number lacks one.
    if with_point.all():
        return False
    plain, pointed = cells[~with_point], cells[with_point]
    if not plain.str.fullmatch(r"-?[1-9]\d{0,2}").all():
        return False
    hundreds = plain.str.len().ge(3).mean() >= _HALF
    return bool(hundreds and len(pointed) and pointed.str.fullmatch(r"-?[1-9]\d{0,2}(\.\d{3})+").all())
