"""Figures of comparisons, from results made by hand: shared axes, no band without spread, and text that says it all."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.analysis.outcome import validation_loss
from dashboard.analysis.results import Results
from dashboard.analysis.series import arm_series, sample_series
from dashboard.experiment.settings import change
from dashboard.figures.bands import arm_panels, split_curves
from dashboard.figures.panel import Panel
from dashboard.figures.series import Axes, series_panel
from pages.data_and_splits.figures import shares_panel
from pages.dropout.figures import mask_panels
from pages.early_stopping.figures import plane_panel, stopped_panel
from pages.early_stopping.finding.rules import RULES, replay
from pages.early_stopping.finding.stopping import points
from pages.l1_l2.figures.inputs import inputs_panel
from pages.l1_l2.figures.layers import layer_heat_maps, layer_histograms
from tests.made import SMALL, made_record, made_results

RESULTS = made_results({"plain": [2.0, 2.2, 2.4], "l2": [1.0, 1.1, None], "late": [None, None, None]})


def names(panel: Panel) -> list[str]:
    return [trace.name for trace in panel.figure.data if trace.mode != "lines"]


def test_small_multiples_share_their_axes_and_keep_their_places() -> None:
    panels = arm_panels(RESULTS, split_curves("losses"), y="Loss")
    assert [panel.title for panel in panels] == ["Plain", "L2", "Late"]
    assert len({panel.figure.layout.yaxis.range for panel in panels}) == 1
    assert len({panel.figure.layout.xaxis.range for panel in panels}) == 1
    assert names(panels[0]) == ["train", "validation", "test"]
    assert panels[2].alt == "Late: no result yet."
    assert "mean over 2 seeds" in panels[1].alt
    assert "validation 1.05" in panels[1].alt


def test_lines_differ_by_dash_and_marker_as_well_as_colour() -> None:
    for panel in arm_panels(RESULTS, split_curves("losses"), y="Loss")[:1]:
        lines = [trace for trace in panel.figure.data if trace.mode == "lines+markers"]
        for look in ("line.color", "line.dash", "marker.symbol"):
            assert len({trace[look] for trace in lines}) == len(lines)


def test_a_single_seed_has_a_line_and_no_band() -> None:
    panel = arm_panels(made_results({"plain": [2.0]}), split_curves("losses"), y="Loss")[0]
    assert [len(trace.x) for trace in panel.figure.data if trace.mode == "lines"] == [0] * 6


def test_a_series_is_read_out_at_the_marked_value() -> None:
    arms = [(0.1, "plain"), (0.2, "l2"), (0.3, "late")]
    series = [arm_series(RESULTS, "a penalty", arms, validation_loss)]
    panel = series_panel("Title", series, Axes("Strength", "Loss"), mark=0.2)
    assert panel.alt == "Loss over strength. a penalty: 1.05 at 0.2."


def test_a_series_without_a_result_says_so() -> None:
    panel = series_panel("Title", [sample_series("nothing", [])], Axes("Strength", "Loss", log_x=True, share=True))
    assert panel.alt == "Loss over strength: no result yet."


@pytest.mark.parametrize("make", [layer_heat_maps, layer_histograms])
def test_weights_are_shown_layer_by_layer_for_each_arm_that_has_some(make: Callable[[Results], list[Panel]]) -> None:
    panels = make(RESULTS)
    assert [panel.title for panel in panels] == ["Plain", "L2"]
    for panel in panels:
        assert "Hidden layer 1: 0% with |w| < 0.01; Output layer: 0%" in panel.alt
        assert [note.text.partition(":")[0] for note in panel.figure.layout.annotations[:2]] == [
            "Hidden layer 1",
            "Output layer",
        ]


def test_the_output_layers_weights_stand_below_the_units_they_come_from() -> None:
    hidden, output = layer_heat_maps(RESULTS)[0].figure.data
    assert (np.shape(hidden.z), np.shape(output.z)) == ((2, 3), (1, 3))


def test_all_arms_share_one_scale_of_weights() -> None:
    panels = layer_histograms(RESULTS)
    assert len({tuple(panel.figure.layout.xaxis.range) for panel in panels}) == 1


def test_the_inputs_that_are_used_stand_beside_the_truth() -> None:
    panel = inputs_panel(RESULTS, relevant=1)
    table = panel.figure.data[0]
    assert list(table.y) == ["Really used", "Plain", "L2"]
    assert np.asarray(table.z)[0].tolist() == [0.5, 0.0]
    assert "Plain 1, L2 1" in panel.alt


def test_class_shares_are_read_out() -> None:
    panel = shares_panel("Skewed", {"train": np.array([0.8, 0.2]), "test": np.array([0.1, 0.9])})
    assert panel.alt == "Skewed: shares of the classes in order. train 80%, 20%; test 10%, 90%."
    patterns = [trace.marker.pattern.shape for trace in panel.figure.data]
    assert len(set(patterns)) == len(patterns)


def test_a_stopped_curve_ends_where_the_rule_stops_and_the_rest_is_a_ghost() -> None:
    record = made_record([3.0, 1.0, 2.0, 2.5], experiment=SMALL)
    stop = replay(RULES["patience"], 1, record.history.losses)
    panel = stopped_panel(record, stop, restore=True)
    shown = {trace.name: len(trace.x) for trace in panel.figure.data}
    assert shown["validation"] == 3
    assert shown["pinned 1: validation"] == 4
    assert {a.text for a in panel.figure.layout.annotations} == {"lowest, restored: 2", "stopped: 3"}


def test_the_plane_has_a_line_for_each_rule_and_names_the_best() -> None:
    curves = [made_record([3.0, 1.0, 2.0, 2.5, 3.0, 3.5]).history.losses]
    panel = plane_panel(points(curves), 3.85)
    assert [trace.name for trace in panel.figure.data] == [rule.title for rule in RULES.values()]
    assert "test loss 1.1" in panel.alt


def test_masks_are_drawn_for_one_sample_and_for_the_mini_batch() -> None:
    experiment = change(SMALL, hidden_layers=(4,), dropout=0.5)
    masks = [np.array([[[True, True, False, True], [False, False, True, False]]])]
    one, batch = mask_panels(experiment, masks, 0, 1)
    assert one.alt == "The network as this sample trains it: 1 of 4 hidden units are kept."
    assert "50% of the units are kept" in batch.alt
