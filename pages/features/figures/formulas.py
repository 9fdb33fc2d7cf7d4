"""A linear classifier on hand-made features, as one formula in the raw inputs."""

from __future__ import annotations

from language.numbers import in_digits
from pages.features.trials.approaches import Separator
from pages.features.trials.handmade import HANDMADE


def score_latex(separator: Separator) -> str:
    """The score, term by term; for two inputs and hand-made features."""
    symbols = HANDMADE[separator.dataset].symbols
    terms = [f"{_signed(weight)}\\,{symbol}" for weight, symbol in zip(separator.weights[:, 0], symbols, strict=True)]
    return "s = " + " ".join(terms).removeprefix("+") + f" {_signed(separator.bias[0])}"


def _signed(value: float) -> str:
    return in_digits(round(value, 2) + 0.0, "+.2f")
