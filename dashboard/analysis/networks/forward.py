"""A forward pass, kept layer by layer, so that it can be followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.analysis.networks.network import Layer, Network
from dashboard.functions.activations import activate
from language.say import t

# With so many hidden layers a network is called deep.
DEEP = 2
# A draw in which relu shows both its sides.
PLAIN_SEED = 196


@dataclass(frozen=True)
class LayerPass:
    """What one layer does with `x` (n, before): the pre-activations `z` and the activations `h`, both (n, after)."""

    layer: Layer
    x: np.ndarray
    z: np.ndarray
    h: np.ndarray

    @property
    def weights(self) -> np.ndarray:
        """The kernel as mathematicians write it: a row for each unit, so that z = W x + b."""
        return self.layer.kernel.T


def forward(network: Network, x: np.ndarray) -> tuple[LayerPass, ...]:
    """The steps from inputs (n, inputs) to the output: the last one's `h` is what `network(x)` returns."""
    steps: list[LayerPass] = []
    for layer in network.layers:
        z = layer.sums(x)
        steps.append(LayerPass(layer, x, z, activate(layer.activation, z)))
        x = steps[-1].h
    return tuple(steps)


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
    values = ", ".join(f"{value + 0.0:.2f}" for value in answer)
    return (t("For these inputs the network's output is {values}.", values=values),)


def _depth(hidden: int) -> str:
    if hidden >= DEEP:
        return t("With {hidden} hidden layers it is deep.", hidden=hidden)
    return t("With {hidden} hidden layer it is shallow.", hidden=hidden)


def layer_names(layers: int) -> tuple[str, ...]:
    """The names of a network's layers of weights."""
    return (*(t("Hidden layer {place}", place=place) for place in range(1, layers)), t("Output layer"))


def network_of(weights: Sequence[np.ndarray], biases: Sequence[np.ndarray], activation: str, output: str) -> Network:
    """A network from matrices W (after, before) and vectors b (after,), input side first."""
    names = [activation] * (len(weights) - 1) + [output]
    return Network(tuple(Layer(w.T, b, None, name) for w, b, name in zip(weights, biases, names, strict=True)))


def round_weights(units: Sequence[int]) -> tuple[np.ndarray, ...]:
    """Weights (after, before) with one decimal and none of them zero: easy to follow with pencil and paper."""
    rng = np.random.default_rng(PLAIN_SEED)
    return tuple(
        rng.integers(1, 13, (after, before)) * rng.choice((-0.1, 0.1), (after, before))
        for before, after in pairwise(units)
    )


def round_biases(units: Sequence[int]) -> tuple[np.ndarray, ...]:
    """Biases (after,) with one decimal."""
    rng = np.random.default_rng([PLAIN_SEED, 1])
    return tuple(rng.integers(-5, 6, after) * 0.1 for after in units[1:])
