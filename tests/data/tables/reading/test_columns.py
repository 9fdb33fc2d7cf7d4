"""What a column holds, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.choices import TableChoices, make_schema
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.reading.kinds.codes import code_notes
from tests.data.tables.describing import describe
from tests.data.tables.shapes.shape import column


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (lambda i: "0" * (i % 2), "left out"),
        (lambda i: "0.0" * (i % 2), "left out"),
        (lambda i: "1" * (i % 2), "category"),
        (lambda i: "3" * (i % 2), "category"),
    ],
)
def test_a_number_beside_nothing_is_a_tick_unless_it_is_0(cells: Callable[[int], str], kind: str) -> None:
    assert describe(column("x", cells)(), "table")["x"].kind == kind


def test_a_number_is_told_with_all_its_digits() -> None:
    found = describe(column("x", lambda i: f"3151799280242,{i + 55}")(), "table")
    assert str(found["x"].notes[0]) == "x: read '3151799280242,55' as 3151799280242.55 in 40 of 40 cells."


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["+A12", "B3", "C4", "D5"], "since some have a letter, such as '+A12'."),
        (["+001", "0002", "0003"], "since some begin with zeros, such as '0002'."),
        (["+49 170 1234567"] * 3, "since telephone numbers such as '+49 170 1234567' measure nothing."),
    ],
)
def test_only_telephone_numbers_are_called_so(cells: list[str], said: str) -> None:
    (note,) = code_notes("x", pd.Series(cells), codes=True)
    assert str(note) == f"x: read as codes, {said}"


SAID = "cells hold words such as {!r}: categories. If they stand for missing, read the column as a number."


@pytest.mark.parametrize("word", ["Refused", "EX", "(88) Refused", "no answer yet"])
def test_few_numbers_beside_a_word_are_categories_that_may_be_numbers(word: str) -> None:
    found = describe(column("x", lambda i: word if i % 8 == 0 else str(i % 8 - 2))(), "table")
    one = found["x"]
    assert (one.kind, one.words, one.missing) == ("category", 5, 0)
    values = ("-1", "0", "1", "2", "3", "4", "5", word)
    assert [str(note) for note in one.notes] == [f"x: 5 {SAID.format(word)}"]
    with pytest.raises(TableError, match="Say whether they are classes"):
        make_schema(found, TableChoices("x"))
    assert make_schema(found, TableChoices("x", classes=True)).labels == values
    assert make_schema(found, TableChoices("x", classes=False)).labels == ()
    (of_number, *_) = make_schema(found, TableChoices("y", kinds={"x": "number"})).inputs
    assert of_number.gaps
    assert np.isnan(of_number.number.read(pd.Series([word]))).all()


@pytest.mark.parametrize("words", [["A1"], ["3 red", "4 blue"], [*"abcdefg"]])
def test_codes_beside_few_numbers_are_categories_alone(words: list[str]) -> None:
    found = describe(column("x", lambda i: [*words, *"123456789"][i % (len(words) + 9)])(), "table")
    assert found["x"].number is None


@pytest.mark.parametrize(("cells", "first"), [("{i} days, 10:06:00", 36_360.0), ("만 {i}세", 0.0), ("만{i}세", 0.0)])
def test_what_python_says_of_a_duration_and_korean_of_an_age_are_numbers(cells: str, first: float) -> None:
    found = describe(column("x", lambda i: cells.format(i=i))(), "table")["x"]
    assert (found.kind, found.missing) == ("number", 0)
    assert found.number
    assert found.number.read(pd.Series([cells.format(i=0)])).tolist() == [first]


@pytest.mark.parametrize("most", ["120+", "120 +"])
def test_what_goes_on_beyond_a_number_is_that_number(most: str) -> None:
    found = describe(column("x", lambda i: most if i == 5 else str(i))(), "table")["x"]
    assert (found.missing, str(found.notes[0])) == (0, f"x: read '{most}' as 120 in 1 of 40 cells.")
