"""Events stand at their epochs, each with its words where there is room for them."""

from __future__ import annotations

from dashboard.figures.marks import marks
from dashboard.figures.theme import PAGE

EVENTS = [(10, "lowest"), (20, "put back<br>stopped"), (90, "end")]


def test_each_event_is_a_line_with_words_beside_it() -> None:
    layout = marks(EVENTS, 100)
    assert [(line["x0"], line["x1"]) for line in layout["shapes"]] == [(10, 10), (20, 20), (90, 90)]
    assert [note["text"] for note in layout["annotations"]] == [text for _, text in EVENTS]


def test_words_stand_on_the_side_with_more_room() -> None:
    assert [note["xanchor"] for note in marks(EVENTS, 100)["annotations"]] == ["left", "left", "right"]


def test_words_can_be_read_where_a_curve_runs_behind_them() -> None:
    assert {note["bgcolor"] for note in marks(EVENTS, 100)["annotations"]} == {PAGE}


def test_no_label_covers_the_one_before() -> None:
    first, second, third = (note["y"] for note in marks(EVENTS, 100)["annotations"])
    assert second - third > 1.5 * (first - second) > 0


def test_lines_without_labels_keep_their_places_for_frames_to_fill() -> None:
    layout = marks(EVENTS, 100, labelled=False)
    assert [note["text"] for note in layout["annotations"]] == ["", "", ""]
