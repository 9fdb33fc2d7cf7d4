"""Accuracy and gap are written out with the numbers they come from."""

from __future__ import annotations

from pages.splits.figures.formulas import accuracy_latex, gap_latex
from pages.splits.finding import ThreeSets

SETS = ThreeSets((1.0, 0.7, 0.78), (0.1, 0.9, 0.8), (0.8, 0.8, 0.75), 2, 0.78, 50)


def test_accuracy_is_correct_rows_over_all_rows() -> None:
    assert accuracy_latex(SETS).endswith(r"\frac{39}{50} = 78.0\%")


def test_the_gap_is_validation_loss_minus_training_loss() -> None:
    assert gap_latex(SETS).endswith("0.900 - 0.100 = 0.800")
