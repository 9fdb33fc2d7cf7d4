"""Shares of classes are read out, and classes differ by pattern as well as by colour."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.figures.theme import CLASSES
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


def test_a_share_stands_on_its_own_ground_in_the_middle_of_its_part_where_there_is_room() -> None:
    shares = {"train": np.array([0.8, 0.2]), "test": np.array([0.97, 0.03])}
    written = {(one["x"], one["text"]): one for one in shares_panel("Skewed", shares).figure.layout["annotations"]}
    assert set(written) == {("train", "80%"), ("train", "20%"), ("test", "97%")}
    assert written["train", "20%"]["y"] == pytest.approx(0.9)
    assert written["train", "20%"]["bgcolor"] == CLASSES[1]
