"""What is said of single rows follows from what was found of them."""

from __future__ import annotations

from dashboard.analysis.judging.rows import ByHeart, Doubt
from pages.your_data.finding.single_rows import SHOWN, doubt_rows, heart_rows, in_words, steps_of


def test_both_are_counted() -> None:
    said = in_words([Doubt(16, 0, 1, 0.98)], [ByHeart(3, 1, 1.0, 0.25)] * 31, 600, 20)
    assert said.startswith("**1 of 600 labels are probably wrong:**")
    assert "**31 rows are learned by heart:**" in said
    assert said.endswith("Over 20 seeds.")


def test_that_nothing_was_found_is_said() -> None:
    said = in_words([], [], 600, 20)
    assert "No label is clearly wrong" in said
    assert "Hardly a row is learned by heart" in said


def test_rows_are_named_from_one_with_classes_as_text() -> None:
    assert doubt_rows([Doubt(16, 0, 1, 0.98)], ("no", "yes"), str.upper) == [
        {"Row": "17", "Label": "NO", "Others say": "YES", "how surely": "98 %"}
    ]
    rows = heart_rows([ByHeart(3, 1, 1.0, 0.25)] * 31, ("no", "yes"), str)
    assert len(rows) == SHOWN
    assert (rows[0]["right with it"], rows[0]["without it"]) == ("100 %", "25 %")


def test_rows_that_were_found_can_be_left_out_of_training() -> None:
    found = steps_of([Doubt(16, 0, 1, 0.98), Doubt(2, 0, 1, 0.95)], [ByHeart(3, 1, 1.0, 0.25)])
    assert [(one.step, one.rows) for one in found] == [("do not train on", (16, 2)), ("do not train on", (3,))]
    assert [one.label for one in found] == ["Train without 2 labels in doubt", "Train without 1 rows learned by heart"]
    assert steps_of([], []) == ()
