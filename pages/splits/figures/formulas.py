"""The numbers by which the three sets are compared, as formulas with the values of one training."""

from __future__ import annotations

from dashboard.figures.latex import number
from pages.splits.finding import ThreeSets


def accuracy_latex(sets: ThreeSets) -> str:
    """The accuracy on test at the end, as the share that it is."""
    return (
        r"\text{accuracy on test} = \frac{\text{correct}}{\text{all}} = "
        rf"\frac{{{sets.correct}}}{{{sets.test_rows}}} = {100 * sets.last[2]:.1f}\,\%"
    )


def gap_latex(sets: ThreeSets) -> str:
    """The gap at the end, from both of its losses."""
    # Rounded first, so that the printed difference is that of the printed losses.
    train, validation, _ = (round(loss, 3) for loss in sets.last_losses)
    return (
        r"\text{gap} = L_{\text{validation}} - L_{\text{train}} = "
        rf"{number(validation, 3)} - {number(train, 3)} = {number(validation - train, 3)}"
    )
