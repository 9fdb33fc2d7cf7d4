"""Where "none" is an answer, and where it says that there is none."""

from __future__ import annotations

import pytest

from tests.data.tables.describing import describe
from tests.data.tables.shapes.shape import column

ANSWER = "x: 'none' in {} of 40 cells counts as an answer, not as missing."


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (("none", "Aug2Dec", "Dec2Feb"), 14),
        (("none", "1 pregnant", "8 virgin"), 14),
        (("none", "drug"), 20),
        (("Public",) * 12 + ("none",), 3),
        (("none",) * 19 + ("A",), 38),
    ],
)
def test_none_in_small_letters_is_an_answer_among_any_words(cells: tuple[str, ...], count: int) -> None:
    found = describe(column("x", lambda i: cells[i % len(cells)])(), "table")["x"]
    assert (found.kind, found.missing, set(found.values)) == ("category", 0, set(cells))
    assert [*map(str, found.notes)] == [ANSWER.format(count)]


@pytest.mark.parametrize("cells", [("None", "mild", "severe"), ("None", "10-20", "20-30")])
def test_a_word_that_may_be_a_program_s_is_missing_and_told(cells: tuple[str, ...]) -> None:
    found = describe(column("x", lambda i: cells[i % 3])(), "table")["x"]
    assert (found.missing, [*map(str, found.notes)]) == (14, ["x: 'None' stands for missing in 14 cells."])
