"""What is told of how the dates of a column were read."""

from __future__ import annotations

import pandas as pd

from dashboard.data.tables.cells import moments
from dashboard.data.tables.reading.forms.dated import swapped
from dashboard.data.tables.reading.notes import missing_notes, shortened
from dashboard.data.tables.schema import DateForm
from dashboard.data.tables.signs import translated
from dashboard.data.tables.table_note import joined
from language.say import Message, later, mark

_MONTHS = (
    *(mark("{day} January {year}"), mark("{day} February {year}"), mark("{day} March {year}")),
    *(mark("{day} April {year}"), mark("{day} May {year}"), mark("{day} June {year}")),
    *(mark("{day} July {year}"), mark("{day} August {year}"), mark("{day} September {year}")),
    *(mark("{day} October {year}"), mark("{day} November {year}"), mark("{day} December {year}")),
)
# Of one cell, and of several.
_LOST = (
    mark("{column}: one cell, {cell}, can't be read, and counts as missing."),
    mark("{column}: {count:,} cells such as {cell} can't be read, and count as missing."),
)
# Of one day, and of several.
_EARLIER = (
    mark("{column}: {cell} would be in the future, and is read as {day}."),
    mark(
        "{column}: {count:,} of {cells:,} days would be in the future, and are read a century earlier, {cell} as {day}."
    ),
)
# By whether the day is taken to come first.
_ORDERS = {
    True: mark(
        "{column}: {day} begins with the day, {month} with the month. In {count:,} of {cells:,} cells, such as {cell}, "
        "it may be either: the day is taken to come first."
    ),
    False: mark(
        "{column}: {day} begins with the day, {month} with the month. In {count:,} of {cells:,} cells, such as {cell}, "
        "it may be either: the month is taken to come first."
    ),
}
_PARTS = {"days": mark("days since 2000"), "month": mark("month"), "weekday": mark("weekday"), "hour": mark("hour")}
# By whether a day was read, and whether it may have been read the wrong way round.
_DATES = {
    (True, False): mark("{column}: read as dates, {cell} as {day}; inputs are {parts}."),
    (True, True): mark(
        "{column}: read as dates, {cell} as {day}; inputs are {parts}. Day and month may be the other way round."
    ),
    (False, False): mark("{column}: read as dates; inputs are {parts}."),
    (False, True): mark("{column}: read as dates; inputs are {parts}. Day and month may be the other way round."),
}


def date_notes(
    name: str, present: pd.Series[str], form: DateForm | None, times: pd.Series[pd.Timestamp] | None, *, ambiguous: bool
) -> list[Message]:
    """Of cells that are dates, by their moments, and of those that can't be read as such."""
    if form is None or times is None:
        return []
    said = [_read(name, present, form, times.dropna(), ambiguous=ambiguous)]
    if form.last:
        said += _earlier(name, present, form, times)
    lost = present[times.isna()]
    never = translated(lost, form.words).eq("")
    said += [*_both_orders(name, present, form), *missing_notes(name, lost[never])]
    lost = lost[~never]
    if len(lost):
        said += [later(_LOST[len(lost) > 1], column=name, cell=shortened(lost.iloc[0]), count=len(lost))]
    return said


def _read(
    name: str, present: pd.Series[str], form: DateForm, times: pd.Series[pd.Timestamp], *, ambiguous: bool
) -> Message:
    if form.parts == ("hour",):
        return later("{column}: read as times of day; the input is the hour.", column=name)
    values = {"column": name, "parts": joined([later(_PARTS[part]) for part in form.parts])}
    if "days" not in form.parts:
        return later(_DATES[False, ambiguous], **values)
    return later(_DATES[True, ambiguous], cell=shortened(present[times.index[0]]), day=_day(times.iloc[0]), **values)


def _both_orders(name: str, present: pd.Series[str], form: DateForm) -> list[Message]:
    """Of days that some began with the month, and others with the day."""
    forms = form.form.split(" or ")
    first = next((one for one in forms if swapped(one) in forms), None)
    if first is None:
        return []
    as_first, as_other = (moments(translated(present, form.words), one).notna() for one in (first, swapped(first)))
    either = present[as_first & as_other]
    if either.empty:
        return []
    surely = [shortened(present[one & ~other].iloc[0]) for one, other in ((as_first, as_other), (as_other, as_first))]
    day_first = first.startswith("%d")
    day, month = surely if day_first else surely[::-1]
    values = {
        "day": day,
        "month": month,
        "count": len(either),
        "cells": len(present),
        "cell": shortened(either.iloc[0]),
    }
    return [later(_ORDERS[day_first], column=name, **values)]


def _earlier(name: str, present: pd.Series[str], form: DateForm, times: pd.Series[pd.Timestamp]) -> list[Message]:
    """Of days that are taken to be of the century before."""
    ahead = form.model_copy(update={"last": 0}).moments(present)
    moved = times[times.notna() & (times != ahead)]
    if moved.empty:
        return []
    cell, day = shortened(present[moved.index[0]]), _day(moved.iloc[0])
    return [later(_EARLIER[len(moved) > 1], column=name, count=len(moved), cells=len(present), cell=cell, day=day)]


def _day(moment: pd.Timestamp) -> Message:
    return later(_MONTHS[moment.month - 1], day=moment.day, year=str(moment.year))
