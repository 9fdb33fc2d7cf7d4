"""A frame makes of the panel that is shown first exactly the one that it stands for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.figures.panel import Panel
from dashboard.figures.sweeps.varied import varied
from dashboard.figures.theme import figure

ONE: dict[str, Any] = {"type": "heatmap", "z": np.zeros((2, 2)), "zsmooth": "best", "x": ["a", "b"]}
OTHER: dict[str, Any] = {"type": "heatmap", "z": np.zeros((3, 3)), "x": ["a", "b", "c"]}
# A property that is an array within another property.
POINTS: dict[str, Any] = {"type": "scatter", "marker": {"color": np.arange(3), "size": 4}}
MORE: dict[str, Any] = {"type": "scatter", "marker": {"color": np.arange(5), "size": 4}}


def panel(*traces: dict[str, Any], **layout: Any) -> Panel:
    return Panel("title", figure([dict(trace) for trace in traces], x="x", y="y", **layout), "alt")


def shown(one: Panel, frame: int) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """As the browser puts a frame over the panel; what is None it takes away."""
    changes = one.frames[frame]
    traces = [{**own, **new} for own, new in zip(one.figure.data, changes["data"], strict=True)]
    layout = {**one.figure.layout, **changes["layout"]}
    kept = [{name: value for name, value in trace.items() if value is not None} for trace in traces]
    return kept, {name: value for name, value in layout.items() if value is not None}


@pytest.mark.parametrize("start", [0, 1, 2])
def test_each_frame_is_its_own_panel_whatever_is_shown_first(start: int) -> None:
    made = [(ONE, POINTS), (OTHER, MORE, POINTS), (ONE, MORE)]
    layouts: list[dict[str, Any]] = [{"legend2": {"x": 0}}, {}, {"height": 260}]
    one = varied([panel(*traces, **layout) for traces, layout in zip(made, layouts, strict=True)], start)
    for frame, (traces, layout) in enumerate(zip(made, layouts, strict=True)):
        drawn, around = shown(one, frame)
        visible = [trace for trace in drawn if trace.get("visible", True)]
        np.testing.assert_equal(visible, list(traces))
        assert around == panel(**layout).figure.layout


def test_what_is_the_same_does_not_travel_again() -> None:
    one = varied([panel(ONE, POINTS), panel(ONE, MORE)], 0)
    assert [set(changes) for changes in one.frames[1]["data"]] == [set(), {"marker"}]
    assert one.frames[0] == {"data": [{}, {}], "layout": {}}
