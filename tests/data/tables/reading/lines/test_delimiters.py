"""What stands between the cells of a line, and what the first records are."""

from __future__ import annotations

import pytest

from dashboard.data.tables.reading.lines import delimiters
from dashboard.data.tables.reading.lines.delimiters import BLANKS, WIDE_BLANKS, delimiter_of, records_of, usual_quotes

COUNT = 12


def rows(form: str, head: str = "") -> str:
    """Lines in a form that names `i`, the number of the row."""
    return head + "".join(form.format(i=i) + "\n" for i in range(COUNT))


def names(text: str, delimiter: str) -> tuple[str, ...]:
    return records_of(text, delimiter)[0].cells


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (rows("{i},5;7,{i}", "size;price\n"), ";"),
        (rows("{i}\t7,{i}", "size\tprice\n"), "\t"),
        (rows("{i}|a;b", "size|price\n"), "|"),
        (rows("{i}~{i}.5~x", "a~b~c\n"), "~"),
        (rows("{i} {i}.5 x", "a b c\n"), BLANKS),
        (rows("New York  {i}.5  x\nBonn  {i}.5  x", "a  b  c\n"), WIDE_BLANKS),
        (rows("{i}", "size\n"), ","),
        # One that is quoted stands within a cell, as in the log of a web server.
        (rows('10.0.0.{i} "GET /a;b;c" {i} "Mozilla (X11; Linux)"'), BLANKS),
        (rows('{i};"a, b, c, d";{i}', "x;said;y\n"), ";"),
    ],
)
def test_the_delimiter_is_what_gives_lines_as_many_cells_and_tears_none(text: str, delimiter: str) -> None:
    assert delimiter_of(text) == delimiter


def test_where_the_width_is_known_it_is_what_gives_the_names_that_many() -> None:
    text = rows("{i};a,b,c;d", "x;y;z\n")
    assert delimiter_of(text) == delimiter_of(text, 3) == ";"
    assert delimiter_of(rows("{i} a,b,c d", "x y,y,y z\n"), 3) in (",", BLANKS)


def test_quotation_marks_behind_a_blank_are_read_as_such_only_where_they_are() -> None:
    assert usual_quotes(rows('{i}, "a, b", c'), ",") == "spaced"
    assert usual_quotes(rows('{i},"a, b",c'), ",") == "doubled"
    # Both leave as many cells: the blank decides which of them are whole.
    assert usual_quotes(rows('{i}, "a b", c'), ",") == "spaced"


@pytest.mark.parametrize(
    ("text", "delimiter", "cells"),
    [
        # Above narrow columns a single blank may be all that stands between two names.
        (rows("New York  {i}  x", "place size kind\n"), WIDE_BLANKS, ("place", "size", "kind")),
        # As pandas prints it, with numbers of rows that have no name above them.
        (rows("{i} Ann 3.5", "  first name  body size\n"), BLANKS, ("first name", "body size")),
        (rows("{i} Ann 3.5", "row  first name  body size\n"), BLANKS, ("row", "first name", "body size")),
        # Two names that stand where three cells follow are not known to be whole.
        (rows("{i} Ann 3.5", "name size\n"), BLANKS, ("name", "size")),
    ],
)
def test_names_are_told_apart_by_the_columns_below_them(text: str, delimiter: str, cells: tuple[str, ...]) -> None:
    assert names(text, delimiter) == cells
    assert [len(record.cells) for record in records_of(text, delimiter)[1:]] == [3] * COUNT


def test_a_record_that_the_sample_cuts_in_two_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a,b,c\n1,2,3\n4,5"
    assert [record.cells for record in records_of(text, ",")] == [("a", "b", "c"), ("1", "2", "3"), ("4", "5")]
    monkeypatch.setattr(delimiters, "SAMPLE_CHARACTERS", len(text))
    assert [record.cells for record in records_of(text, ",")] == [("a", "b", "c"), ("1", "2", "3")]
    # All there is of a first record is more than nothing.
    monkeypatch.setattr(delimiters, "SAMPLE_CHARACTERS", 5)
    assert [record.cells for record in records_of(text[:5], ",")] == [("a", "b", "c")]


def test_records_have_the_numbers_of_their_places_blank_ones_counted_and_cells_no_blanks_around_them() -> None:
    found = records_of("a , b\n\n,\n 1,2 \n", ",")
    assert [(record.number, record.cells) for record in found] == [(1, ("a", "b")), (4, ("1", "2"))]
