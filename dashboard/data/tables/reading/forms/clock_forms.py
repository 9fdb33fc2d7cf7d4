"""What a clock shows: the time of a day, or how long something took."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data.tables.reading.forms.date_forms import SAMPLE, date_form
from dashboard.data.tables.reading.forms.missing import NO_NUMBER
from dashboard.data.tables.reading.forms.shares import ENOUGH, share_of
from dashboard.data.tables.schema import DateForm, NumberForm
from dashboard.data.tables.signs import LASTING

# Hours, minutes and seconds, or two of them.
_CLOCK = re.compile(r"\d+(:[0-5]\d){1,2}(\.\d+)?")
# Two days and what a clock shows, as pandas, Python and R write it; and ISO's periods.
_DAYS = re.compile(r"\d+ days?,? \d+(:[0-5]\d){2}(\.\d+)?|P(?=.)(\d+D)?(T(\d+H)?(\d+M)?([\d.]+S)?)?")
# Numbers with one or more of what days have.
_UNITS = tuple(re.compile(pattern) for pattern, _ in LASTING)
_AMOUNTS = re.compile(rf"(?:\d+(?:\.\d+)?(?:{'|'.join(pattern for pattern, _ in LASTING)}),?\s*)+")
# The names of columns that say how long something took.
_LASTS = re.compile(
    r"duration|length|elapsed|pace|run ?time|\blap|took|time (?:on|spent)|\bavg\.? time|average time"
    r"|dauer|länge|dur[ée]e|duraci|소요|걸린|길이",
    re.IGNORECASE,
)

# Those of columns that say how a game ended.
_SCORES = re.compile(
    r"scores?\b|result|ergebnis|\btore\b|goals|spielstand|r[ée]sultat|marcador|스코어|결과", re.IGNORECASE
)
# No clock shows hours of one digit alone, and seconds, all day long.
_RUN = re.compile(r"\d(:[0-5]\d){2}(\.\d+)?")
_FEWEST_RUNS = 5
# Nor is it always one of the first hours after midnight, but where a clock goes on from row to row.
_SHORT = re.compile(r"0?[0-3](:[0-5]\d){2}(\.\d+)?")
_SECONDS = re.compile(r"\d+(:[0-5]\d){2}(\.\d+)?|\d+:[0-5]\d\.\d+")


def is_clock(present: pd.Series[str]) -> bool:
    """Whether cells say when or how long: as a clock does, or in two or more of days, hours, minutes and seconds."""
    sample = present.drop_duplicates().head(SAMPLE)
    # Who did not finish has no time.
    sample = sample[~sample.str.fullmatch(NO_NUMBER)] if _CLOCK.fullmatch(sample.iloc[0]) else sample
    return _mostly(sample, _CLOCK) or _mostly(sample, _DAYS) or _are_amounts(sample)


def is_score(name: str, present: pd.Series[str]) -> bool:
    """Whether cells say how games ended, as 23:18 does below such a name; no game ends with seconds."""
    if not _SCORES.search(name):
        return False
    sample = present.drop_duplicates().head(SAMPLE)
    sample = sample[~sample.str.fullmatch(NO_NUMBER)]
    return _mostly(sample, _CLOCK) and not _mostly(sample, _SECONDS)


def clock_form(name: str, present: pd.Series[str]) -> tuple[NumberForm, tuple[DateForm, bool] | None]:
    """As numbers, and as times of a day unless that can't be: a visitor may choose."""
    lasts = _LASTS.search(name) or not _mostly(present.head(SAMPLE), _CLOCK) or _are_runs(present)
    return NumberForm(clock=True), None if lasts else date_form(present)


def _mostly(sample: pd.Series[str], form: re.Pattern[str]) -> bool:
    return share_of(sample.to_list(), form) >= ENOUGH


def _are_runs(present: pd.Series[str]) -> bool:
    distinct = present.drop_duplicates()
    if len(distinct) < _FEWEST_RUNS:
        return False
    return _mostly(distinct, _RUN) or (_mostly(distinct, _SHORT) and not distinct.is_monotonic_increasing)


def _are_amounts(sample: pd.Series[str]) -> bool:
    """Of one unit alone, such as 45 min, the numbers are as they are."""
    # Of most columns the first cell says no.
    if not _AMOUNTS.fullmatch(sample.iloc[0]) or not _mostly(sample, _AMOUNTS):
        return False
    return sum(any(unit.search(cell) for cell in sample) for unit in _UNITS) > 1
