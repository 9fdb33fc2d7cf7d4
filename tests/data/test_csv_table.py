"""A CSV is read as its writer meant it, or refused with the reason."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.csv_table import MOST_VALUES, CsvError, Table, read
from pages.your_data.trials.example import FILE, TARGET, example_csv


def table(*lines: str, encoding: str = "utf-8", file: str = "some.csv") -> Table:
    return read("\n".join(lines).encode(encoding), file)


def kinds(read_table: Table) -> dict[str, str]:
    return {column.name: column.kind for column in read_table.columns}


def test_the_example_has_numbers_categories_a_text_to_leave_out_and_empty_cells() -> None:
    example = read(example_csv(), FILE)
    assert kinds(example) == {
        "address": "left out",
        "size": "number",
        "rooms": "number",
        "floor": "number",
        "year": "number",
        "district": "category",
        "balcony": "category",
        "distance": "number",
        TARGET: "number",
    }
    assert 0 < example["year"].missing.sum() < 30


@pytest.mark.parametrize(("delimiter", "decimal"), [(",", "."), (";", ","), (";", "."), ("\t", ","), ("|", ".")])
def test_delimiters_and_decimal_commas_are_told_from_the_file(delimiter: str, decimal: str) -> None:
    rows = (("a", "b"), (f"1{decimal}5", "2"), (f"-0{decimal}25", "3"))
    found = table(*map(delimiter.join, rows))
    assert (found.delimiter, found.decimal) == (delimiter, decimal)
    assert kinds(found) == {"a": "number", "b": "number"}
    assert found["a"].values == (f"-0{decimal}25", f"1{decimal}5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_arrive_in_every_encoding_a_spreadsheet_writes(encoding: str) -> None:
    found = table("größe,naïve", "1,é", "2,à", encoding=encoding)
    assert kinds(found) == {"größe": "number", "naïve": "category"}
    assert found["naïve"].values == ("à", "é")


def test_what_says_nothing_is_missing() -> None:
    assert table("x,y", "1,2", "NA,3", " ,4", "?,5", "2,6", "3,7", "4,8")["x"].missing.sum() == 3


def test_empty_lines_on_top_are_passed_over() -> None:
    assert kinds(table("", "", "a;b", "1;2", "2;3")) == {"a": "number", "b": "number"}


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_end() -> None:
    assert table('a,"b, c"', '1,"x\ny"', '2,"x, y"')["b, c"].values == ("x\ny", "x, y")


def test_a_line_of_another_length_is_counted_and_left_out() -> None:
    found = table("a,b", "1,2", "3", "4,5,6", "7,8")
    assert found.ragged == 2
    assert found["a"].values == ("1", "7")


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (["5"] * 4, "it is always the same"),
        (["", "", "", "5"], "more than half of it is missing"),
        ([f"text {i}" for i in range(MOST_VALUES + 1)], f"{MOST_VALUES + 1} different texts"),
    ],
)
def test_a_column_that_tells_nothing_is_left_out_and_says_why(cells: list[str], why: str) -> None:
    found = table("x,y,z", *(f"{cell},{i},{i % 2}" for i, cell in enumerate(cells)))
    assert (found["x"].kind, found["x"].why) == ("left out", why)


def test_a_column_without_a_name_is_left_out() -> None:
    assert kinds(table(",x,y", "0,1,2", "1,2,3"))[""] == "left out"


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ((), "There is no row"),
        (("a,b",), "There is no row"),
        (("1,2", "3,4"), "The first line holds '1, 2', and no names"),
        (("a,b,a", "1,2,3"), "Two columns are called 'a'"),
        (("a", "1", "2"), "Two columns that can be used are needed, and 1 is there"),
        (("a,b", "1,5", "2,5"), "'b': it is always the same"),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(lines: tuple[str, ...], problem: str) -> None:
    with pytest.raises(CsvError, match=problem):
        table(*lines)


@pytest.mark.parametrize(
    ("file", "plain"),
    [("../../etc/passwd", "passwd"), ("C:\\data\\a b.csv", "a b.csv"), ("..", "data.csv"), ("<b>.csv", "_b_.csv")],
)
def test_a_file_s_name_leads_nowhere_else(file: str, plain: str) -> None:
    assert table("a,b", "1,2", "2,3", file=file).file == plain


@given(content=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_file_whatever_is_read_or_refused(content: bytes) -> None:
    with suppress(CsvError):
        assert len(read(content, "any.csv").usable) >= 2
