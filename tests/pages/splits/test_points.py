"""The samples by split: what their colours stand for, and above what filled and hollow do."""

from __future__ import annotations

from dashboard.data.parts import SPLITS
from dashboard.experiment.splits import make_splits
from dashboard.figures.predicted.points import LOWER_LEGEND
from pages.splits.figures.points import split_panel
from tests.made import SMALL


def test_splits_and_classes_have_a_row_of_the_legend_each() -> None:
    chart = split_panel(make_splits(SMALL)).figure
    named = {trace["name"]: trace.get("legend") for trace in chart.data if trace.get("showlegend") is not False}
    assert named == dict.fromkeys(SPLITS) | {"class 0": LOWER_LEGEND, "class 1": LOWER_LEGEND}
    assert chart.layout["legend"]["yref"] == "container"
    assert LOWER_LEGEND in chart.layout
