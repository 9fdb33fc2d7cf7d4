"""Curves and boundaries before and after a change, beside each other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.analysis.expected.drawn import POSITIONS
from dashboard.experiment.record import Record
from dashboard.figures.expected.sketch import EXPECTED
from pages.first_steps.figures import boundary_left, side_by_side_panels
from pages.first_steps.trials import EXERCISES
from tests.figures.as_plotly import to_plotly
from tests.trained import trained

FIRST = EXERCISES[0]


def test_boundaries_stand_under_the_curves_once_their_trainings_have_ended() -> None:
    before, after = (trained(one, keep_weights=True) for one in (FIRST.before, FIRST.after))
    growing, nothing = side_by_side_panels((before, replace(after, ending=None)), "more epochs")
    assert [panel.title for panel in growing] == ["Before", "more epochs", "Decision boundary before"]
    assert nothing is None
    panels, rewind = side_by_side_panels((before, after), "more epochs")
    assert [panel.title for panel in panels[2:]] == ["Decision boundary before", "Decision boundary after"]
    assert rewind
    assert rewind.plays == "at first sight"
    assert [len(panel.frames) for panel in panels] == [0, 0, 0, len(rewind.at)]
    assert rewind.at[rewind.start] == FIRST.after.training.epochs


@pytest.mark.parametrize("drawn", [(), (1.0,) * POSITIONS])
def test_what_was_there_before_stays_while_the_other_training_has_no_epoch(drawn: tuple[float, ...]) -> None:
    before = trained(FIRST.before, keep_weights=True)
    panels, _ = side_by_side_panels((before, Record.of(FIRST.after)), "more epochs", drawn)
    assert [panel.title for panel in panels] == ["Before", "more epochs", "Decision boundary before"]
    assert panels[1].alt.startswith("more epochs. loss: no epoch has been trained yet.")
    first, second = (to_plotly(panel.figure).layout for panel in panels[:2])
    assert first.yaxis.range == second.yaxis.range


def test_both_maps_have_the_same_legend_and_axes() -> None:
    before, after = (trained(one, keep_weights=True) for one in (FIRST.before, FIRST.after))
    panels, _ = side_by_side_panels((before, after), "more epochs")
    first, second = (panel.figure for panel in panels[2:])
    listed = [
        [trace.get("name") for trace in one.data if trace.get("showlegend") is not False] for one in (first, second)
    ]
    assert listed[0] == listed[1]
    assert first.layout == second.layout


def test_both_charts_have_the_same_axes() -> None:
    before, after = (trained(one, keep_weights=True) for one in (FIRST.before, FIRST.after))
    panels, _ = side_by_side_panels((before, after), "more epochs")
    first, second = (to_plotly(panel.figure).layout for panel in panels[:2])
    assert (first.xaxis.range, first.yaxis.range) == (second.xaxis.range, second.yaxis.range)


def test_a_curve_that_was_drawn_lies_within_both_charts() -> None:
    before, after = (trained(one, keep_weights=True) for one in (FIRST.before, FIRST.after))
    panels, _ = side_by_side_panels((before, after), "more epochs", (1.0,) * POSITIONS)
    assert [panel.figure.layout["yaxis"]["range"][1] > 1.0 for panel in panels[:2]] == [True, True]
    assert [panel.figure.data[-1]["name"] == EXPECTED for panel in panels[:2]] == [False, True]


def test_before_a_prediction_the_map_shows_the_weights_that_are_left() -> None:
    panel = boundary_left(trained(FIRST.before, keep_weights=True), "Decision boundary")
    assert panel.frames == ()
    assert panel.alt.startswith("Decision boundary. Map of the predicted class")


def test_what_is_memorized_is_ringed_only_where_it_is_asked_for() -> None:
    before, after = (trained(one, keep_weights=True) for one in (FIRST.before, FIRST.after))
    named = [
        {
            trace.get("name")
            for panel in side_by_side_panels((before, after), "more", rings=rings)[0][2:]
            for trace in panel.figure.data
        }
        for rings in (False, True)
    ]
    assert ["memorized" in names for names in named] == [False, True]
