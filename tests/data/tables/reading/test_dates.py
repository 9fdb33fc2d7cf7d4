"""What the dates of a column are read as, and what becomes of cells that are none."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.data.tables.cells import dates
from dashboard.data.tables.description import Column
from dashboard.data.tables.reading.describing import describe
from tests.data.tables.shapes.shape import column


def read(cells: Callable[[int], str], name: str = "x") -> Column:
    return describe(column(name, cells)(), "table")[name]


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ("offen", "x: 10 cells such as 'offen' can't be read: missing."),
        ("31.06.2024", "x: 10 cells such as '31.06.2024' can't be read: missing."),
    ],
)
def test_cells_that_are_no_dates_count_as_missing_and_are_told(lost: str, said: str) -> None:
    found = read(lambda i: lost if i % 4 == 0 else f"{i % 28 + 1:02}.03.2024")
    assert (found.kind, found.missing, str(found.notes[-1])) == ("date", 10, said)


def test_one_cell_that_is_no_date_is_said_as_one() -> None:
    found = read(lambda i: "2024-02-30" if i == 3 else f"2024-03-{i % 28 + 1:02}")
    assert (found.missing, str(found.notes[-1])) == (1, "x: one cell, '2024-02-30', can't be read: missing.")


def test_a_column_of_which_less_than_half_are_dates_holds_texts() -> None:
    assert read(lambda i: f"{i + 1:02}.03.2024" if i < 19 else "offen").date is None


@pytest.mark.parametrize("cells", ["{:02}.03.2024 24:00", "2024-03-{:02}T24:00:00Z", "{:02}.03.2024 24h00"])
def test_a_day_ends_at_24_00(cells: str) -> None:
    found = read(lambda i: cells.format(i % 28 + 1))
    assert found.date
    assert found.date.moments(pd.Series([cells.format(31)])).astype(str).tolist() == ["2024-04-01 00:00:00+00:00"]


def test_midnight_on_a_clock_is_no_day() -> None:
    found = read(lambda i: f"{i % 24 + 1:02}:00")
    assert (str(found.notes[0]), found.missing) == ("x: read as times of day; the input is the hour.", 0)
    midnight, zero = dates(pd.Series(["24:00", "00:00"]), "%H:%M", ("hour",))
    assert midnight.tolist() == zero.tolist()
