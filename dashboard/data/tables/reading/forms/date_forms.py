"""How the dates of a column are written, and which of their parts vary."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from functools import lru_cache
from itertools import chain

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import moments
from dashboard.data.tables.reading.forms.date_patterns import FORMS, ISO
from dashboard.data.tables.reading.forms.date_words import ELSEWHERE, WORDS, Words, counted_form
from dashboard.data.tables.reading.forms.dated import as_read, may_be_swapped, monthly, swapped, which_first
from dashboard.data.tables.reading.forms.shares import ENOUGH, share_of
from dashboard.data.tables.schema import DateForm
from dashboard.data.tables.signs import ZONE, translated

SAMPLE = 200
# The most forms that may stand in one column, and the cells in which each is looked for.
MOST_FORMS, FIRST = 4, 40
_YEAR_FIRST = re.compile(r"\d{4}")
_ZONE = re.compile(ZONE)
_MIDNIGHT = re.compile(r"(?<!\d)24(?=:00(?:[:.,]0+)*$)")
# The longest are JavaScript's, which end with the name of their zone.
_LOOKS_LIKE = re.compile(r"(?=.*\d).{4,75}")
# Digits alone that are days or months: of a number, no third part is told by a point, and no hundredths are months.
_DOTTED = re.compile(r"\d{1,4}\.\d{1,2}\.\d{1,4}\.?|(19|20)\d\d\.(0[1-9]|1[0-2])", re.ASCII)
_POINTS = re.compile(r"\.\d\d\.\d\d$")
_COMPACT = re.compile(
    r"((19|20)\d\d|9999)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(([01]\d|2[0-3])([0-5]\d){0,2})?", re.ASCII
)
_COMPACT_MONTH = re.compile(r"(19|20)\d\d(0[1-9]|1[0-2])", re.ASCII)
# The time of a day that looks like a number and a unit.
_OF_DAY = re.compile(r"(?i)\d\d?(\.[0-5]\d)? ?uhr", re.ASCII)
# So many different ones, or hundredths are months by chance.
_FEWEST_MONTHS = 6


def date_form(present: pd.Series[str]) -> tuple[DateForm, bool] | None:
    """How the cells are written if nearly all are dates, and whether day and month might be the other way round."""
    distinct = present.drop_duplicates()
    sample = distinct.head(SAMPLE)
    if not share_of(sample.to_list(), _LOOKS_LIKE) >= ENOUGH:
        return None
    if month := monthly(present):
        return month, False
    return _from_elsewhere(present) or _in_figures(present, distinct, sample) or _in_words(present, sample)


def may_be_days(cells: pd.Series[str]) -> bool:
    """Whether numbers may be days such as 20240131 or 31.01.24, months such as 2024.01 or 202401, or 7.45 Uhr."""
    # The first cell of most columns says no: with pandas that took a fifth of the time of a table of 5,000 columns.
    written = cells.to_list()
    return any(all(form.fullmatch(cell) for cell in written) for form in (_COMPACT, _COMPACT_MONTH, _DOTTED, _OF_DAY))


def counted(name: str, present: pd.Series[str], read: np.ndarray) -> tuple[DateForm, bool] | None:
    """How numbers are dates, if they count days or seconds."""
    form = counted_form(name, read)
    found = as_read(present.drop_duplicates(), form) if form else None
    return (found, False) if found else None


def _from_elsewhere(present: pd.Series[str]) -> tuple[DateForm, bool] | None:
    """Where years are counted from another one than the first."""
    first = present.head(5).to_list()
    words = next((words for looks, words in ELSEWHERE if all(re.fullmatch(looks, cell) for cell in first)), ())
    return _said(present, words) if words else None


def _said(present: pd.Series[str], words: Words) -> tuple[DateForm, bool] | None:
    """The form of dates in which patterns are replaced by words, with those that are needed."""
    said = translated(present, words)
    distinct = said.drop_duplicates()
    if not (found := _in_figures(said, distinct, distinct.head(SAMPLE))):
        return None
    cells = present.to_list()
    used = tuple(pair for pair in words if any(_holds(cell, pair[0]) for cell in cells))
    return found[0].model_copy(update={"words": used}), found[1]


def _in_words(present: pd.Series[str], sample: pd.Series[str]) -> tuple[DateForm, bool] | None:
    """Where months or halves of the day are named in another language than English."""
    written = sample.to_list()
    for words in WORDS:
        patterns = [pattern for pattern, _ in words]
        # Of most columns the first cells say no.
        if not any(_holds(cell, *patterns) for cell in written[:5]):
            continue
        if np.mean([_holds(cell, *patterns) for cell in written]) < ENOUGH:
            continue
        if found := _said(present, words):
            return found
    return None


def _holds(cell: str, *patterns: str) -> bool:
    return any(re.search(pattern, cell) for pattern in patterns)


def _in_figures(
    present: pd.Series[str], distinct: pd.Series[str], sample: pd.Series[str]
) -> tuple[DateForm, bool] | None:
    # Digits alone are numbers, unless all of them are days.
    digits = all(re.fullmatch(r"[\d.]+", cell) for cell in sample.to_list())
    if digits and (_are_few_months(sample) or not may_be_days(sample)):
        return None
    first = sample.head(5)
    written = set(chain.from_iterable(map(_forms_of, first)))
    likely = [form for form in FORMS if form in written]
    likely = [form for form in likely if _share(sample, form) >= ENOUGH]
    times = {form: moments(distinct, form) for form in likely}
    fitting = [form for form in likely if times[form].notna().mean() >= ENOUGH]
    if not fitting:
        return _several(sample, distinct)
    form = _with_year(fitting, distinct)
    ambiguous = swapped(form) in fitting
    if ambiguous:
        form, ambiguous = which_first(present, form)
    read = as_read(distinct, form, times.get(form))
    return (read, ambiguous) if read else None


def _are_few_months(sample: pd.Series[str]) -> bool:
    """Whether numbers would be months by chance: few of them, or all of one year, as numbers that count are."""
    compact = sample.str.len().max() <= 6 and not sample.str.contains(".", regex=False).any()
    few = len(sample) < _FEWEST_MONTHS and (compact or bool(sample.str.count(r"\.").eq(1).all()))
    return few or (compact and bool(sample.str[:4].eq(sample.iloc[0][:4]).all()))


def _with_year(fitting: list[str], distinct: pd.Series[str]) -> str:
    """The first of the forms, or the one that has the year on the other side: years vary less than days do."""
    form = fitting[0]
    start, end = form[:2], form[6:8]
    other = f"{end}{form[2:6]}{start}{form[8:]}"
    if {start, end} != {"%d", "%y"} or other not in fitting:
        return form
    first, last = (distinct.str.extract(place, expand=False).nunique() for place in (r"^(\d+)", r"^\d+\D\d+\D(\d+)"))
    return other if (first < last if start == "%d" else last < first) else form


def _several(sample: pd.Series[str], distinct: pd.Series[str]) -> tuple[DateForm, bool] | None:
    """Where people have written them in different forms: those that read most of what the ones before them don't."""
    forms: list[str] = []
    left = sample
    while len(left) and len(forms) < MOST_FORMS:
        shares = Counter(chain.from_iterable(map(_forms_of, left.head(FIRST))))
        best = max((form for form in FORMS if form not in forms), key=shares.__getitem__)
        if shares[best] == 0:
            break
        forms.append(best)
        left = left[moments(left, best).isna()]
    form = " or ".join(forms)
    if len(forms) < 2 or _share(distinct, form) < ENOUGH:
        return None
    read = as_read(distinct, form)
    return (read, may_be_swapped(forms, distinct)) if read else None


@lru_cache(maxsize=2_000)
def _forms_of(cell: str) -> tuple[str, ...]:
    """The forms in which a cell is a date: pandas takes a thousand times as long, for each of hundreds."""
    cell = _MIDNIGHT.sub("00", _ZONE.sub(r"\1\2", cell))
    forms = tuple(form for form in _BY_SIGNS.get(_signs(cell), ()) if _is_read(cell, form))
    is_iso = _YEAR_FIRST.match(cell) and bool(moments(pd.Series([cell]), ISO).notna().all())
    return (*forms, ISO) if is_iso else forms


def _is_read(cell: str, form: str) -> bool:
    # A version such as 1.2.3 is no time of a day.
    if form.endswith("%H.%M.%S") and not _POINTS.search(cell):
        return False
    try:
        datetime.strptime(cell, form)  # noqa: DTZ007 - it is only asked whether it can be read
    except ValueError:
        return False
    return True


def _signs(text: str) -> str:
    """What stands between words and numbers: the same in a form and in what is written in it."""
    return re.sub(r"\s+", " ", re.sub(r"%[A-Za-z]|\w", "", text))


_BY_SIGNS: dict[str, list[str]] = {}
for _form in FORMS:
    if _form != ISO:
        _BY_SIGNS.setdefault(_signs(_form), []).append(_form)


def _share(cells: pd.Series[str], form: str) -> float:
    return float(moments(cells, form).notna().mean())
