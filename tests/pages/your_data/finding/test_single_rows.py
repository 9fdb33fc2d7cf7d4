"""What is said of single rows follows from what was found of them."""

from __future__ import annotations

from dashboard.analysis.evaluation.far_off import FarOff
from dashboard.analysis.evaluation.memorized import Memorized
from dashboard.analysis.evaluation.wrong_labels import Doubt
from pages.your_data.finding.single_rows import (
    SHOWN,
    doubt_rows,
    far_in_words,
    far_rows,
    far_step,
    heart_rows,
    in_words,
    steps_of,
)
from tests.language.as_read import as_read


def test_both_are_counted() -> None:
    said = in_words([Doubt(16, 0, 1, 0.98)], [Memorized(3, 1, 1.0, 0.25)] * 31, 600, 20)
    assert said.startswith("**One of 600 labels is probably wrong:**")
    assert "**31 rows are memorized:**" in said
    assert "more often than the others, by at least 50 percentage points." in said
    assert said.endswith("Over 20 seeds.")


def test_one_row_is_said_as_one() -> None:
    assert "**One row is memorized:** training runs that include it" in in_words(
        [], [Memorized(3, 1, 1.0, 0.2)], 600, 20
    )
    far = (FarOff(16, 9000.0, 1234.5, 41.0),)
    assert far_in_words(far, "rent", 240, 20).startswith("**In one of 240 rows rent is far from what networks that")
    assert [str(one.label) for one in far_step(far)] == ["Train without the row that is far off"]


def test_that_nothing_was_found_is_said() -> None:
    said = in_words([], [], 600, 20)
    assert "No label is clearly wrong" in said
    assert "No row is clearly memorized" in said


def test_nothing_is_said_of_what_no_training_tells() -> None:
    assert in_words(None, [], 600, 12).startswith("**No row is clearly memorized:**")
    assert in_words([], None, 600, 12).endswith("than their confidence allows for. Over 12 seeds.")


def test_rows_are_named_from_one_with_classes_as_text() -> None:
    assert doubt_rows([Doubt(16, 0, 1, 0.98)], ("no", "yes"), str.upper) == [
        {"Row": "17", "Label": "NO", "Networks say": "YES", "how sure": "98%"}
    ]
    rows = heart_rows([Memorized(3, 1, 1.0, 0.25)] * 31, ("no", "yes"), str)
    assert len(rows) == SHOWN
    assert (rows[0]["right with it"], rows[0]["without it"]) == ("100%", "25%")


def test_rows_that_were_found_can_be_left_out_of_training() -> None:
    found = steps_of([Doubt(16, 0, 1, 0.98), Doubt(2, 0, 1, 0.95)], [Memorized(3, 1, 1.0, 0.25)])
    assert [(one.step, one.rows) for one in found] == [("do not train on", (16, 2)), ("do not train on", (3,))]
    assert [str(one.label) for one in found] == ["Train without 2 labels in doubt", "Train without the memorized row"]
    assert steps_of([], []) == ()


def test_numbers_that_are_far_off_are_counted_named_and_can_be_left_out_of_training() -> None:
    far = (FarOff(16, 9000.0, 1234.5, 41.0), FarOff(2, 12.5, 1100.0, 12.6))
    said = far_in_words(far, "rent", 240, 20)
    assert said.startswith("**In 2 of 240 rows rent is far from what networks that did not train on them say:** off")
    assert as_read("by 12 times as much as rows with such answers are, or more") in said
    assert as_read("by 41 times as much as rows with such answers are.") in far_in_words(far[:1], "rent", 240, 20)
    assert far_rows(far, "rent")[0] == {
        "Row": "17",
        "rent": "9,000",
        "Networks say": "1,230",
        "times as far off as usual": "41",
    }
    assert [(one.check, one.step, one.rows) for one in far_step(far)] == [("labels", "do not train on", (16, 2))]


def test_that_no_number_is_far_off_is_said() -> None:
    assert far_in_words((), "rent", 240, 20).startswith("**No row's rent is far from what networks say:**")
    assert far_step(()) == ()
