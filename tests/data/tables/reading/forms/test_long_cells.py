"""No number and no date is longer than 200 signs: patterns look at the beginning of a longer cell, as at a text."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.cells import LONGEST, numbers, ranks
from dashboard.data.tables.reading.forms.long_cells import looked_at, shortened
from tests.data.tables.describing import describe

NUMBER = "1" * (LONGEST - 170) + "." + "0" * 169


def column(*cells: str) -> pd.Series[str]:
    return pd.Series(cells, dtype="str")


def test_the_longest_number_is_read_and_a_longer_one_is_none() -> None:
    assert np.isfinite(numbers(column(NUMBER, NUMBER + "0"))).tolist() == [True, False]


def test_of_a_longer_cell_the_first_signs_are_looked_at_and_no_digit() -> None:
    of_both = shortened(column(NUMBER, "week 1\u0661 " * 100)).tolist()
    assert of_both == [NUMBER, ("week \u00b7\u00b7 " * 100)[:LONGEST]]


def test_a_gap_stays_one_and_rows_keep_their_places() -> None:
    cells = pd.DataFrame({"a": ["1" * 201, None]}, index=[3, 5], dtype="str")
    assert looked_at(cells)["a"].isna().to_dict() == {3: False, 5: True}


def test_weeks_of_5_000_digits_have_an_order() -> None:
    assert ranks(column("week 2", "week " + "9" * 5_000, "week 10")).tolist() == [0, 2, 1]


@pytest.mark.parametrize("cell", ["9" * 5_000 + " years 3 months", "1,1" * 10_000 + "!"])
def test_a_column_of_numbers_stays_one_beside_a_cell_that_is_too_long(cell: str) -> None:
    rows = "".join(f'"{i} years 3 months",{i % 7}\n' for i in range(60))
    ages = describe(f'age,y\n{rows}"{cell}",1\n'.encode(), "t.csv")["age"]
    assert (ages.kind, ages.missing) == ("number", 1)
