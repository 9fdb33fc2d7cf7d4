"""A figure in plain data is the one that Plotly's own methods make."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.figures.figure import Figure, scatter, trace
from tests.figures.as_plotly import to_plotly

LAYOUT: dict[str, Any] = {"height": 100, "xaxis": {"title": {"text": "x"}}, "xaxis2": {"anchor": "y"}, "yaxis": {}}
SOLID = {"color": "#123456", "width": 2}
# What each method is called with, as Plotly's is.
CALLS: dict[str, dict[str, Any]] = {
    "add_scatter": {"x": [1, 2], "y": [3, 4], "mode": "lines", "text": None},
    "add_bar": {"x": [1, 2], "y": [3, 4]},
    "add_heatmap": {"z": [[1, 2], [3, 4]]},
    "add_annotation": {"text": "here", "x": 1, "y": 2},
    "add_shape": {"type": "rect", "x0": 0, "x1": 1, "y0": 0, "y1": 1},
    "add_vline": {"x": 1.5, "line": SOLID},
    "add_hline": {"y": 1.5, "line": SOLID},
    "update_layout": {"height": 200, "legend": {"x": 0}, "xaxis": {"range": [0, 1]}},
    "update_xaxes": {"range": [0, 1], "title": {"standoff": 4}},
    "update_yaxes": {"type": "log"},
}


def plain() -> Figure:
    return Figure([scatter(x=[0, 1], y=[1, 2], name="first")], LAYOUT)


@pytest.mark.parametrize("method", CALLS)
def test_a_method_does_what_plotly_does(method: str) -> None:
    ours, theirs = plain(), to_plotly(plain())
    for figure in (ours, theirs):
        getattr(figure, method)(**CALLS[method])
        getattr(figure, method)(**CALLS[method])
    assert to_plotly(ours).to_plotly_json() == theirs.to_plotly_json()


def test_traces_that_are_meant_are_changed() -> None:
    figure = plain()
    figure.add_bar(x=[1], y=[2])
    figure.update_traces(lambda one: one["type"] == "bar", name="bars")
    assert [one.get("name") for one in figure.data] == ["first", "bars"]


def test_what_plotly_does_not_know_is_an_error_there() -> None:
    with pytest.raises(ValueError, match="shade"):
        to_plotly(Figure([trace("bar", shade=1)], {}))


def test_arrays_are_sent_as_they_are() -> None:
    y = np.arange(3)
    assert Figure([scatter(y=y)], {}).to_plotly_json()["data"][0]["y"] is y
