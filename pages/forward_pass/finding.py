"""What a network answers, whether it is deep, and how many parameters it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.analysis.networks.forward import layer_names
from language.say import t

# With so many hidden layers a network is called deep.
DEEP = 2


@dataclass(frozen=True)
class Counts:
    """How many parameters a layer has; with biases off it has none of those."""

    layer: str
    before: int
    after: int
    biases: int

    @property
    def weights(self) -> int:
        return self.before * self.after

    @property
    def parameters(self) -> int:
        return self.weights + self.biases


def count_parameters(units: Sequence[int], *, biased: bool) -> tuple[Counts, ...]:
    """The count by layer, for units from the inputs to the outputs."""
    names = layer_names(len(units) - 1)
    sizes = zip(names, pairwise(units), strict=True)
    return tuple(Counts(name, before, after, after * biased) for name, (before, after) in sizes)


def in_words(units: Sequence[int], answer: np.ndarray | None, *, biased: bool) -> str:
    """What a network answers, once that is computed; whether it is deep, and how many numbers training has to find."""
    counts = count_parameters(units, biased=biased)
    total, weights = sum(count.parameters for count in counts), sum(count.weights for count in counts)
    said = (
        *_answered(answer),
        _depth(len(units) - 2),
        t(
            "It has {total} parameters: {weights} weights and {biases} biases.",
            total=total,
            weights=weights,
            biases=total - weights,
        ),
    )
    return " ".join(said)


def _answered(answer: np.ndarray | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    values = ", ".join(f"{value:.2f}" for value in answer)
    return (t("For these inputs the network's output is {values}.", values=values),)


def _depth(hidden: int) -> str:
    if hidden >= DEEP:
        return t("With {hidden} hidden layers, this network is deep.", hidden=hidden)
    return t("With {hidden} hidden layer it is shallow.", hidden=hidden)
