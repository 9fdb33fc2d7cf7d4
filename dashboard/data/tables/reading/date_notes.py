"""What is told of how the dates of a column were read."""

from __future__ import annotations

import pandas as pd

from dashboard.data.tables.reading.notes import shortened
from dashboard.data.tables.schema import DateForm
from dashboard.data.tables.table_note import joined
from language.say import Message, later, mark

_MONTHS = (
    *(mark("{day} January {year}"), mark("{day} February {year}"), mark("{day} March {year}")),
    *(mark("{day} April {year}"), mark("{day} May {year}"), mark("{day} June {year}")),
    *(mark("{day} July {year}"), mark("{day} August {year}"), mark("{day} September {year}")),
    *(mark("{day} October {year}"), mark("{day} November {year}"), mark("{day} December {year}")),
)
# Of one day, and of several.
_EARLIER = (
    mark("{column}: {cell} would lie ahead, and is read as {day}."),
    mark("{column}: {count:,} of {cells:,} days would lie ahead, and are read a century earlier, {cell} as {day}."),
)
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


def date_notes(name: str, present: pd.Series[str], form: DateForm | None, *, ambiguous: bool) -> list[Message]:
    if form is None:
        return []
    times = form.moments(present).dropna()
    first, values = times.iloc[0], {"column": name, "parts": joined([later(_PARTS[part]) for part in form.parts])}
    if form.parts == ("hour",):
        return [later("{column}: read as times of day; the input is the hour.", column=name)]
    if "days" not in form.parts:
        return [later(_DATES[False, ambiguous], **values)]
    read = later(_DATES[True, ambiguous], cell=shortened(present[times.index[0]]), day=_day(first), **values)
    return [read, *_earlier(name, present, form)]


def _earlier(name: str, present: pd.Series[str], form: DateForm) -> list[Message]:
    """Of days that are taken to be of the century before."""
    times, ahead = form.moments(present), form.model_copy(update={"last": 0}).moments(present)
    moved = times[times.notna() & (times != ahead)]
    if moved.empty:
        return []
    cell, day = shortened(present[moved.index[0]]), _day(moved.iloc[0])
    return [later(_EARLIER[len(moved) > 1], column=name, count=len(moved), cells=len(present), cell=cell, day=day)]


def _day(moment: pd.Timestamp) -> Message:
    return later(_MONTHS[moment.month - 1], day=moment.day, year=str(moment.year))
