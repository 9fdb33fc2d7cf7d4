"""Accuracy and gap are written out with the numbers they come from."""

from __future__ import annotations

from pages.splits.figures.formulas import accuracy_latex, gap_latex
from pages.splits.finding import ThreeSets

SETS = ThreeSets((1.0, 0.7, 0.78), (0.1, 0.9, 0.8), (0.8, 0.8, 0.75), 2, 0.78, 50)


def test_accuracy_is_correct_rows_over_all_rows() -> None:
    assert accuracy_latex(SETS).endswith(r"\frac{39}{50} = 78.0\% \end{aligned}")


def test_the_gap_is_validation_loss_minus_training_loss() -> None:
    assert gap_latex(SETS).endswith(r"0.900 - 0.100 = 0.800 \end{aligned}")


def test_names_and_numbers_have_a_line_each_so_that_a_narrow_column_breaks_neither() -> None:
    assert [latex(SETS).count(r"\\") for latex in (accuracy_latex, gap_latex)] == [1, 1]
