"""What a network says of many inputs: a table of counts."""

from __future__ import annotations

from dashboard.figures.predicted.predictions import predictions_panel
from dashboard.figures.predicted.predictors import Predictors
from tests.figures.predicted.test_boundary import SPLITS, by_first_input
from tests.made import SMALL


def test_no_line_goes_through_the_numbers_of_a_confusion_matrix() -> None:
    layout = predictions_panel(Predictors(SMALL, SPLITS, [by_first_input])).figure.layout
    assert not any(layout[axis].get("showgrid", True) for axis in ("xaxis", "yaxis"))
