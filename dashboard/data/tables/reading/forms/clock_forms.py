"""What a clock shows: the time of a day, or how long something took."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data.tables.reading.forms.date_forms import ENOUGH, SAMPLE, date_form
from dashboard.data.tables.schema import DateForm, NumberForm

# Hours, minutes and seconds, or two of them.
_CLOCK = re.compile(r"\d+(:[0-5]\d){1,2}(\.\d+)?")
# The names of columns that say how long something took.
_LASTS = re.compile(r"duration|elapsed|pace|run ?time|\blap|took|dauer|dur[ée]e|duraci|소요|걸린", re.IGNORECASE)


def is_clock(present: pd.Series[str]) -> bool:
    return bool(present.drop_duplicates().head(SAMPLE).str.fullmatch(_CLOCK).mean() >= ENOUGH)


def clock_form(name: str, present: pd.Series[str]) -> tuple[NumberForm, tuple[DateForm, bool] | None]:
    """As numbers, and as times of a day unless that can't be: a visitor may choose."""
    return NumberForm(clock=True), None if _LASTS.search(name) else date_form(present)
