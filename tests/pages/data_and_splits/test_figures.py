"""Shares of classes are read out, and classes differ by pattern as well as by colour."""

from __future__ import annotations

import numpy as np

from pages.data_and_splits.figures import shares_panel
from tests.figures.as_plotly import to_plotly


def test_class_shares_are_read_out() -> None:
    panel = shares_panel("Skewed", {"train": np.array([0.8, 0.2]), "test": np.array([0.1, 0.9])})
    assert panel.alt == "Skewed: shares of the classes in order. train 80%, 20%; test 10%, 90%."
    patterns = [trace.marker.pattern.shape for trace in to_plotly(panel.figure).data]
    assert len(set(patterns)) == len(patterns)


def test_no_room_is_kept_for_a_title_below_the_bars() -> None:
    chart = shares_panel("Skewed", {"train": np.array([0.8, 0.2])}).figure
    assert chart.layout["xaxis"]["title"] is None
