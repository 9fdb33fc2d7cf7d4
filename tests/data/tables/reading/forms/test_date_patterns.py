"""Every form in which dates are looked for is found in a column that is written in it."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from dashboard.data.tables.reading.forms.date_forms import date_form
from dashboard.data.tables.reading.forms.date_patterns import FORMS, ISO

DAYS = pd.Series(pd.date_range("2021-01-13", periods=30, freq="47D", tz="UTC"))
# Months alone that follow each other.
MONTHS = pd.Series(pd.date_range("2021-01-01", periods=30, freq="MS", tz="UTC"))
# Times go with one form of a day as with any other.
OF_DAYS = [form for form in FORMS if form != ISO and not re.search("%[HIT]", form)]


@pytest.mark.parametrize("form", OF_DAYS)
def test_a_column_of_days_or_months_in_it_is_read(form: str) -> None:
    moments = DAYS if re.search("%[du]", form) else MONTHS
    written = moments.dt.strftime(form).astype("str")
    found = date_form(written)
    assert found
    assert found[0].moments(written).tolist() == moments.tolist()
