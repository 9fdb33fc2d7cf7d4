"""Masks are drawn for one sample as a thinned network, and for the mini-batch as a table."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.ends import CHARACTER, letters
from language.languages import LANGUAGES, speaking
from pages.dropout.figures import MOST_UNITS, class_legend, ensemble_panels, mask_panels
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL, made_record


def test_masks_are_drawn_for_one_sample_and_for_the_mini_batch() -> None:
    experiment = change(SMALL, hidden_layers=(4,), dropout=0.5)
    masks = [[np.array([[True, True, False, True], [False, False, True, False]])]]
    one, batch = mask_panels(experiment, masks, 0, 1)
    assert one.alt == "The network as this sample trains it: 1 of 4 hidden units are kept."
    assert "50% of the units are kept" in batch.alt


def test_the_masks_of_each_hidden_layer_stand_under_its_name_and_are_counted_from_one() -> None:
    masks = [[np.ones((2, units), bool)] for units in (64, 4)]
    chart = to_plotly(mask_panels(change(SMALL, hidden_layers=(64, 4), dropout=0.5), masks, 0, 0)[1].figure)
    names = [axis.title.text for axis in (chart.layout.xaxis, chart.layout.xaxis2)]
    assert names == ["Hidden layer 1", "Hidden layer 2"]
    maps = [(one.xaxis, one.x0, np.shape(one.z)) for one in chart.data]
    assert maps == [("x", 1, (2, 64)), ("x2", 1, (2, 4))]


def test_of_a_wide_layer_the_first_units_are_drawn_and_how_many_there_are_is_said() -> None:
    experiment = change(SMALL, hidden_layers=(64, 4), dropout=0.5)
    masks = [[np.ones((1, units), bool)] for units in (64, 4)]
    chart = mask_panels(experiment, masks, 0, 0)[0].figure
    assert [(note["x"], note["text"]) for note in chart.layout["annotations"]] == [(1, f"first {MOST_UNITS} of 64")]
    assert len(chart.data[1]["x"]) == 2 + MOST_UNITS + 4 + 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_beside_each_other_two_layers_have_room_to_say_how_many_units_are_drawn(code: str) -> None:
    """On a phone from one layer to the next there are some 90 pixels."""
    masks = [[np.ones((1, 64), bool)]] * 2
    with speaking(code):
        chart = mask_panels(change(SMALL, hidden_layers=(64, 64), dropout=0.5), masks, 0, 0)[0].figure
    notes = chart.layout["annotations"]
    assert len(notes) == 2
    assert max(letters(note["text"]) * CHARACTER for note in notes) < 90


def test_only_units_that_are_kept_have_lines() -> None:
    experiment = change(SMALL, hidden_layers=(4,), dropout=0.5)
    masks = [[np.array([[True, True, False, True]])]]
    lines, kept, dropped = to_plotly(mask_panels(experiment, masks, 0, 0)[0].figure).data
    assert (lines.name, kept.name, dropped.name) == (None, "kept", "dropped")
    # Two inputs, three of four hidden units, one output.
    assert len(lines.x) == 3 * (2 * 3 + 3 * 1)
    assert (len(kept.x), len(dropped.x)) == (6, 1)


def test_training_rows_of_both_classes_are_circles_and_the_legend_has_their_colours() -> None:
    record = made_record([1.0, 0.5], experiment=change(SMALL, dropout=0.5))
    panels = ensemble_panels(record, make_splits(SMALL), 0.5, {})
    points = [trace["marker"] for panel in panels for trace in panel.figure.data if trace["type"] == "scatter"]
    assert {marker.get("symbol", "circle") for marker in points} == {"circle"}
    assert [one["colour"] for one in class_legend()] == [marker["color"] for marker in points[:2]]
