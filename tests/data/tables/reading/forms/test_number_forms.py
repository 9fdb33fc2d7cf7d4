"""A cell that is written otherwise than the rest of its column is no other number for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.data.tables.description import Column
from dashboard.data.tables.reading.describing import describe_opened
from dashboard.data.tables.reading.opening import open_table
from tests.data.tables.describing import describe
from tests.data.tables.shapes.shape import ROWS, column, lines


def comma(i: int) -> str:
    return f"{i},{i % 9}1"


def point(i: int) -> str:
    return f"{i}.{i % 9}1"


def described(cells: Callable[[int], str]) -> Column:
    return describe(column("x", cells)(), "table")["x"]


def read(cells: Callable[[int], str], rows: int = ROWS) -> list[float]:
    """The numbers of the column."""
    table = open_table(lines("x|y", *(f"{cells(i)}|{i % 7}.5" for i in range(rows)))())
    form = describe_opened(table, "table")["x"].number
    assert form
    return [float(value) for value in form.read(table.cells["x"])]


def notes(cells: Callable[[int], str]) -> list[str]:
    return [str(note) for note in described(cells).notes]


@pytest.mark.parametrize("usual", [comma, point])
@pytest.mark.parametrize("odd", ["3.75", "3,75", "3.5", "3,5"])
def test_a_sign_before_one_or_two_digits_never_parts_thousands(usual: Callable[[int], str], odd: str) -> None:
    assert read(lambda i: usual(i) if i else odd)[:2] == [float(odd.replace(",", ".")), 1.11]


def test_a_point_before_three_digits_and_a_power_of_ten_parts_no_thousands() -> None:
    table = lines("x;y", *(f"{i + 1}.{i:03}e+0{i % 4};{i % 7}" for i in range(ROWS)))()
    form = describe(table, "table")["x"].number
    assert form
    assert form.read(open_table(table).cells["x"])[:2].tolist() == [1.0, 20.01]


def test_thousandths_are_read_as_percent_are() -> None:
    assert read(lambda i: f"{i}.5\u2030")[:2] == [0.5, 1.5]


def test_also_where_many_rows_hold_the_same() -> None:
    def cells(i: int) -> str:
        return comma(i) if i % 2 else "3.5"

    assert read(cells)[:2] == [3.5, 1.11]
    assert "x: 20 cells with a decimal comma and 20 with a decimal point, all read alike." in notes(cells)


def test_beside_thousands_it_is_no_number_ten_times_as_large() -> None:
    def german(i: int) -> str:
        return "3.5" if i == 0 else comma(i) if i % 2 else f"{i}.234,5"

    def english(i: int) -> str:
        return "3,5" if i == 0 else point(i) if i % 2 else f"{i},234.5"

    assert read(german)[:3] == [3.5, 1.11, 2234.5]
    assert "x: 39 cells with a decimal comma and 1 with a decimal point, all read alike." in notes(german)
    assert str(read(english)[0]) == "nan"
    assert "x: one cell, '3,5', is not a number, and counts as missing." in notes(english)


def test_one_cell_with_a_comma_is_told_as_one() -> None:
    said = notes(lambda i: point(i) if i else "3,5")
    assert "x: one cell with a decimal comma and 39 with a decimal point, all read alike." in said


@pytest.mark.parametrize("thousands", ["1.234", "12.345", "1.234.567"])
def test_a_single_cell_of_thousands_remains_one(thousands: str) -> None:
    assert read(lambda i: comma(i) if i else thousands)[0] == float(thousands.replace(".", ""))


@pytest.mark.parametrize(("cell", "number"), [("1,12,23,456", 11223456.0), ("1,234,567.5", 1234567.5)])
def test_commas_between_thousands_and_lakhs_are_no_part_of_a_number(cell: str, number: float) -> None:
    assert read(lambda i: f"{i + 1},00,000" if i else cell)[:2] == [number, 200_000.0]


@pytest.mark.parametrize("word", ["k.A.", "n.v.", "s.o.", "...", "a.b"])
def test_a_word_with_points_has_no_decimal_point(word: str) -> None:
    said = " ".join(notes(lambda i: comma(i) if i % 8 else word))
    assert "decimal point" not in said
    assert f"x: 5 cells such as '{word}' are not numbers, and count as missing." in said


def test_nines_far_above_all_others_stand_for_missing_in_most_rows_too() -> None:
    found = described(lambda i: "999.9" if i % 8 else f"{i / 5:.1f}")
    assert (found.missing, [str(note) for note in found.notes]) == (35, ["x: '999.9' stands for missing in 35 cells."])


def test_what_most_rows_have_is_a_number_where_the_others_are_not_far_below() -> None:
    assert described(lambda i: "99.9" if i % 4 else f"{80 + i / 2}").missing == 0


@pytest.mark.parametrize(
    "cells",
    [
        lambda i: "99.9" if i % 8 else f"{45 + i / 10:.1f}",
        lambda i: ("99.99", "99.99", "99.99", "9.99", "19.99")[i % 5],
        lambda i: "999.99" if i % 3 else "9.99",
    ],
    ids=["percent", "prices", "two prices"],
)
def test_percentages_and_prices_that_most_rows_have_are_numbers(cells: Callable[[int], str]) -> None:
    assert described(cells).missing == 0


@pytest.mark.parametrize("largest", ["1.7976931348623157e+308", "-3.4028235e38", "1e200"])
def test_the_largest_number_of_a_program_stands_for_missing(largest: str) -> None:
    assert described(lambda i: point(i) if i % 4 else largest).missing == 10


@pytest.mark.filterwarnings("error")
def test_a_column_of_numbers_too_large_to_be_computed_with_is_left_out_with_what_to_do() -> None:
    found = described(lambda i: f"1.{i + 10}e308")
    assert (found.kind, str(found.reason)) == (
        "left out",
        "its numbers are too large to be computed with, such as '1.10e308'. Write them in a larger unit",
    )


def test_numbers_of_astronomers_are_numbers() -> None:
    assert read(lambda i: f"1.{i + 10}e33")[0] == 1.1e33


def test_square_meters_may_be_written_with_a_letter_of_russian() -> None:
    assert read(lambda i: f"{i},5 \u043c2")[:2] == [0.5, 1.5]


def test_how_long_something_is_can_be_predicted_where_a_clock_shows_it() -> None:
    table = describe(lines("length|y", *(f"{i % 5 + 3}:{i:02}|{i}" for i in range(ROWS)))(), "table")
    assert table["length"].kind == "number"
