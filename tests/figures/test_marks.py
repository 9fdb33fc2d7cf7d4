"""Events stand at their epochs, each with its words where there is room for them."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.figures.marks import BESIDE, LETTER, NARROW, ROW, marks, top_clear_of_words, top_clear_on_log
from dashboard.figures.theme import PAGE

EVENTS = [(10, "lowest"), (20, "restored<br>stopped"), (90, "end")]


def test_each_event_is_a_line_with_words_beside_it() -> None:
    layout = marks(EVENTS, 100)
    assert [(line["x0"], line["x1"]) for line in layout["shapes"]] == [(10, 10), (20, 20), (90, 90)]
    assert [note["text"] for note in layout["annotations"]] == [text for _, text in EVENTS]


def test_words_stand_on_the_side_with_more_room() -> None:
    assert [note["xanchor"] for note in marks(EVENTS, 100)["annotations"]] == ["left", "left", "right"]


def test_words_can_be_read_where_a_curve_runs_behind_them() -> None:
    assert {note["bgcolor"] for note in marks(EVENTS, 100)["annotations"]} == {PAGE}


def test_no_label_covers_the_one_before() -> None:
    first, second, third = (note["yshift"] for note in marks(EVENTS, 100)["annotations"])
    assert second - third > 1.5 * (first - second) > 0


def test_lines_without_labels_keep_their_places_for_frames_to_fill() -> None:
    layout = marks(EVENTS, 100, labelled=False)
    assert [note["text"] for note in layout["annotations"]] == ["", "", ""]


def test_an_axis_reaches_so_high_that_curves_stay_below_the_words() -> None:
    level = np.full(100, 2.0)
    assert (1 - ROW) * top_clear_of_words([(10, "lowest")], 100, [level]) > 2.0
    assert (1 - 2 * ROW) * top_clear_of_words([(10, "lowest<br>restored")], 100, [level]) > 2.0


def test_on_a_logarithmic_axis_too() -> None:
    falling = np.geomspace(1.0, 1e-4, 100)
    top = top_clear_on_log([(2, "lowest")], 100, [falling])
    share = np.log10(falling[2] / falling[-1]) / np.log10(top / falling[-1])
    assert share < 1 - ROW


def test_what_lies_beside_the_words_asks_for_no_room() -> None:
    early = np.where(np.arange(100) < 5, 9.0, 1.0)
    assert top_clear_of_words([(10, "lowest")], 100, [early]) < 2.0


@pytest.mark.parametrize("curves", [[], [np.empty(0)], [np.full(3, np.nan)]])
def test_where_nothing_is_drawn_no_room_is_needed(curves: list[np.ndarray]) -> None:
    assert top_clear_of_words([(1, "lowest")], 3, curves) == 0.0
    assert top_clear_on_log([(1, "lowest")], 3, curves) == 0.0


WORDS = "validation lowest: epoch 160"


@pytest.mark.parametrize("epoch", range(1, 301, 7))
def test_on_a_narrow_plot_words_have_the_room_that_they_take_wherever_their_epoch_is(epoch: int) -> None:
    (note,) = marks([(epoch, WORDS)], 300)["annotations"]
    room = NARROW * (1 - epoch / 300 if note["xanchor"] == "left" else epoch / 300)
    assert BESIDE + LETTER * max(map(len, note["text"].split("<br>"))) <= room


def test_words_are_broken_only_where_neither_side_has_room_for_them() -> None:
    texts = [marks([(epoch, WORDS)], 300)["annotations"][0]["text"] for epoch in (10, 160, 290)]
    assert texts == [WORDS, "validation lowest:<br>epoch 160", WORDS]


@pytest.mark.parametrize("end", [60, 100])
def test_words_do_not_lie_across_the_line_of_another_event_where_there_is_room_beside_it(end: int) -> None:
    lowest, stop = marks([(31, "lowest: epoch 31"), (41, "would stop: epoch 41")], end)["annotations"]
    assert stop["xanchor"] == "left", "to its left is the line of epoch 31"
    assert BESIDE + LETTER * max(map(len, stop["text"].split("<br>"))) <= NARROW * (end - 41) / end
    assert lowest["xanchor"] == "right"


def test_an_axis_reaches_over_what_runs_behind_words_that_went_to_the_other_side() -> None:
    late = np.where(np.arange(60) < 42, 1.0, 9.0)
    events = [(31, "lowest: epoch 31"), (41, "would stop: epoch 41")]
    assert (1 - 3 * ROW) * top_clear_of_words(events, 60, [late]) > 9.0
