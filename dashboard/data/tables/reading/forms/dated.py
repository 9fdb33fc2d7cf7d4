"""What dates leave open once it is known how they are written: which number is the day, and which century is meant."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import numpy as np
import pandas as pd

from dashboard.data.tables.cells import moments
from dashboard.data.tables.reading.forms.date_patterns import ISO
from dashboard.data.tables.reading.forms.shares import ENOUGH
from dashboard.data.tables.schema import DateForm

# Which of two numbers is the month can't be seen where both are small.
SWAPPED = {
    f"{one}{sign}{other}": f"{other}{sign}{one}" for sign in "/-_" for one, other in (("%d", "%m"), ("%m", "%d"))
}
# Days up to this one may be months, and so many that are tell that a spreadsheet has read them as such.
_MONTHS, _FEWEST_TURNED = 12, 6
# So many months begin with their first day in data by the month, or the quarter.
_SEASONS = 3
# Where days are read as months, the widest step between dates is more than this many times as wide as where they are
# not, and has more than this many days.
_WIDE, _MONTH = 4, 20
# Where all days of two digits lie so many years ahead they are of the century before: nothing falls due so late.
_FAR = 20
# Days that stand for none: until further notice, and the first that a program knows. But for year 9999 they have to
# repeat, as far from so many other days as these lie apart.
_NEVER = ("9999-12-31", "9999-01-01", "2999-12-31", "2099-12-31", "1970-01-01", "1900-01-01")
_LAST_YEAR = 9999
_FEWEST_OTHERS = 5
# Jan 19 is a day as well, and JAN19 a code.
_DOUBTFUL = frozenset(("%b %y", "%b/%y", "%b.%y", "%b%y"))
_OF_A_YEAR, _MONTH_OF_A_YEAR = re.compile(r"\d{1,2}/\d\d", re.ASCII), "%m/%y"


def swapped(form: str) -> str:
    return next((SWAPPED[start] + form[5:] for start in SWAPPED if form.startswith(start)), "")


def may_be_swapped(forms: list[str], distinct: pd.Series[str]) -> bool:
    """Whether a form would read its cells the other way round, too, or a spreadsheet has turned those that it could."""
    for place, form in enumerate(forms):
        left = distinct[moments(distinct, " or ".join(forms[:place])).isna()] if place else distinct
        mine, other = left[moments(left, form).notna()], swapped(form)
        if other and len(mine) and moments(mine, other).notna().mean() >= ENOUGH:
            return True
    read = {form: moments(distinct, form).dropna().dt.day for form in forms}
    turned = ISO in read and read[ISO].max() <= _MONTHS and len(read[ISO]) >= _FEWEST_TURNED
    return turned and any(swapped(form) and days.min() > _MONTHS for form, days in read.items())


def which_first(cells: pd.Series[str], form: str) -> tuple[str, bool]:
    """The likelier of a form and the one with day and month the other way round, and whether it may be the other."""
    other = swapped(form)
    if told := _settled(cells, (form, other)):
        return told
    if _goes_evenly(cells, other, form):
        return other, False
    if not _in_order(cells, form) and (_in_order(cells, other) or "/" in form):
        form = other if _in_order(cells, other) or form.startswith("%d") else form
    return form, not _in_order(cells, form)


def _in_order(cells: pd.Series[str], form: str) -> bool:
    times = moments(cells, form).dropna()
    return len(times) > 2 and bool(times.is_monotonic_increasing or times.is_monotonic_decreasing)


def _goes_evenly(cells: pd.Series[str], form: str, other: str) -> bool:
    """Whether moments are in order by both forms, and by the first alone without a step as wide as a month."""
    if not (_in_order(cells, form) and _in_order(cells, other)):
        return False
    widest, widest_other = (moments(cells, one).dropna().diff().abs().max() for one in (form, other))
    return bool(_WIDE * widest < widest_other and widest_other > pd.Timedelta(days=_MONTH))


def _settled(cells: pd.Series[str], forms: tuple[str, str]) -> tuple[str, bool] | None:
    """Which of two forms is right where one of the numbers is always the same, and whether it may be the other.

    Always the first is the day that stands for a month, of data that have no time of day; and so is another one where
    the others go through a year. Else the same number is the month of a logger that ran for some days.
    """
    times = {form: moments(cells, form).dropna() for form in forms}
    of_day = any(moment.dt.normalize().ne(moment).any() for moment in times.values())
    for form, at in times.items():
        if not of_day and _is_monthly(at):
            return form, len(set(at.dt.year)) == 1
    within = next((form for form, at in times.items() if _is_of_one_month(at)), "")
    return (within, not _in_order(cells, within)) if within else None


def _is_monthly(times: pd.Series[pd.Timestamp]) -> bool:
    days, months = set(times.dt.day), set(times.dt.month)
    return len(days) == 1 and len(months) >= (_SEASONS if days == {1} else _MONTHS)


def _is_of_one_month(times: pd.Series[pd.Timestamp]) -> bool:
    return len(set(times.dt.year * 100 + times.dt.month)) == 1 and len(set(times.dt.day)) > 1


def monthly(cells: pd.Series[str]) -> DateForm | None:
    """How cells such as 1/86 are read where each is the month after the one before it: others are shares, or marks."""
    if not all(map(_OF_A_YEAR.fullmatch, cells.head(5).to_list())):
        return None
    return as_read(cells, _MONTH_OF_A_YEAR) if _go_on_by_months(cells, _MONTH_OF_A_YEAR) else None


def _go_on_by_months(cells: pd.Series[str], form: str) -> bool:
    """Whether each cell is the month after the one before it, or before it, over more than one year."""
    times = moments(cells, form, last=datetime.now(UTC).year)
    days = times.diff().dt.days.iloc[1:]
    return len(times.dt.year.unique()) > 1 and any(bool(steps.between(28, 31).all()) for steps in (days, -days))


def as_read(cells: pd.Series[str], form: str, times: pd.Series[pd.Timestamp] | None = None) -> DateForm | None:
    """How different cells in this form are read; None where nothing in them varies, or they may be something else.

    `times` are their moments, where they are known.
    """
    if form in _DOUBTFUL and not _go_on_by_months(cells, form):
        return None
    last = _last_year(cells, form) if "%y" in form else 0
    parts = _parts(moments(cells, form, last=last) if times is None or last else times)
    return DateForm(form=form, parts=parts, last=last) if parts else None


def without_never(
    present: pd.Series[str], form: DateForm, times: pd.Series[pd.Timestamp]
) -> tuple[DateForm, pd.Series[pd.Timestamp]]:
    """The form of dates and their moments, of which those that stand for none are missing."""
    ends = [end for end in (times.max(), times.min()) if _is_never(end, times.dropna())]
    never = times.dt.normalize().isin([end.normalize() for end in ends])
    parts = _parts(times[~never]) if ends else ()
    if not parts:
        return form, times
    words = tuple((f"^{re.escape(cell)}$", "") for cell in present[never].unique())
    return form.model_copy(update={"parts": parts, "words": (*words, *form.words)}), times.mask(never)


def _is_never(end: pd.Timestamp, known: pd.Series[pd.Timestamp]) -> bool:
    """Whether the first or the last day stands for none."""
    # No time before the year 1 can be written by Python.
    if f"{end.year:04}-{end.month:02}-{end.day:02}" not in _NEVER:
        return False
    days = known.dt.normalize()
    others = days[days != end.normalize()].drop_duplicates()
    repeats = len(others) >= _FEWEST_OTHERS and (days == end.normalize()).sum() > 1
    gap = min(abs(others.max() - end), abs(others.min() - end)) if len(others) else pd.Timedelta(0)
    return end.year == _LAST_YEAR or (repeats and gap > others.max() - others.min())


def _last_year(cells: pd.Series[str], form: str) -> int:
    """This year, where days lie ahead that would be closer to the others a century before, as birthdays are, or far."""
    this_year = datetime.now(UTC).year
    usual, earlier = moments(cells, form).dropna(), moments(cells, form, last=this_year).dropna()
    ahead = usual.dt.year > this_year
    closer = earlier.max() - earlier.min() < usual.max() - usual.min()
    far = usual.dt.year.min() > this_year + _FAR
    return this_year if far or (ahead.any() and not ahead.all() and closer) else 0


def _parts(times: pd.Series[pd.Timestamp]) -> tuple[str, ...]:
    """The parts that tell something: those that vary, and the month only where the dates cover more than one."""
    known = times.dropna()
    varies = {
        "days": len(known.dt.normalize().unique()) > 1,
        "month": len(known.dt.month.unique()) > 2,
        "weekday": len(known.dt.day_of_week.unique()) > 1 and not bool(np.all(known.dt.day == 1)),
        "hour": len((known.dt.hour * 60 + known.dt.minute).unique()) > 1,
    }
    return tuple(part for part, kept in varies.items() if kept)
