"""Cells that say on which side of a number they are, where a range begins, or that a mark is a little more or less."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.data.tables.description import Column
from tests.data.tables.describing import describe
from tests.data.tables.shapes.shape import column


def read(*cells: str) -> Column:
    return describe(column("x", lambda i: cells[i % len(cells)])(), "table")["x"]


@pytest.mark.parametrize(
    "cells",
    [
        ("<38", ">38"),
        ("<5", "5", "5+"),
        ("≤65", ">65"),
        ("< 20 yrs", "> 20 yrs"),
        ("24-", "25+"),
        ("<30", ">30", "<50", ">50"),
        ("1", "1-", "2+", "2", "2-", "3+"),
        ("6", "6+", "7-", "7", "8+", "10-"),
        ("0-", "5-", "10-", "85+", "90"),
    ],
)
def test_sides_of_a_number_are_categories(cells: tuple[str, ...]) -> None:
    found = read(*cells)
    assert (found.kind, found.distinct, found.missing, found.notes) == ("category", len(cells), 0, ())


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (("<0.5", "0.5", "0.7"), [0.5, 0.5, 0.7]),
        (("0", "1", "2", "3+"), [0, 1, 2, 3]),
        (("5-", "3", "4-"), [-5, 3, -4]),
        (("1.50-", "2.50-"), [-1.5, -2.5]),
        (("50-", "55-", "60-"), [50, 55, 60]),
        (("1-", "1", "2", "12", "2-"), [-1, 1, 2, 12, -2]),
        (("1.50-", "2.50+", "3"), [-1.5, 2.5, 3]),
    ],
)
def test_numbers_with_a_sign_stay_numbers(cells: tuple[str, ...], numbers: list[float]) -> None:
    found = read(*cells)
    assert found.number
    assert found.number.read(pd.Series(cells)).tolist() == numbers


def test_marks_of_a_school_that_may_be_negative_are_told_and_may_be_numbers() -> None:
    found = read("1", "1-", "2", "2-", "3", "5")
    assert (found.kind, found.values) == ("category", ("1", "1-", "2", "2-", "3", "5"))  # noqa: PD011 - no frame
    assert [str(note) for note in found.notes] == ["x: '1-' is read as a grade, not as a negative number."]
    assert "number" in found.possible


def test_one_number_in_two_spellings_is_always_the_same() -> None:
    assert str(read("5 kg", "5kg").reason) == "it is always the same"
