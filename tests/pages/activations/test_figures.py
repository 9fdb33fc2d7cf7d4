"""What is written on the flat stretches of an activation lies on no curve."""

from __future__ import annotations

from dashboard.functions.activations import ACTIVATIONS
from pages.activations.figures import slope_panel, value_panel


def test_saturated_is_said_where_no_curve_is() -> None:
    """Slopes are at most a little above 1, and values of some others rise to the right."""
    values, slopes = (panel(ACTIVATIONS["sigmoid"], 0.0).figure.layout for panel in (value_panel, slope_panel))
    assert [note["yanchor"] for note in values["annotations"]] == ["top", "bottom"]
    assert [note["yanchor"] for note in slopes["annotations"]] == ["top", "top"]


def test_neither_axis_ends_at_a_label_which_would_push_one_of_two_charts_down() -> None:
    function = next(iter(ACTIVATIONS.values()))
    ends = [panel(function, 0.0).figure.layout["yaxis"]["range"][1] for panel in (value_panel, slope_panel)]
    assert not any(end.is_integer() for end in ends)
