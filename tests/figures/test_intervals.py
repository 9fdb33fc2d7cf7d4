"""The changes from the baseline, drawn as they are ranked."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.analysis.ranking import rank
from dashboard.analysis.results import Results
from dashboard.figures.intervals import (
    BEST,
    DIVERGED,
    HIGHER,
    LOWER,
    LOWER_ONLY,
    SMALL,
    UNSURE,
    change_panel,
    narrow_names,
    ticks_within,
)
from dashboard.figures.panel import Panel
from dashboard.figures.theme import PAGE
from tests.figures.as_plotly import to_plotly
from tests.made import DIVERGED as GONE
from tests.made import made_results

MOST_TICKS = 6
# Of an axis, and of a letter below it.
PHONE, PIXELS_OF_A_LETTER = 190, 5.8
RESULTS = made_results(
    {
        "baseline": [2.0, 2.1, 1.9, 2.2],
        "best": [1.0, 1.1, 0.95, 1.1],
        "rival": [1.05, 0.95, 1.05, 1.1],
        "better": [1.5, 1.6, 1.45, 1.65],
        "noise": [2.4, 1.8, 2.1, 1.9],
        "same": [2.05, 2.16, 1.94, 2.26],
        "worse": [3.0, 3.3, 2.9, 3.3],
        "gone": [0.5, 0.5, 0.5, GONE],
    }
)


def drawn(results: Results) -> Panel:
    ranking = rank(results, "baseline")
    assert ranking
    return change_panel(ranking, {arm.name: arm.title for arm in results.arms}, "Compared")


def test_arms_stand_in_the_order_of_the_ranking_with_those_that_diverged_last() -> None:
    order = to_plotly(drawn(RESULTS).figure).layout.yaxis.categoryarray
    assert list(order) == ["Best", "Rival", "Better", "Noise", "Same", "Worse", "Gone"]


def test_what_the_seeds_bear_out_is_seen_by_colour_and_by_marker() -> None:
    traces = {trace.name: trace for trace in to_plotly(drawn(RESULTS).figure).data}
    assert {name: list(trace.y) for name, trace in traces.items()} == {
        BEST: ["Best", "Rival"],
        LOWER: ["Better"],
        SMALL: ["Same"],
        UNSURE: ["Noise"],
        HIGHER: ["Worse"],
        DIVERGED: ["Gone"],
    }
    # Those that differ by nothing that counts are grey.
    assert len({trace.error_x.color for trace in traces.values()}) == len(traces) - 1
    assert len({(trace.marker.symbol, trace.marker.color) for trace in traces.values()}) == len(traces)


def test_no_interval_is_seen_through_a_marker() -> None:
    for trace in to_plotly(drawn(RESULTS).figure).data:
        assert "open" not in trace.marker.symbol
        # The browser fills with the page's own colour what has this one.
        assert trace.marker.color == PAGE or re.fullmatch("#[0-9A-F]{6}", trace.marker.color)


def test_what_cannot_be_told_from_the_baseline_stands_out_on_neither_theme() -> None:
    filled = {trace.name: trace.marker.color for trace in to_plotly(drawn(RESULTS).figure).data}
    assert [name for name, colour in filled.items() if colour == PAGE] == [UNSURE]


def test_where_nothing_is_clearly_the_best_what_is_lower_is_not_said_to_be_less_than_that() -> None:
    unclear = made_results(
        {"baseline": [2.0, 2.1, 1.9, 2.2], "lower": [1.8, 1.9, 1.7, 2.0], "wild": [0.1, 4.0, 0.2, 3.0]}
    )
    assert [trace.name for trace in to_plotly(drawn(unclear).figure).data] == [LOWER_ONLY, UNSURE]


def test_an_interval_that_goes_on_beyond_the_axis_has_an_arrow_there() -> None:
    wild = made_results({"baseline": [1.0, 1.1, 0.9], "wild": [0.01, 90.0, 1.0], "near": [0.9, 0.92, 0.91]})
    layout = to_plotly(drawn(wild).figure).layout
    assert {(note.ax > 0, note.x, note.y) for note in layout.annotations} == {
        (True, layout.xaxis.range[0], "Wild"),
        (False, layout.xaxis.range[1], "Wild"),
    }
    # On its line, and no sign of a text, which stands off it.
    assert all(note.ay == 0 and note.arrowhead and not note.text for note in layout.annotations)
    assert not to_plotly(drawn(RESULTS).figure).layout.annotations


def test_an_interval_leaves_the_line_out_exactly_where_the_arm_is_said_to_differ_by_anything() -> None:
    for trace in to_plotly(drawn(RESULTS).figure).data:
        low = np.asarray(trace.x) - np.asarray(trace.error_x.arrayminus)
        high = np.asarray(trace.x) + np.asarray(trace.error_x.array)
        crosses = (low < 1.0) & (high > 1.0)
        assert trace.name == DIVERGED or crosses.all() == (trace.name == UNSURE)


def test_the_line_at_no_change_is_drawn_and_within_the_chart() -> None:
    layout = to_plotly(drawn(RESULTS).figure).layout
    assert [shape.x0 for shape in layout.shapes] == [1.0]
    assert layout.xaxis.range[0] < 0.0 < layout.xaxis.range[1]


def test_it_is_read_out() -> None:
    alt = drawn(RESULTS).alt
    assert alt.startswith("Change in validation loss from Baseline, with intervals, lowest first: Best 49% lower (")
    assert "Noise " in alt
    assert alt.endswith(f", {DIVERGED}.")


def test_each_arm_is_named_and_the_axis_has_no_more_ticks_than_a_phone_has_room_for() -> None:
    far = made_results({"baseline": [1.0, 1.1, 0.9], "lower": [0.05, 0.06, 0.04], "higher": [20.0, 22.0, 18.0]})
    near = made_results({"baseline": [1.0, 1.01, 0.99], "lower": [0.9, 0.92, 0.91], "higher": [1.1, 1.12, 1.09]})
    wide = made_results({"baseline": [1.0, 1.1, 0.9], "lower": [0.08, 0.5, 0.3], "higher": [1.9, 2.0, 1.8]})
    for results in (RESULTS, far, near, wide):
        layout = to_plotly(drawn(results).figure).layout
        low, high = layout.xaxis.range
        within = [tick for tick in np.log10(layout.xaxis.tickvals) if low <= tick <= high]
        assert layout.yaxis.dtick == 1
        assert 0.0 in within
        assert len(within) <= MOST_TICKS


@pytest.mark.parametrize("reach", [(-1.15, 0.33), (-0.05, 0.35), (-0.12, 0.12), (-1.5, 1.5), (-0.9, 0.05)])
def test_an_axis_names_all_that_a_phone_has_room_for(reach: tuple[float, float]) -> None:
    ticks = ticks_within(reach)
    at, half = np.log10([*ticks]), np.array([PIXELS_OF_A_LETTER * len(name) / 2 for name in ticks.values()])
    assert reach[0] <= at.min() <= 0.0 <= at.max() <= reach[1]
    across = reach[1] - reach[0]
    assert np.all(PHONE * np.diff(at) / across > half[1:] + half[:-1])
    # A side that is longer than a fifth of the axis has a name of its own.
    assert [at.min() < 0.0, at.max() > 0.0] == [-reach[0] > 0.2 * across, reach[1] > 0.2 * across]


@pytest.mark.parametrize(("reach", "name"), [((-1.15, 0.33), "no<br>change"), ((-0.12, 0.12), "no change")])
def test_on_a_phone_no_change_is_no_phrase_with_the_ratio_beside_it(reach: tuple[float, float], name: str) -> None:
    ticks = ticks_within(reach)
    assert name in narrow_names(ticks, reach)
    assert ticks[1.0] == "no change"


def test_a_phone_has_names_of_its_own() -> None:
    layout = to_plotly(drawn(RESULTS).figure).layout
    assert len(layout.meta["narrow"]["ticktext"]) == len(layout.xaxis.ticktext)
