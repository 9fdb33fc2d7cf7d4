"""Small multiples share their axes, draw no band without spread, and read their ends out."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.bands import Band
from dashboard.analysis.results import Results
from dashboard.data.parts import SPLITS
from dashboard.experiment.arms import Arm
from dashboard.figures.bands.axes import EXPLODED, LEAST, MOST, top_for_bands
from dashboard.figures.bands.multiples import arm_panels, split_curves
from dashboard.figures.bands.traces import FEWEST_SEEDS, band_traces
from dashboard.figures.panel import Panel
from dashboard.figures.theme import SERIES
from tests.figures.as_plotly import to_plotly
from tests.figures.test_theme import BACKGROUNDS, blended, closest
from tests.made import DIVERGED, SMALL, made_record, made_results

# In CIE 1976's distance from the page, for an area as large as a chart.
SEEN = 5.0
RESULTS = made_results({"plain": [2.0, 2.2, 2.4], "l2": [1.0, 1.1, None], "late": [None, None, None]})


def names(panel: Panel) -> list[str]:
    return [trace.name for trace in to_plotly(panel.figure).data if trace.mode != "lines"]


def test_small_multiples_share_their_axes_and_keep_their_places() -> None:
    panels = arm_panels(RESULTS, split_curves("losses"), y="Loss")
    assert [panel.title for panel in panels] == ["Plain", "L2", "Late"]
    assert len({to_plotly(panel.figure).layout.yaxis.range for panel in panels}) == 1
    assert len({to_plotly(panel.figure).layout.xaxis.range for panel in panels}) == 1
    assert names(panels[0]) == ["train", "validation", "test"]
    assert panels[2].alt == "Late: no result yet."
    assert "mean over 2 seeds" in panels[1].alt
    assert "validation 1.05" in panels[1].alt


def test_an_arm_of_which_every_run_diverged_says_so_in_the_place_of_its_curves() -> None:
    results = made_results({"gone": [DIVERGED, None], "late": [None, None], "some": [DIVERGED, 1.0]})
    gone, late, some = arm_panels(results, split_curves("losses"), y="Loss")
    assert [note.text for note in to_plotly(gone.figure).layout.annotations] == ["diverged"]
    assert gone.alt == "Gone: every run so far diverged."
    assert not late.figure.layout.get("annotations")
    assert not some.figure.layout.get("annotations")


@pytest.mark.parametrize("others", [1, 3])
def test_a_chart_that_explodes_leaves_the_others_legible_and_says_that_its_scale_is_its_own(others: int) -> None:
    usual = {name: [1.0] for name in ("plain", "l1", "l2")[:others]}
    panels = arm_panels(made_results({**usual, "rate": [2 * EXPLODED]}), split_curves("losses"), y="Loss")
    alone = arm_panels(made_results(usual), split_curves("losses"), y="Loss")
    axes = [panel.figure.layout["yaxis"] for panel in panels]
    assert axes[:-1] == [panel.figure.layout["yaxis"] for panel in alone]
    assert axes[-1]["title"]["text"] == "Loss (own scale)"
    assert axes[-1]["range"][1] > EXPLODED > axes[0]["range"][1]


def test_high_curves_and_shares_have_the_scale_of_the_others() -> None:
    results = made_results({"plain": [0.02], "l1": [0.02], "high": [0.98 * EXPLODED * 0.02 / 2]})
    for panels in (
        arm_panels(results, split_curves("losses"), y="Loss"),
        arm_panels(made_results({"plain": [0.01], "high": [1.0]}), split_curves("losses"), y="Share", share=True),
    ):
        assert len({str(panel.figure.layout["yaxis"]) for panel in panels}) == 1


@pytest.mark.parametrize(
    ("widest", "top"), [(1.0, LEAST * 1.0), (1.5, 1.03 * 1.5), (9.0, MOST * 1.0)], ids=["narrow", "wide", "endless"]
)
def test_an_axis_holds_the_bands_unless_they_would_press_the_curves_together(widest: float, top: float) -> None:
    assert top_for_bands(1.0, widest) == pytest.approx(top)


def test_the_highest_band_of_all_charts_is_within_their_axes() -> None:
    losses = np.linspace(0.5, 1.5, FEWEST_SEEDS).tolist()
    panels = arm_panels(made_results({"wide": losses, "low": [0.2] * FEWEST_SEEDS}), split_curves("losses"), y="Loss")
    highest = max(max(trace["y"]) for panel in panels for trace in panel.figure.data)
    assert highest > LEAST
    assert all(panel.figure.layout["yaxis"]["range"][1] >= highest for panel in panels)


def test_bands_of_few_seeds_stretch_no_axis_which_would_jump_while_results_come() -> None:
    losses = np.linspace(0.5, 1.5, FEWEST_SEEDS - 1).tolist()
    (panel,) = arm_panels(made_results({"wide": losses}), split_curves("losses"), y="Loss")
    highest = max(max(trace["y"]) for trace in panel.figure.data if trace["line"]["width"])
    assert panel.figure.layout["yaxis"]["range"][1] == pytest.approx(LEAST * highest)


def test_a_share_is_in_percent_and_never_above_all_of_it() -> None:
    results = made_results({"high": [0.92, 0.95], "low": [0.71, 0.78]})
    for panel in arm_panels(results, split_curves("losses"), y="Accuracy", share=True):
        axis = to_plotly(panel.figure).layout.yaxis
        assert axis.tickformat == ".0%"
        assert 0.0 <= axis.range[0] < 0.71
        assert 1.0 < axis.range[1] < 1.05


@pytest.mark.parametrize(("metric", "bottom"), [(0.97, 0.8), (0.75, 0.6), (0.52, 0.4), (0.03, 0.0)])
def test_the_axis_of_a_share_begins_below_the_lowest_mean_so_that_high_ones_can_be_told_apart(
    metric: float, bottom: float
) -> None:
    record = made_record(1.0, metrics=(0.99, metric, 0.98))
    (panel,) = arm_panels(
        Results((Arm("a", "A", SMALL),), ((record, record),)), split_curves("metrics"), y="Accuracy", share=True
    )
    assert panel.figure.layout["yaxis"]["range"][0] == pytest.approx(bottom)


def test_the_band_of_a_share_ends_at_all_of_it_and_at_none() -> None:
    results = made_results({"high": [0.9, 1.0, 1.0], "low": [0.0, 0.02, 0.0]})
    for share, within in ((True, True), (False, False)):
        panels = arm_panels(results, split_curves("losses"), y="Accuracy", share=share)
        edges = [trace.y for panel in panels for trace in to_plotly(panel.figure).data if trace.mode == "lines"]
        assert bool(min(map(min, edges)) >= 0.0 and max(map(max, edges)) <= 1.0) == within


def test_lines_differ_by_dash_and_marker_as_well_as_colour() -> None:
    for panel in arm_panels(RESULTS, split_curves("losses"), y="Loss")[:1]:
        lines = [trace for trace in to_plotly(panel.figure).data if trace.mode == "lines+markers"]
        for look in ("line.color", "line.dash", "marker.symbol"):
            assert len({trace[look] for trace in lines}) == len(lines)


@pytest.mark.parametrize("seeds", [3, FEWEST_SEEDS])
def test_a_band_is_seen_on_light_and_on_dark(seeds: int) -> None:
    (panel,) = arm_panels(
        made_results({"plain": [0.5 + 0.1 * i for i in range(seeds)]}), split_curves("losses"), y="Loss"
    )
    areas = [trace for trace in panel.figure.data if "fillcolor" in trace]
    assert len(areas) == len(SPLITS)
    for area in areas:
        for colour, background in zip((area["fillcolor"], area["meta"]["dark"]), BACKGROUNDS, strict=True):
            assert closest((blended(colour, background), background), "none") >= SEEN


@pytest.mark.parametrize("losses", [[2.0], [2.0, 2.1]])
def test_fewer_than_three_seeds_have_a_line_and_no_band(losses: list[float]) -> None:
    panel = arm_panels(made_results({"plain": losses}), split_curves("losses"), y="Loss")[0]
    assert not [trace for trace in panel.figure.data if trace["mode"] == "lines"]
    assert names(panel) == ["train", "validation", "test"]


def test_a_band_ends_where_fewer_than_three_of_its_seeds_still_train() -> None:
    records = tuple(made_record([1.0 + 0.1 * i] * epochs) for i, epochs in enumerate((8, 8, 5)))
    (panel,) = arm_panels(Results((Arm("arm", "Arm", SMALL),), (records,)), split_curves("losses"), y="Loss")
    ends = {trace.mode: len(trace.x) for trace in to_plotly(panel.figure).data}
    assert ends == {"lines": 5, "lines+markers": 8}


def test_a_band_spans_no_value_that_has_none() -> None:
    mean, low, high, counts = np.array([[0.3, 0.9, 0.3, 0.3], [0.2] * 4, [0.4] * 4, [3, 2, 3, 4]])
    band = Band(mean, low, high, counts)
    *areas, curve = band_traces([("train", SERIES["train"], band, np.arange(1, 5))])
    assert [[*trace["x"]] for trace in areas if "fill" in trace] == [[1], [3, 4]]
    assert len(curve["x"]) == 4


def test_markers_of_small_charts_are_as_far_apart_on_short_curves_as_on_long_ones() -> None:
    arms = (Arm("long", "Long", SMALL), Arm("short", "Short", SMALL))
    rows = (tuple(made_record([1.0] * 70) for _ in range(3)), tuple(made_record([1.0] * 30) for _ in range(3)))
    panels = arm_panels(Results(arms, rows), split_curves("losses"), y="Loss")
    drawn = [{t.marker.maxdisplayed for t in to_plotly(one.figure).data if t.mode != "lines"} for one in panels]
    assert drawn == [{7}, {3}]


@pytest.mark.parametrize(("geometric", "begin"), [(True, 10), (False, 0)], ids=["of losses", "of another quantity"])
def test_only_losses_may_begin_above_the_axis(geometric: bool, begin: int) -> None:
    curve = 20.0 * np.exp(-np.arange(100.0)) + 0.5
    results = made_results({"plain": [1.0]}, constant_loss=0.7)
    (panel,) = arm_panels(results, {"validation": lambda _: curve}, y="Loss", geometric=geometric)
    assert panel.figure.layout["yaxis"]["range"][1] == pytest.approx(LEAST * curve[begin:].max())
