"""What stands behind the numbers of a column and is no part of them: a unit, the best of a scale, marks of offices."""

from __future__ import annotations

import re
from collections import Counter

import pandas as pd

from dashboard.data.tables.reading.forms.shares import ENOUGH

# Japan and Korea have signs of their own for units, such as \u33a1 and \u2103.
_LETTER = r"(?:[^\W\d_]|[°\"\u2032\u2033\u2103\u2109\u3371-\u33df])"
_WORD = rf"{_LETTER}(?:{_LETTER}|[²³/]){{0,7}}"
# Russian has letters of its own for square meters.
_AREA = r"(?:[kcm]?m|[\u043a\u0441]?\u043c|ft|in)[23]"
_UNIT = re.compile(rf"^(?:(?!{_LETTER}).)*\d\s*({_AREA}|'|[/%]? ?{_WORD}\.?(?: {_WORD}\.?)?)$")
# Not the letter of a house or an invoice: two of them, or what stands for a word by itself.
_IS_UNIT = re.compile(r"[^\W\d_]{2,}.*|[^\x00-\u02ff]+")
# The best of a scale, and what offices of statistics mark their numbers with.
_OUT_OF = re.compile(r"(\d{1,3}(?:[.,]\d+)?) ?((?:/|out of) ?(\d{1,3})(?: stars)?)")
_USUAL_BEST, _MONTHS = ("5", "10", "100"), 12
_FLAG = re.compile(r"[-\d.,]+ ([bcdefinprsuz]{1,3})")


def units_of(sample: pd.Series[str]) -> set[str]:
    """What stands behind nearly all numbers, or marks some of them, and is no part of them."""
    flags = [found.group(1) for cell in sample if (found := _FLAG.fullmatch(cell))]
    if flags and sample.str.fullmatch(rf"[-\d.,]+|{_FLAG.pattern}").all() and len(flags) < len(sample):
        return set(flags)
    units = Counter(found.group(1) for cell in sample if (found := _UNIT.match(cell)))
    for usual, _ in units.most_common(1):
        spellings = {unit for unit in units if is_spelling(unit, usual)}
        if sum(units[unit] for unit in spellings) >= ENOUGH * len(sample):
            return spellings
    return _best(sample) or _unit_of_some(sample)


def is_unit(sign: str) -> bool:
    """Whether a sign that is no part of a number says what it counts, as blanks, points and "about" do not."""
    return bool(re.search(r"[^\s.,'\u2019<>≤≥≈~±]", sign))


def is_spelling(unit: str, usual: str) -> bool:
    """Whether both are one unit: lb and lbs, kg and KG; mW and MW are two, and so are m and ms."""
    one, other = sorted((unit.lower().removesuffix("."), usual.lower().removesuffix(".")), key=len)
    prefixed = {unit[0], usual[0]} == {"m", "M"}
    return unit == usual or (len(one) > 1 and other in (one, f"{one}s", f"{one}es") and not prefixed)


def _best(sample: pd.Series[str]) -> set[str]:
    """What nearly all marks are out of: 5, 10 and 100 as they are, any other best if some marks are above any month."""
    found = [mark for cell in sample if (mark := _OUT_OF.fullmatch(cell))]
    best = found[0] if found else None
    if best is None or sum(mark[2] == best[2] for mark in found) < ENOUGH * len(sample):
        return set()
    highest = max(float(mark[1].replace(",", ".")) for mark in found)
    return {best[2]} if best[3] in _USUAL_BEST or _MONTHS < highest <= float(best[3]) else set()


def _unit_of_some(sample: pd.Series[str]) -> set[str]:
    """The one unit that people wrote behind some numbers and not behind others; a single letter names something."""
    ends = [found for cell in sample if (found := _UNIT.match(cell))]
    unit = ends[0][1] if len({found[1] for found in ends}) == 1 else ""
    if not _IS_UNIT.fullmatch(unit) and not (unit and all(found[0].removesuffix(unit)[-1:] == " " for found in ends)):
        return set()
    rest = sample[~sample.str.endswith(unit)]
    return {unit} if len(rest) and rest.str.fullmatch(r"[-+]?\d[\d.,]*").mean() >= ENOUGH else set()
