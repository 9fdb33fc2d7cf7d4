"""A stopped curve ends where the rule stops, and every rule has a line on the plane of what it saves and keeps."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from dashboard.data.parts import SPLITS
from dashboard.figures.ends import LONGEST_NAME, letters
from dashboard.figures.theme import PAGE
from language.languages import speaking
from pages.early_stopping.figures import plane_panel, stopped_panel
from pages.early_stopping.finding.rules import RULES, replay
from pages.early_stopping.finding.stopping import patience_series, points
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL, made_record


def test_a_stopped_curve_ends_where_the_rule_stops_and_the_rest_is_a_ghost() -> None:
    record = made_record([3.0, 1.0, 2.0, 2.5], experiment=SMALL)
    stop = replay(RULES["patience"], 1, record.history.losses)
    panel = stopped_panel(record, stop, restore=True)
    shown = {trace.name: len(trace.x) for trace in to_plotly(panel.figure).data}
    assert shown["validation"] == 3
    assert shown["to the end: validation"] == 4
    notes = {
        note.text.replace("<br>", " ") for note in to_plotly(panel.figure).layout.annotations if note.name not in SPLITS
    }
    assert notes == {"validation lowest: epoch 2, restored", "stopped: epoch 3"}
    names = {note["name"]: note["x"] for note in panel.figure.layout["annotations"] if "name" in note}
    assert names == dict.fromkeys(SPLITS, 4.0)


def test_where_the_ghost_comes_lower_the_lowest_loss_is_called_the_lowest_so_far() -> None:
    record = made_record([3.0, 1.0, 2.0, 0.5], experiment=SMALL)
    stop = replay(RULES["patience"], 1, record.history.losses)
    notes = [note["text"] for note in stopped_panel(record, stop, restore=True).figure.layout["annotations"]]
    assert "validation lowest so far:<br>epoch 2, restored" in notes


def test_the_plane_has_a_line_for_each_rule_and_names_the_best() -> None:
    curves = [made_record([3.0, 1.0, 2.0, 2.5, 3.0, 3.5]).history.losses]
    panel = plane_panel(points(curves), 3.85)
    assert [trace.name for trace in to_plotly(panel.figure).data] == [rule.title for rule in RULES.values()]
    assert "test loss 1.1" in panel.alt
    # No line of the grid runs through the loss without a rule.
    assert [note["bgcolor"] for note in panel.figure.layout["annotations"]] == [PAGE]


def test_the_plane_begins_at_the_height_of_the_curves_beside_it_and_its_lines_are_told_apart() -> None:
    records = [made_record([3.0, 1.0, 2.0, 2.5, 3.0, 3.5], experiment=SMALL)]
    curves = [record.history.losses for record in records]
    stop = replay(RULES["patience"], 1, curves[0])
    beside, plane = stopped_panel(records[0], stop, restore=True).figure, plane_panel(points(curves), 3.85).figure
    assert plane.layout["margin"]["t"] == beside.layout["margin"]["t"]
    # The browser draws both lower on a phone, and by as much: without what stands below.
    assert plane.layout["height"] - plane.layout["meta"]["below"] == beside.layout["height"]
    assert {trace["mode"] for trace in plane.data} == {"lines+markers"}
    colours = [np.array([int(trace["line"]["color"][i : i + 2], 16) for i in (1, 3, 5)]) for trace in plane.data]
    assert min(np.abs(one - other).sum() for one, other in combinations(colours, 2)) > 140


def test_in_korean_too_the_two_curves_over_patience_are_named_at_their_ends() -> None:
    with speaking("ko"):
        for series in patience_series([made_record([3.0, 1.0, 2.0]).history.losses]):
            assert letters(series.name) <= LONGEST_NAME, series.name
