"""What a network learned, drawn: its strongest units with lines by sign and size, and its weights counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis.evaluation.calibration import of_logits
from dashboard.analysis.networks.network import Network, network_of
from dashboard.analysis.networks.sparsity import NEARLY_ZERO
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.figures.networks.weights import weights_panel
from pages.lab.figures.drawing import MOST_UNITS, WIDTHS, drawing_panel
from pages.lab.figures.learned import learned_panels
from pages.lab.figures.reliability import reliability_panel
from tests.figures.as_plotly import to_plotly


def network_with(*weights: np.ndarray) -> Network:
    return network_of(weights, [np.zeros(len(matrix)) for matrix in weights], "relu", "sigmoid")


def test_a_line_s_trace_goes_by_its_sign_and_its_size() -> None:
    net = network_with(np.array([[1.0, -1.0], [0.3, 0.0]]), np.array([[2.0, -0.2]]))
    drawn = {
        (trace.name, trace.line.width): len(trace.x) // 3
        for trace in to_plotly(drawing_panel([net], ["a", "b"]).figure).data[:8]
    }
    assert {key: lines for key, lines in drawn.items() if lines} == {
        ("positive", WIDTHS[3]): 2,
        ("negative", WIDTHS[3]): 1,
        ("positive", WIDTHS[1]): 1,
        ("negative", WIDTHS[0]): 1,
    }


def test_the_legend_has_both_signs_though_no_line_is_as_wide_as_its_own() -> None:
    drawn = to_plotly(drawing_panel([network_with(np.array([[1.0, 1.0]]), np.array([[1.0]]))], ["a", "b"]).figure)
    named = {trace.name: len(trace.x) for trace in drawn.data if trace.showlegend is not False}
    assert set(named) >= {"negative", "positive"}
    assert all(named.values())


def test_of_a_wide_layer_the_strongest_units_are_drawn() -> None:
    wide = np.linspace(0.1, 1.0, 20)[:, None]
    panel = drawing_panel([network_with(wide, wide.T)], ["input"])
    units = [trace.text for trace in to_plotly(panel.figure).data if trace.mode == "markers"]
    assert [len(column) for column in units] == [1, MOST_UNITS, 1]
    assert units[1][-1] == "hidden layer 1, unit 20"
    assert "1\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}20\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}1 units" in panel.alt


def test_each_layer_s_title_has_its_share_of_weights_near_zero() -> None:
    nets = [network_with(np.array([[first, 1.0]]), np.array([[1.0]])) for first in (1.0, NEARLY_ZERO / 2)]
    panel = weights_panel(nets)
    titles = [frame["layout"]["annotations"][0]["text"] for frame in panel.frames]
    assert titles == ["Hidden layer 1: 0% within ±0.01", "Hidden layer 1: 50% within ±0.01"]


def test_numbers_of_weights_have_one_scale_for_all_frames_on_which_each_bar_ends_below_the_top() -> None:
    rng = np.random.default_rng(0)
    nets = [network_with(spread * rng.normal(size=(20, 20)), np.ones((20, 1))) for spread in (1.0, 0.001)]
    panel = weights_panel(nets)
    bottom, top = panel.figure.layout["yaxis"]["range"]
    assert not any("yaxis" in frame["layout"] for frame in panel.frames)
    highest = [max(frame["data"][0]["y"]) for frame in panel.frames]
    assert bottom == 0 < highest[0] < highest[1] < top


def test_two_lines_in_each_subplot_enclose_what_is_nearly_zero() -> None:
    chart = to_plotly(weights_panel([network_with(np.ones((2, 2)), np.ones((1, 2)))]).figure)
    assert [(line.xref, line.x0) for line in chart.layout.shapes] == [
        ("x", -NEARLY_ZERO),
        ("x", NEARLY_ZERO),
        ("x2", -NEARLY_ZERO),
        ("x2", NEARLY_ZERO),
    ]


def test_where_all_rows_are_right_reliability_is_shown_at_no_temperature() -> None:
    classes = np.arange(100) % 2
    right = 4.0 * classes - 2.0
    wrong = np.where(np.arange(100) < 10, -right, right)
    panels = [reliability_panel(of_logits(Experiment(), logits[:, None], classes)) for logits in (right, wrong)]
    assert ["at temperature" in panel.alt for panel in panels] == [False, True]
    names = [{trace.name for trace in to_plotly(panel.figure).data} for panel in panels]
    assert [any("at temperature" in str(name) for name in some) for some in names] == [False, True]


@pytest.mark.parametrize("classes", [2, 3, 12])
@pytest.mark.parametrize("inputs", [1, 2, 3])
def test_a_table_s_classes_are_shown_over_any_number_of_inputs_however_many_they_are(
    inputs: int, classes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "data"))
    rng = np.random.default_rng(0)
    table = tmp_path / "table.csv"
    names = [f"x{place}" for place in range(inputs)]
    rows = [
        f"{','.join(map(str, rng.normal(size=inputs).round(2)))},{'abcdefghijkl'[row % classes]}" for row in range(240)
    ]
    table.write_text("\n".join([",".join([*names, "kind"]), *rows]))
    experiment = change(Experiment(), dataset=own_data(table, "kind"), hidden_layers=(4,))
    record = replace(Record.of(experiment), splits=make_splits(experiment))
    says, *others = learned_panels(record, {at: rng.normal(size=experiment.parameters) for at in (1, 2)})
    for panel in (says, *says.others, *others):
        to_plotly(panel.figure)
    assert says.title != "What the network says" or inputs == 2
    assert "target" not in str(says.figure.data).lower()
