"""A forward pass, kept layer by layer, so that it can be followed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.network import Layer, Network
from dashboard.functions.activations import activate
from language.say import t


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


def layer_names(layers: int) -> tuple[str, ...]:
    """The names of a network's layers of weights."""
    return (*(t("Hidden layer {place}", place=place) for place in range(1, layers)), t("Output layer"))
