"""Years and months beside each other, such as 3 yrs 2 mos or 8 mos: how long somebody has been somewhere, or lived."""

from __future__ import annotations

import re

import pandas as pd

from dashboard.data.tables.reading.forms.shares import ENOUGH
from dashboard.data.tables.schema import NumberForm
from dashboard.data.tables.signs import AGE, MONTHS, YEARS

_BOTH = re.compile(AGE)
# What a cell without the other of the two ends with, and how many months that is.
_ALONE = ((re.compile(rf"\d+ ?({YEARS})"), 12.0), (re.compile(rf"(?:.*\D)?\d+ ?({MONTHS})"), 1.0))


def in_months(sample: pd.Series[str]) -> NumberForm | None:
    """How cells are read as months, if they say years and months; where all say years they are numbers."""
    both = [cell for cell in sample if (found := _BOTH.fullmatch(cell)) and not cell.endswith(found[2])]
    if not both and not _say_either(sample):
        return None
    times = {found[1]: months for cell in sample for form, months in _ALONE if (found := form.fullmatch(cell))}
    # The longer ones first, as one may be the end of another.
    return NumberForm(times=tuple(sorted(times.items(), key=lambda pair: (-len(pair[0]), pair[0]))))


def _say_either(sample: pd.Series[str]) -> bool:
    """Whether nearly all cells say how many years or how many months, and both are there."""
    years, months = (sum(bool(form.fullmatch(cell)) for cell in sample) for form, _ in _ALONE)
    return min(years, months) > 0 and years + months >= ENOUGH * len(sample)
