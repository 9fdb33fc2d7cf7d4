"""A linear classifier on hand-made features, as one formula in the raw inputs."""

from __future__ import annotations

from dashboard.figures.latex import number
from pages.features.trials.approaches import Separator
from pages.features.trials.handmade import HANDMADE


def score_latex(machine: Separator) -> str:
    """The score, term by term; for two inputs and hand-made features."""
    symbols = HANDMADE[machine.dataset].symbols
    terms = [f"{_signed(weight)}\\,{symbol}" for weight, symbol in zip(machine.weights[:, 0], symbols, strict=True)]
    return "s = " + " ".join(terms).removeprefix("+") + f" {_signed(machine.bias[0])}"


def _signed(value: float) -> str:
    text = number(value)
    return text if text.startswith("-") else f"+{text}"
