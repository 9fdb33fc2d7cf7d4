"""Which of two numbers is the day and which the month, where both are small."""

from __future__ import annotations

import pandas as pd

from dashboard.data.tables.cells import moments

# Which of two numbers is the month can't be seen where both are small.
SWAPPED = {"%d/%m": "%m/%d", "%m/%d": "%d/%m", "%d-%m": "%m-%d", "%m-%d": "%d-%m"}
# Where days are read as months, the widest step between dates is more than this many times as wide as where they are
# not, and has more than this many days.
_WIDE, _MONTH = 4, 20


def swapped(form: str) -> str:
    return next((SWAPPED[start] + form[5:] for start in SWAPPED if form.startswith(start)), "")


def in_order(cells: pd.Series[str], form: str) -> bool:
    times = moments(cells, form).dropna()
    return len(times) > 2 and bool(times.is_monotonic_increasing or times.is_monotonic_decreasing)


def goes_evenly(cells: pd.Series[str], form: str, other: str) -> bool:
    """Whether moments are in order by both forms, and by the first alone without a step as wide as a month."""
    if not (in_order(cells, form) and in_order(cells, other)):
        return False
    widest, widest_other = (moments(cells, one).dropna().diff().abs().max() for one in (form, other))
    return bool(_WIDE * widest < widest_other and widest_other > pd.Timedelta(days=_MONTH))
