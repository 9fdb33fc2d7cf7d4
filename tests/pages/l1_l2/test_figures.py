"""Weights and inputs are shown for each arm that has a result, on one scale."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.experiment.settings import change
from dashboard.figures.panel import Panel
from pages.l1_l2.figures.inputs import inputs_panel
from pages.l1_l2.figures.layers import layer_heat_maps, layer_histograms
from pages.l1_l2.finding import inputs_in_words
from tests.figures.as_plotly import to_plotly
from tests.made import SMALL, made_record, made_results

RESULTS = made_results({"plain": [2.0, 2.2, 2.4], "l2": [1.0, 1.1, None], "late": [None, None, None]})


@pytest.mark.parametrize("make", [layer_heat_maps, layer_histograms])
def test_weights_are_shown_layer_by_layer_for_each_arm_that_has_some(make: Callable[[Results], list[Panel]]) -> None:
    panels = make(RESULTS)
    assert [panel.title for panel in panels] == ["Plain", "L2"]
    for panel in panels:
        assert "Hidden layer 1: 0% within ±0.01; Output layer: 0%" in panel.alt
        assert [note.text.partition(":")[0] for note in to_plotly(panel.figure).layout.annotations[:2]] == [
            "Hidden layer 1",
            "Output layer",
        ]


def test_without_results_the_inputs_that_matter_are_shown_alone() -> None:
    panel = inputs_panel(RESULTS.only(["late"]), 2)
    (truth,) = [trace for trace in to_plotly(panel.figure).data if len(trace.z)]
    assert list(truth.y) == ["Inputs that matter"]


def test_the_output_layers_weights_stand_below_the_units_they_come_from() -> None:
    hidden, output = to_plotly(layer_heat_maps(RESULTS)[0].figure).data
    assert (np.shape(hidden.z), np.shape(output.z)) == ((2, 3), (1, 3))


def test_all_arms_share_one_scale_of_weights() -> None:
    panels = layer_histograms(RESULTS)
    assert len({tuple(to_plotly(panel.figure).layout.xaxis.range) for panel in panels}) == 1


def test_the_inputs_that_are_used_stand_beside_the_truth() -> None:
    truth, table = to_plotly(inputs_panel(RESULTS, relevant=1).figure).data
    assert [*truth.y, *table.y] == ["Inputs that matter", "Plain", "L2"]
    assert np.asarray(truth.z).tolist() == [[1, 0]]


def test_the_truth_is_on_no_scale_of_weights() -> None:
    truth, table = to_plotly(inputs_panel(RESULTS, relevant=1).figure).data
    assert not truth.showscale
    assert truth.colorscale != table.colorscale


def test_its_text_counts_what_is_kept_as_the_finding_does() -> None:
    experiment = change(SMALL, irrelevant_features=3)
    arms = (Arm("plain", "Plain", experiment), Arm("l1", "L1", change(experiment, l1=0.1)))
    rows = tuple(tuple(made_record(1.0, experiment=arm.experiment, weight=w) for w in (0.5, 0.4)) for arm in arms)
    results = Results(arms, rows)
    assert inputs_in_words(results)
    assert inputs_panel(results, relevant=2).alt.endswith(inputs_in_words(results))


def test_where_there_are_no_others_it_is_not_said_that_only_some_inputs_matter() -> None:
    assert "Only the first" not in inputs_panel(RESULTS, 2).alt
    assert "Only the first 1 matter." in inputs_panel(RESULTS, 1).alt
