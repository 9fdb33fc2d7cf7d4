"""A number over what was varied is read out where it is marked."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.outcome import validation_loss
from dashboard.analysis.series import arm_series, sample_series
from dashboard.figures.series import ALL, Axes, series_panel
from tests.figures.as_plotly import to_plotly
from tests.made import made_results

RESULTS = made_results({"plain": [2.0, 2.2, 2.4], "l2": [1.0, 1.1, None], "late": [None, None, None]})


def test_a_series_is_read_out_at_the_marked_value() -> None:
    arms = [(0.1, "plain"), (0.2, "l2"), (0.3, "late")]
    series = [arm_series(RESULTS, "a penalty", arms, validation_loss)]
    panel = series_panel("Title", series, Axes("Strength", "Loss"), mark=0.2)
    assert panel.alt == "Loss over strength. a penalty: 1.05 at 0.2."


def test_a_series_without_a_result_says_so() -> None:
    panel = series_panel("Title", [sample_series("nothing", [])], Axes("Strength", "Loss", log_x=True, share=True))
    assert panel.alt == "Loss over strength: no result yet."


def test_axes_bear_no_numbers_before_there_is_a_result() -> None:
    series = [sample_series("nothing", [])]
    layout = to_plotly(series_panel("Title", series, Axes("Strength", "Loss", log_x=True, share=True)).figure).layout
    assert layout.xaxis.showticklabels is False
    assert layout.yaxis.showticklabels is False


def test_shares_are_read_out_as_percentages() -> None:
    series = sample_series("kept", [(0.0, np.array([0.25, 0.35])), (1.0, np.array([0.5, 0.7]))])
    panel = series_panel("Title", [series], Axes("Rate", "Share", share=True))
    assert panel.alt == "Share over rate. kept: 30% at 0, 60% at 1."


def test_shares_along_the_axis_are_percentages_too() -> None:
    series = sample_series("right", [(0.0, np.array([0.9, 1.0])), (0.5, np.array([0.5, 0.7]))])
    panel = series_panel("Title", [series], Axes("Share redrawn", "Accuracy", share=True, share_x=True))
    assert panel.alt == "Accuracy over share redrawn. right: 95% at 0%, 60% at 50%."
    assert to_plotly(panel.figure).layout.xaxis.tickformat == ".0%"


@pytest.mark.parametrize(("zero", "low"), [(True, 0.0), (False, 9.5)])
def test_the_axis_starts_at_zero_unless_that_is_off(low: float, *, zero: bool) -> None:
    series = sample_series("score", [(0.0, np.array([10.0])), (1.0, np.array([11.0]))])
    panel = series_panel("Title", [series], Axes("x", "y", zero=zero))
    assert to_plotly(panel.figure).layout.yaxis.range[0] == pytest.approx(low)


@pytest.mark.parametrize("zero", [True, False])
def test_the_axis_holds_the_bands(*, zero: bool) -> None:
    wide = np.array([0.4, 0.7, 1.0, 1.3, 1.6])
    series = sample_series("score", [(0.0, wide), (1.0, 1.0 + wide)])
    low, high = series_panel("Title", [series], Axes("x", "y", zero=zero)).figure.layout["yaxis"]["range"]
    assert high >= series.band.high.max() > 2.5
    assert zero or low <= series.band.low.min() < 0.5


def test_no_two_lines_have_the_same_marker_even_beside_those_of_splits() -> None:
    series = [
        sample_series(name, [(0.0, np.array([1.0])), (1.0, np.array([1.1]))])
        for name in ("validation", "train", "lowest")
    ]
    lines = series_panel("Title", series, Axes("x", "y")).figure.data[-3:]
    assert len({trace["marker"]["symbol"] for trace in lines}) == len({trace["line"]["dash"] for trace in lines}) == 3


def test_an_axis_of_shares_ends_just_above_all_there_is() -> None:
    series = sample_series("kept", [(0.0, np.array([0.2])), (1.0, np.array([1.0]))])
    panel = series_panel("Title", [series], Axes("Rate", "Share", share=True))
    assert to_plotly(panel.figure).layout.yaxis.range[1] == pytest.approx(ALL)


def test_a_series_of_markers_has_no_line() -> None:
    series = [sample_series(name, [(1.0, np.array([2.0, 3.0]))]) for name in ("ours", "published")]
    panel = series_panel("Title", series, Axes("x", "y"), markers_only=("published",))
    assert {trace.name: trace.mode for trace in to_plotly(panel.figure).data if trace.showlegend is None} == {
        "ours": "lines+markers",
        "published": "markers",
    }
