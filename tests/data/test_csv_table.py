"""A CSV is parsed as its writer meant it, or refused with the reason."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.data.csv_table import MAX_CATEGORIES, CsvError, Table, parse_csv
from pages.your_data.trials.example import FILE, TARGET, example_csv


def table(*lines: str, encoding: str = "utf-8", file: str = "some.csv") -> Table:
    return parse_csv("\n".join(lines).encode(encoding), file)


def kinds(parsed: Table) -> dict[str, str]:
    return {column.name: column.kind for column in parsed.columns}


def test_the_example_has_numbers_categories_a_text_to_leave_out_and_empty_cells() -> None:
    example = parse_csv(example_csv(), FILE)
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
def test_delimiters_and_decimal_commas_are_detected(delimiter: str, decimal: str) -> None:
    rows = (("a", "b"), (f"1{decimal}5", "2"), (f"-0{decimal}25", "3"))
    parsed = table(*map(delimiter.join, rows))
    assert (parsed.delimiter, parsed.decimal) == (delimiter, decimal)
    assert kinds(parsed) == {"a": "number", "b": "number"}
    assert parsed["a"].values == (f"-0{decimal}25", f"1{decimal}5")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_accents_arrive_in_every_encoding_a_spreadsheet_writes(encoding: str) -> None:
    parsed = table("größe,naïve", "1,é", "2,à", encoding=encoding)
    assert kinds(parsed) == {"größe": "number", "naïve": "category"}
    assert parsed["naïve"].values == ("à", "é")


def test_a_cell_that_says_nothing_is_missing() -> None:
    assert table("x,y", "1,2", "NA,3", " ,4", "?,5", "2,6", "3,7", "4,8")["x"].missing.sum() == 3


def test_empty_lines_on_top_are_skipped() -> None:
    assert kinds(table("", "", "a;b", "1;2", "2;3")) == {"a": "number", "b": "number"}


def test_a_quoted_cell_may_hold_the_delimiter_and_a_line_end() -> None:
    assert table('a,"b, c"', '1,"x\ny"', '2,"x, y"')["b, c"].values == ("x\ny", "x, y")


def test_a_line_of_another_length_is_counted_and_left_out() -> None:
    parsed = table("a,b", "1,2", "3", "4,5,6", "7,8")
    assert parsed.ragged == 2
    assert parsed["a"].values == ("1", "7")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (["5"] * 4, "it is always the same"),
        (["", "", "", "5"], "more than half of it is missing"),
        ([f"text {i}" for i in range(MAX_CATEGORIES + 1)], f"{MAX_CATEGORIES + 1} different texts"),
    ],
)
def test_a_column_that_tells_nothing_is_left_out_with_the_reason(cells: list[str], reason: str) -> None:
    parsed = table("x,y,z", *(f"{cell},{i},{i % 2}" for i, cell in enumerate(cells)))
    assert (parsed["x"].kind, parsed["x"].reason) == ("left out", reason)


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
def test_a_file_that_is_no_table_is_refused_with_the_reason(lines: tuple[str, ...], problem: str) -> None:
    with pytest.raises(CsvError, match=problem):
        table(*lines)


@pytest.mark.parametrize(
    ("file", "safe"),
    [("../../etc/passwd", "passwd"), ("C:\\data\\a b.csv", "a b.csv"), ("..", "data.csv"), ("<b>.csv", "_b_.csv")],
)
def test_a_file_name_can_t_lead_to_another_folder(file: str, safe: str) -> None:
    assert table("a,b", "1,2", "2,3", file=file).file == safe


@given(content=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_any_content_is_parsed_or_refused(content: bytes) -> None:
    with suppress(CsvError):
        assert len(parse_csv(content, "any.csv").usable) >= 2
