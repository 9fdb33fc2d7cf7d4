"""A linear classifier on hand-made features, as one formula in the raw inputs."""

from __future__ import annotations

from language.numbers import MINUS, in_digits
from pages.features.trials.approaches import Separator
from pages.features.trials.handmade import HANDMADE


def score_latex(separator: Separator) -> str:
    """The score, term by term; for two inputs and hand-made features. A line may end before a term, sign and all."""
    symbols = HANDMADE[separator.dataset].symbols
    first, *others = [*separator.weights[:, 0], separator.bias[0]]
    factors = (*(rf"\,{symbol}" for symbol in symbols[1:]), "")
    terms = (_signed(weight) + factor for weight, factor in zip(others, factors, strict=True))
    return rf"s = {_digits(first)}\,{symbols[0]}" + "".join(rf"\;\allowbreak {{{term}}}" for term in terms)


def _digits(value: float) -> str:
    return in_digits(round(value, 2) + 0.0, ".2f")


def _signed(value: float) -> str:
    """A weight behind its sign, as far from it as in a sum: within braces, plus and minus are no operators."""
    sign, digits = ("+", _digits(value)) if round(value, 2) >= 0.0 else (MINUS, _digits(-value))
    return rf"{sign}\;{digits}"
