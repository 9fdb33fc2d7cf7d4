"""The loss surface's chart: its colours are those of its bar, and what diverged has no digits."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dashboard.figures.theme import LANDSCAPE
from pages.one_step.figures.loss_surface import descent_panel, surface_panel
from pages.one_step.finding.descent import TOO_MANY_TIMES
from pages.one_step.finding.loss_surface import descend_on, surface
from tests.figures.as_plotly import to_plotly
from tests.figures.test_theme import contrast

STEADY = descend_on(surface(), 0.2)
DESCENTS = [STEADY, replace(STEADY, learning_rate=5.0, losses=np.geomspace(0.5, 1e9, len(STEADY.losses)))]


def test_the_plane_is_opaque_as_its_colour_bar_is() -> None:
    contours = to_plotly(surface_panel(surface(), DESCENTS).figure).data[0]
    assert contours.opacity is None
    assert contours.showscale


def test_a_descent_that_diverged_ends_where_its_loss_says_no_more() -> None:
    panel = descent_panel(DESCENTS)
    steady, wild = (np.asarray(trace.y) for trace in to_plotly(panel.figure).data)
    assert not np.isnan(steady).any()
    assert np.nanmax(wild) < TOO_MANY_TIMES * DESCENTS[1].losses[0]
    assert panel.alt.endswith("5 diverged.")


def test_both_charts_call_a_learning_rate_the_same_since_they_share_a_legend() -> None:
    paths = [path["name"] for path in surface_panel(surface(), DESCENTS).figure.data if "name" in path]
    assert paths == [curve["name"] for curve in descent_panel(DESCENTS).figure.data]


def test_a_path_lies_on_an_edge_that_stands_out_from_the_plane_and_from_the_path() -> None:
    _, *lines = to_plotly(surface_panel(surface(), DESCENTS).figure).data
    edges, paths = lines[: len(DESCENTS)], lines[len(DESCENTS) :]
    for edge, path in zip(edges, paths, strict=True):
        assert list(edge.x) == list(path.x)
        assert edge.line.width > path.line.width
        assert min(contrast(edge.line.color, ground) for ground in (path.line.color, *dict(LANDSCAPE).values())) >= 3.0


def test_the_lowest_place_is_named_to_its_lower_left_where_no_path_runs() -> None:
    start, trained, _ = surface_panel(surface(), DESCENTS).figure.layout["annotations"]
    assert (start["text"], trained["text"]) == ("start", "trained")
    assert trained["ax"] < 0 < trained["ay"]
