"""The numbers by which the three sets are compared, as formulas with the values of one training."""

from __future__ import annotations

from dashboard.data.parts import TEST
from dashboard.figures.latex import number
from language.say import t
from pages.splits.finding import ThreeSets


def accuracy_latex(sets: ThreeSets) -> str:
    """The accuracy on test at the end, as the share that it is."""
    name, correct, everything = t("test accuracy"), t("correct"), t("all")
    return (
        rf"\begin{{aligned}} \text{{{name}}} &= \frac{{\text{{{correct}}}}}{{\text{{{everything}}}}} \\[2.4ex] "
        rf"&= \frac{{{sets.correct}}}{{{sets.test_rows}}} = {100 * sets.last[TEST]:.1f}\% \end{{aligned}}"
    )


def gap_latex(sets: ThreeSets) -> str:
    """The gap at the end, from both of its losses."""
    # Rounded first, so that the printed difference is that of the printed losses.
    train, validation, _ = (round(loss, 3) for loss in sets.last_losses)
    name, first, second = t("gap"), t("validation"), t("train")
    return (
        rf"\begin{{aligned}} \text{{{name}}} &= L_{{\text{{{first}}}}} - L_{{\text{{{second}}}}} \\ "
        rf"&= {number(validation, 3)} - {number(train, 3)} = {number(validation - train, 3)} \end{{aligned}}"
    )
