"""Curves carry their names at their ends, where there is room."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import plotly.graph_objects as go
import pytest

from dashboard.figures.ends import LONGEST_NAME, MOST_NAMES, NAME_DISTANCE, name_at_ends
from dashboard.figures.figure import scatter
from dashboard.figures.theme import COMPARED, INK, PAGE, figure, line
from tests.figures.as_plotly import to_plotly


def chart_of(ends: dict[str, float]) -> go.Figure:
    lines = [line(name, np.array([0, 1]), np.array([0.0, end]), COMPARED[0]) for name, end in ends.items()]
    chart = figure(lines, x="x", y="y")
    chart.update_yaxes(range=[0, 1])
    name_at_ends(chart)
    return to_plotly(chart)


def test_each_name_stands_at_the_end_of_its_curve() -> None:
    notes = {note.name: note for note in chart_of({"low": 0.1, "high": 0.9}).layout.annotations}
    assert {name: (note.x, note.y, note.yshift) for name, note in notes.items()} == {
        "low": (1.0, 0.1, 0.0),
        "high": (1.0, 0.9, 0.0),
    }


@pytest.mark.parametrize("end", [np.inf, np.nan])
def test_where_a_curve_ends_nowhere_the_legend_stays(end: float) -> None:
    chart = chart_of({"plain": 0.1, "too large": end})
    assert not chart.layout.annotations
    assert chart.layout.showlegend is not False


def test_before_each_name_stands_the_marker_of_its_curve_in_its_colour() -> None:
    looks = COMPARED[:MOST_NAMES]
    curves = [line(str(i), np.array([0, 1]), np.array([0.0, 0.5]), look) for i, look in enumerate(looks)]
    chart = figure(curves, x="x", y="y")
    name_at_ends(chart)
    texts = [note["text"] for note in chart.layout["annotations"]]
    signs = zip("●◆■✚", looks, strict=True)
    assert texts == [f'<span style="color: {look.colour}">{sign}</span> {i}' for i, (sign, look) in enumerate(signs)]


def test_a_curve_without_markers_has_a_piece_of_its_line_and_one_in_ink_is_as_dark_as_its_name() -> None:
    look = {"x": [0, 1], "y": [0.0, 0.1], "mode": "lines", "line": {"color": "#123456"}}
    chart = figure([scatter(name="plain", **look), scatter(name="ink", meta=INK, **look)], x="x", y="y")
    name_at_ends(chart)
    texts = [note["text"] for note in chart.layout["annotations"]]
    assert texts == ['<span style="color: #123456">━</span> plain', "━ ink"]


def test_a_crowd_elsewhere_moves_no_name() -> None:
    notes = {note.name: note for note in chart_of({"a": 0.5, "b": 0.5, "c": 0.5, "alone": 0.9}).layout.annotations}
    assert notes["alone"].yshift == 0.0
    assert sum(notes[name].yshift for name in "abc") == pytest.approx(0.0, abs=0.2)


@pytest.mark.parametrize("ends", [{"a": 0.5, "b": 0.5, "c": 0.5}, {"a": 0.52, "b": 0.5, "c": 0.51, "d": 0.9}])
def test_no_name_lies_on_another_and_their_order_is_that_of_the_ends(ends: dict[str, float]) -> None:
    chart = chart_of(ends)
    # On a phone: elsewhere the ends themselves are farther apart.
    pixels = 250 - 80
    notes = sorted(chart.layout.annotations, key=lambda note: note.y * pixels + note.yshift)
    at = [note.y * pixels + note.yshift for note in notes]
    assert all(high - low >= NAME_DISTANCE - 0.2 for low, high in pairwise(at))
    assert [note.y for note in notes] == sorted(ends.values())


def test_a_curve_behind_the_others_is_reckoned_with() -> None:
    ends = {"a": 0.1, "b": 0.1}
    lines = [line(name, np.array([0, 1]), np.array([0.0, end]), COMPARED[0]) for name, end in ends.items()]
    chart = figure([line("behind", [0, 1], [0.0, 5.0], COMPARED[1], showlegend=False), *lines], x="x", y="y")
    name_at_ends(chart)
    low, high = sorted(note["y"] / 5.0 * (250 - 80) + note["yshift"] for note in chart.layout["annotations"])
    assert high - low >= NAME_DISTANCE - 0.2


def test_a_name_stands_at_the_end_of_the_same_curve_of_an_earlier_training_that_goes_on_further() -> None:
    earlier = [line(f"earlier {i}", [0, 3], [0.0, 1.0 + i], COMPARED[i], showlegend=False) for i in (0, 1)]
    chart = figure([*earlier, *(line(f"{i}", [0, 1], [0.0, 0.1], COMPARED[i]) for i in (0, 1))], x="x", y="y")
    name_at_ends(chart)
    assert [(note["x"], note["y"]) for note in chart.layout["annotations"]] == [(3.0, 1.0), (3.0, 2.0)]
    assert all("bgcolor" not in note for note in chart.layout["annotations"])


def test_a_name_covers_another_curve_behind_that_goes_on_where_it_stands() -> None:
    behind = line("behind", [0, 3], [0.0, 1.0], COMPARED[1], showlegend=False)
    chart = figure([behind, line("a", [0, 1], [0.0, 0.1], COMPARED[0])], x="x", y="y")
    name_at_ends(chart)
    assert [note["bgcolor"] for note in chart.layout["annotations"]] == [PAGE]
    assert chart_of({"a": 0.1, "b": 0.9}).layout.annotations[0].bgcolor is None


def test_so_is_how_high_the_axis_has_to_reach() -> None:
    lines = [line(name, np.array([0, 1]), np.array([0.0, 0.1]), COMPARED[0]) for name in ("a", "b")]
    chart = figure(lines, x="x", y="y")
    chart.update_yaxes(autorangeoptions={"include": 5.0})
    name_at_ends(chart)
    low, high = sorted(note["y"] / 5.0 * (250 - 80) + note["yshift"] for note in chart.layout["annotations"])
    assert high - low >= NAME_DISTANCE - 0.2


@pytest.mark.parametrize("ends", [{"a": 0.0, "b": 0.0, "c": 0.01}, {"a": 1.0, "b": 1.0, "c": 0.99, "d": 0.0}])
def test_no_name_lies_on_the_numbers_of_the_axis_or_above_the_plot(ends: dict[str, float]) -> None:
    pixels = 250 - 80
    at = [note.y * pixels + note.yshift for note in chart_of(ends).layout.annotations]
    assert all(-0.1 <= place <= pixels + 0.1 for place in at)
    assert all(high - low >= NAME_DISTANCE - 0.2 for low, high in pairwise(sorted(at)))


def test_a_logarithmic_axis_is_in_powers_of_ten() -> None:
    lines = [line("only", np.array([1, 100]), np.array([1.0, 10.0]), COMPARED[0])]
    chart = figure(lines, x="x", y="y")
    chart.update_xaxes(type="log")
    chart.update_yaxes(type="log")
    name_at_ends(chart)
    (note,) = to_plotly(chart).layout.annotations
    assert (note.x, note.y) == (2.0, 1.0)


def test_the_names_do_not_stretch_the_axis() -> None:
    assert chart_of({"only": 0.5}).layout.xaxis.range == pytest.approx((-0.03, 1.03))


def test_a_chart_with_names_at_the_ends_has_no_legend() -> None:
    assert chart_of({"x" * LONGEST_NAME: 0.5}).layout.showlegend is False


def test_a_letter_of_hangul_is_as_wide_as_two() -> None:
    assert chart_of({"가" * (LONGEST_NAME // 2): 0.5}).layout.showlegend is False
    assert chart_of({"가" * (LONGEST_NAME // 2 + 1): 0.5}).layout.showlegend is None


@pytest.mark.parametrize(
    "names", [["x" * (LONGEST_NAME + 1)], [str(i) for i in range(MOST_NAMES + 1)]], ids=["long", "many"]
)
def test_where_there_is_no_room_the_legend_stays(names: list[str]) -> None:
    chart = chart_of(dict.fromkeys(names, 0.5))
    assert chart.layout.showlegend is None
    assert not chart.layout.annotations


@pytest.mark.parametrize(("more", "legend"), [(1, False), (MOST_NAMES, True)])
def test_a_chart_that_gets_another_curve_is_named_anew(more: int, legend: bool) -> None:
    chart = figure([line("a", np.array([0, 1]), np.array([0.0, 0.5]), COMPARED[0])], x="x", y="y")
    name_at_ends(chart)
    for i in range(more):
        chart.add_trace(line(f"more {i}", np.array([0, 1]), np.array([0.0, 0.5]), COMPARED[1]))
    name_at_ends(chart)
    assert chart.layout["showlegend"] is legend
    assert [note["name"] for note in chart.layout["annotations"]] == ([] if legend else ["a", "more 0"])
