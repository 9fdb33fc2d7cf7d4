"""A sweep travels to the browser once, small enough, with a frame for each value."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from dashboard.analysis.results import Results
from dashboard.analysis.sweeps.swept import Swept, arms_of
from dashboard.data.parts import SPLITS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.experiment.sweeps.numbers import MOST, numbers
from dashboard.experiment.sweeps.sweep import sweep
from dashboard.figures.sweeps.curves import swept_curves
from dashboard.figures.sweeps.losses import losses_panel, map_panel
from dashboard.figures.sweeps.panels import sweep_panels, sweep_rewind
from dashboard.ui.charts import payload
from pages.lab.sections.map_size import SIZES
from tests.cases import at_every_check
from tests.figures.as_plotly import to_plotly
from tests.made import made_record

MOST_BYTES = 3_000_000
LONG = np.linspace(1.0, 0.2, 2000).tolist()
SMALL = {"hidden_layers": (8,), "epochs": 2000}
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "one data set": ("l2", SMALL),
    "data of their own": ("noise", SMALL),
    "of other sizes": ("samples", SMALL),
    "of most rows": ("dropout", SMALL | {"samples": 20_000}),
    "a fitted line": ("noise", SMALL | {"dataset": "sine"}),
    "classes": ("l2", SMALL | {"dataset": "digits", "samples": 1797}),
    "other networks": ("width", {"epochs": 2000}),
    "a map": ("l2 and dropout", {"epochs": 2000}),
    "a map over data of their own": ("noise and label_noise", SMALL),
    "a map of most rows": ("l2 and dropout", SMALL | {"samples": 20_000}),
    "a map of a fitted line": ("target_noise and noise", SMALL | {"dataset": "sine"}),
    "a map of a surface": ("l2 and dropout", SMALL | {"dataset": "plane"}),
    "a map of classes": ("l2 and learning_rate", SMALL | {"dataset": "digits", "samples": 1797}),
    "a table of most rows": ("l2", SMALL | {"irrelevant_features": 5, "samples": 20_000}),
    "tables of most rows": ("noise", SMALL | {"irrelevant_features": 5, "samples": 20_000}),
    "a map of tables": ("noise and irrelevant_features", SMALL),
}


def swept(name: str, settings: dict[str, Any], most: int = MOST) -> Swept:
    experiment = change(Experiment(), **settings)
    names = name.split(" and ")
    offered = numbers(experiment, most if len(names) == 1 else min(most, SIZES[0]))
    one = sweep([offered[each] for each in names], experiment)
    rows = tuple((made_record(LONG, experiment=trial, weight=0.01),) for trial in one.experiments.values())
    return Swept(one, Results(arms_of(one), rows))


@pytest.mark.parametrize("case", at_every_check({"one data set", "classes", "a map", "a table of most rows"}, CASES))
def test_a_sweep_is_at_most_three_megabytes(case: str) -> None:
    found = swept(*CASES[case])
    data = {experiment.data: make_splits(experiment) for experiment in found.sweep.experiments.values()}
    panels = sweep_panels(found, [data[record.experiment.data] for record in found.records])
    assert len(payload(panels, sweep_rewind(found, "version"))) < MOST_BYTES
    moving = [view for panel in panels for view in (panel, *panel.others) if not (view.cursor or view.columns)]
    assert len(moving) >= 4
    assert all(len(view.frames) == len(found.places) for view in moving)


@pytest.mark.parametrize("name", ["l2", "noise"])
def test_points_that_a_training_memorizes_are_told_apart_at_its_value_alone(name: str) -> None:
    found = swept(name, {"hidden_layers": (2,), "epochs": 60})
    rises, falls = np.r_[np.linspace(1.0, 0.2, 20), np.linspace(0.2, 1.0, 40)], np.linspace(1.0, 0.2, 60)
    rows, counts = [], []
    for place, experiment in found.sweep.experiments.items():
        record = made_record((rises if place % 2 else falls).tolist(), experiment=experiment, weight=0.01)
        train = make_splits(experiment).train
        rows.append((replace(record, unlearned=np.ones(len(train), bool)),))
        right = int(np.sum(train.y == 1))
        counts.append(right if place % 2 else 0)
    data = {experiment.data: make_splits(experiment) for experiment in found.sweep.experiments.values()}
    one = Swept(found.sweep, Results(found.results.arms, tuple(rows)))
    says = sweep_panels(one, [data[record.experiment.data] for record in one.records])[1]
    place = [trace.name for trace in to_plotly(says.figure).data].index("memorized")
    own = to_plotly(says.figure).data[place]
    drawn = [len(frame["data"][place].get("x", own.x)) for frame in says.frames]
    assert drawn == counts
    assert any(counts)


@pytest.mark.parametrize(("lowest", "side"), [(0, "left"), (8, "center"), (-1, "right")])
def test_the_lowest_point_is_named_with_its_value_above_all_curves(lowest: int, side: str) -> None:
    found = swept("train_fraction", SMALL)
    place = found.places[lowest]
    rows = list(found.results.rows)
    rows[lowest] = (made_record(0.01, experiment=found.sweep.experiments[place]),)
    panel = losses_panel(Swept(found.sweep, Results(found.results.arms, tuple(rows))))
    (label,) = [one for one in panel.figure.layout["annotations"] if one.get("yref") == "paper"]
    drawn = np.concatenate([trace["y"] for trace in panel.figure.data])
    assert (label["y"], label["yanchor"]) == (1, "top")
    assert drawn[np.isfinite(drawn)].max() <= 0.85 * panel.figure.layout["yaxis"]["range"][1]
    assert (label["text"], label["xanchor"]) == (f"lowest: {found.sweep.written(place)}", side)
    first, last = (found.sweep.written(end) for end in (found.places[0], found.places[-1]))
    assert f" at {first}" in panel.alt
    assert f" at {last}" in panel.alt


def test_the_label_of_the_lowest_point_names_all_that_end_as_low() -> None:
    found = swept("train_fraction", SMALL)
    rows = [(made_record(0.5 if place else 0.9, experiment=one),) for place, one in found.sweep.experiments.items()]
    chart = losses_panel(Swept(found.sweep, Results(found.results.arms, tuple(rows)))).figure
    first, last = (found.sweep.written(end) for end in (found.places[1], found.places[-1]))
    assert [one["text"] for one in chart.layout["annotations"] if one.get("yref") == "paper"] == [
        f"lowest: {first}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{last}"
    ]


def test_the_axis_of_losses_holds_every_curve_of_the_value_that_is_shown_first() -> None:
    found = swept("l2", SMALL)
    losses = np.tile([0.2] * 24 + [2.0], 40).tolist()
    high = made_record(losses, experiment=found.sweep.experiments[found.places[found.start]])
    records = [high if place == found.start else record for place, record in enumerate(found.records)]
    panel = swept_curves(records, found.start, SPLITS)
    assert high.history.losses.max() <= 0.85 * panel.figure.layout["yaxis"]["range"][1]


def test_a_test_set_that_is_sealed_is_not_told_by_the_axis() -> None:
    found = swept("l2", SMALL)
    losses = [record.history.losses * [1.0, 1.0, 50.0] for record in found.records]
    higher = [
        replace(record, history=replace(record.history, losses=one))
        for record, one in zip(found.records, losses, strict=True)
    ]
    axes = [swept_curves(one, found.start, SPLITS[:2]).figure.layout["yaxis"] for one in (found.records, higher)]
    assert axes[0]["range"] == axes[1]["range"]


def test_each_value_has_its_name_where_it_is_pointed_at() -> None:
    found = swept("l2", SMALL)
    axis = losses_panel(found).figure.layout["xaxis"]
    assert axis["tickangle"] == 0
    assert axis["labelalias"] == {str(place): found.sweep.written(place) for place in found.places}


@pytest.mark.parametrize(
    ("name", "ticks"),
    [("l2", "off 10⁻⁵ 0.0001 0.001 0.01 0.1 1"), ("learning_rate", "10⁻⁵ 0.0001 0.001 0.01 0.1 1 10")],
)
def test_ticks_are_at_the_shortest_names_and_at_the_first_value(name: str, ticks: str) -> None:
    axis = losses_panel(swept(name, SMALL)).figure.layout["xaxis"]
    assert " ".join(axis["labelalias"][str(place)] for place in axis["tickvals"]) == ticks


def test_the_slider_begins_at_the_present_value_and_can_be_taken() -> None:
    rewind = sweep_rewind(swept("learning_rate", SMALL), "version", "Take this value")
    assert rewind.labels[rewind.start] == "0.005"
    assert rewind.action == "Take this value"
    assert len(rewind.notes) == len(rewind.at)


def test_a_map_has_a_cell_for_each_training_marks_the_lowest_and_crosses_what_diverged() -> None:
    found = swept("l2 and learning_rate", {"hidden_layers": (2,), "epochs": 4})
    rows = list(found.results.rows)
    best, apart, missing = found.places[20], found.places[7], found.places[-1]
    rows[20] = (made_record([0.3, 0.1], experiment=found.sweep.experiments[best]),)
    rows[7] = (made_record(0.01, experiment=found.sweep.experiments[apart], reason="diverged"),)
    rows[-1] = (None,)
    panel = map_panel(Swept(found.sweep, Results(found.results.arms, tuple(rows))))
    cells, lowest, own = to_plotly(panel.figure).data
    columns = len(found.sweep.axes[0].values)
    assert panel.columns == columns
    assert cells.z.shape == found.sweep.shape
    assert cells.z.flat[best] == pytest.approx(-1.0)
    assert np.isnan([cells.z.flat[apart], cells.z.flat[missing]]).all()
    crossed = [place for place, text in enumerate(np.ravel(cells.text)) if text]
    assert crossed == [apart]
    assert np.ravel(cells.hovertext)[missing].endswith("no result yet")
    assert (lowest.x[0], lowest.y[0]) == (best % columns, best // columns)
    assert (own.x[0], own.y[0]) == found.sweep.indices(found.sweep.start)
    assert found.sweep.said(best) in panel.alt


def test_the_colour_bar_says_where_losses_go_on_beyond_it() -> None:
    found = swept("l2 and dropout", {"hidden_layers": (2,), "epochs": 4})
    rows = [(made_record(0.2, experiment=one),) for one in found.sweep.experiments.values()]
    rows[3] = (made_record(500.0, experiment=found.sweep.experiments[3]),)
    bar = to_plotly(map_panel(Swept(found.sweep, Results(found.results.arms, tuple(rows)))).figure).data[0].colorbar
    assert bar.ticktext[0] == "0.2"
    assert bar.ticktext[-1] == "0.21+"


@pytest.mark.parametrize(("low", "high"), [(4e-5, 0.6), (0.22, 0.9), (1e-14, 2.0), (0.3, 0.31), (0.07, 80.0)])
def test_no_two_numbers_of_the_colour_bar_lie_on_each_other_and_none_is_in_pythons_notation(
    low: float, high: float
) -> None:
    found = swept("l2 and dropout", {"hidden_layers": (2,), "epochs": 4})
    losses = np.geomspace(low, high, len(found.sweep.experiments))
    rows = [
        (made_record(loss, experiment=one),) for loss, one in zip(losses, found.sweep.experiments.values(), strict=True)
    ]
    cells = to_plotly(map_panel(Swept(found.sweep, Results(found.results.arms, tuple(rows)))).figure).data[0]
    ticks = np.array(cells.colorbar.tickvals)
    assert (np.diff(ticks) >= 0.1 * (cells.zmax - cells.zmin)).all()
    assert not any("e" in text.removesuffix("or less") for text in cells.colorbar.ticktext)
    assert (cells.colorbar.ticktext[0] == "10⁻⁹ or less") == (low < 1e-9)


def exploding(found: Swept) -> Swept:
    """All losses 0.5, but of the last two values, which are very large."""
    rows = [(made_record(0.5, experiment=one),) for one in found.sweep.experiments.values()]
    rows[-2:] = [(made_record(80.0, experiment=found.sweep.experiments[place]),) for place in found.places[-2:]]
    return Swept(found.sweep, Results(found.results.arms, tuple(rows)))


def test_values_at_which_training_explodes_leave_the_curves_of_others_legible() -> None:
    one = exploding(swept("learning_rate", SMALL))
    (low, high) = swept_curves(one.records, one.start, SPLITS).figure.layout["yaxis"]["range"]
    assert low == 0
    assert 0.5 < high < 1.0


def test_losses_over_the_values_have_a_logarithmic_axis_where_some_explode() -> None:
    found = swept("learning_rate", SMALL)
    assert losses_panel(found).figure.layout["yaxis"].get("type") != "log"
    axis = losses_panel(exploding(found)).figure.layout["yaxis"]
    low, high = 10.0 ** np.array(axis["range"])
    assert axis["type"] == "log"
    # With half of the lowest marker.
    assert low < 0.5 / 160**0.025
    assert high > 80 / 0.6


def test_a_map_whose_lowest_cell_is_the_one_that_is_set_has_one_mark_for_both() -> None:
    found = swept("l2 and dropout", {"hidden_layers": (2,), "epochs": 4})
    lower = found.sweep.start
    rows = [
        (made_record(0.2 if place == lower else 0.4, experiment=one),) for place, one in found.sweep.experiments.items()
    ]
    same = replace(found, results=Results(found.results.arms, tuple(rows)))
    rows[lower + 1] = (made_record(0.1, experiment=found.sweep.experiments[lower + 1]),)
    other = replace(found, results=Results(found.results.arms, tuple(rows)))
    marks = [[trace["name"] for trace in map_panel(one).figure.data[1:]] for one in (same, other)]
    assert marks == [["lowest, as it is set"], ["lowest", "as it is set"]]


def test_two_sliders_go_through_the_columns_and_the_rows_of_a_map() -> None:
    found = swept("l2 and dropout", {"hidden_layers": (2,), "epochs": 4}, most=4)
    rewind = sweep_rewind(found, "version")
    assert (rewind.name, rewind.rows and rewind.rows.name) == ("L2", "Dropout")
    assert rewind.rows
    assert rewind.rows.columns * rewind.rows.count == len(rewind.at)
    assert rewind.labels[rewind.start] == "off, 0: final loss 0.200, lowest 0.200"
