"""Charts of the best network's answers show what they are given, and names as text."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.evaluation.dependence import PartialDependence
from dashboard.analysis.evaluation.predictions import Predictions
from dashboard.analysis.statistics import Interval
from language.numbers import in_digits
from pages.your_data.figures.answers import answer_panels
from pages.your_data.figures.importance import dependence_panel, importance_panel
from tests.figures.as_plotly import to_plotly

HOSTILE = "<a href='x'>m4rk</a>"
PREDICTIONS = Predictions(np.array([0, 0, 1, 1]), np.array([[0.9, 0.1], [0.4, 0.6], [0.2, 0.8], [0.3, 0.7]]))


def test_classes_have_a_confusion_matrix_and_their_confidence() -> None:
    matrix, reliability = answer_panels(PREDICTIONS, ("No", HOSTILE), "validation")
    assert np.array(to_plotly(matrix.figure).data[0].z).tolist() == [[1, 1], [0, 2]]
    assert "3 of 4 validation rows" in matrix.alt
    assert "<a" not in str(matrix.figure.to_plotly_json())
    assert "Expected calibration error" in reliability.alt


def test_numbers_have_their_residuals() -> None:
    (panel,) = answer_panels(Predictions(np.array([1.0, 2.0, 4.0]), np.zeros(3)), (), "test")
    assert sorted(to_plotly(panel.figure).data[0].y) == [1.0, 2.0, 4.0]
    assert panel.title == "Residuals (test)"


def test_large_residuals_are_said_in_digits() -> None:
    (panel,) = answer_panels(Predictions(np.array([1_234_567.0, 3e6]), np.array([1e6, 2_765_433.0])), (), "test")
    assert "within 235,000 of 0" in panel.alt
    # D3's r is never an exponent, as its g is.
    assert "%{x:,.4r}" in panel.figure.data[0]["hovertemplate"]
    assert "%{y:+,.3r}" in panel.figure.data[0]["hovertemplate"]


def test_a_bar_of_importance_can_be_picked() -> None:
    panel = importance_panel([(HOSTILE, Interval(0.2, 0.1, 0.3, 3)), ("b", Interval(0.0, -0.1, 0.1, 3))], "R²")
    assert panel.picks
    assert list(to_plotly(panel.figure).data[0].x) == [0.2, 0.0]
    assert "<a" not in str(panel.figure.to_plotly_json())


@pytest.mark.parametrize(
    ("values", "classes", "lines"),
    [((1.0, 2.0), (), 1), (("a", HOSTILE), ("No", "Yes"), 1), ((1.0, 2.0), ("x", "y", "z"), 3)],
)
def test_dependence_has_a_line_for_each_class_but_of_two_one(
    values: tuple[float | str, ...], classes: tuple[str, ...], lines: int
) -> None:
    answers = np.linspace(0, 1, 2 * max(len(classes), 1)).reshape(2, -1)
    panel = dependence_panel("size", "y", [PartialDependence(values, answers)] * 3, classes)
    drawn = [trace for trace in to_plotly(panel.figure).data if trace.hoverinfo != "skip"]
    assert len(drawn) == lines
    assert "<a" not in str(panel.figure.to_plotly_json())


def test_alternative_texts_have_names_as_they_are_but_for_the_end_of_long_ones() -> None:
    rows = [("R&D <5 km", Interval(0.2, 0.1, 0.3, 3)), ("x" * 100, Interval(0.1, 0.0, 0.2, 3))]
    assert f"R&D <5 km 0.2, {'x' * 39}… 0.1." in importance_panel(rows, "R²").alt
    answers = np.array([[0.25], [0.5]])
    alt = dependence_panel("R&D <5 km", "y", [PartialDependence(("a&b", "x" * 100), answers)] * 3, ()).alt
    assert f"if R&D <5 km had one value in all rows: a&b: 0.25; {'x' * 39}…: 0.5." in alt


def test_alternative_texts_have_numbers_as_people_write_them() -> None:
    rows = [("dust", Interval(-3.5e-16, 0.0, 0.0, 3)), ("tiny", Interval(-2e-6, -3e-6, -1e-6, 3))]
    assert importance_panel(rows, "R²").alt.endswith(f"dust 0, tiny {in_digits(-2e-6, '.3g')}.")
    answers = np.array([[12345.6], [0.5]])
    alt = dependence_panel("income", "rent", [PartialDependence((52000.0, 61500.0), answers)] * 3, ()).alt
    assert "52,000: 12,300; 61,500: 0.5" in alt
