"""Layers without an activation between them are one layer: what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.analysis.networks.network import Layer, Network
from language.say import t

UNITS = 16
# The curve to follow, over the inputs (n, 1): the lab's sine without its noise.
X = np.linspace(-1.0, 1.0, 161)[:, None]
CURVE = np.sin(1.5 * np.pi * X)


@dataclass(frozen=True)
class Fit:
    """The outputs (n,) over X of a network fitted to CURVE, and their mean squared error."""

    activation: str
    network: Network

    @property
    def outputs(self) -> np.ndarray:
        return self.network(X)[:, 0]

    @property
    def error(self) -> float:
        return float(np.mean((self.outputs - CURVE[:, 0]) ** 2))


@dataclass(frozen=True)
class Collapse:
    """One network with an activation, and the same without: `line` is the layer that the latter is."""

    bent: Fit
    straight: Fit
    line: Layer

    @property
    def difference(self) -> float:
        """How far the linear layers are from that one layer: rounding errors."""
        return float(np.abs(self.straight.outputs - self.line(X)[:, 0]).max())

    @property
    def in_words(self) -> str:
        layers = self.straight.network.layers
        parameters = sum(layer.kernel.size + layer.bias.size for layer in layers)
        slope, intercept = self.line.kernel[0, 0], round(self.line.bias[0], 2) + 0.0
        return t(
            "Up to rounding, the {layers} linear layers with their {parameters:,} parameters amount to one line, "
            "$\\hat{{y}} = {slope:.2f}\\,x {intercept:+.2f}$, with a mean squared error of {straight}. With "
            "{activation} it is {bent}.",
            layers=len(layers),
            parameters=parameters,
            slope=slope,
            intercept=intercept,
            straight=_told(self.straight.error),
            activation=self.bent.activation,
            bent=_told(self.bent.error),
        )


def _told(error: float) -> str:
    return f"{error:.2g}" if error >= 0.001 else t("less than 0.001")


def collapse(hidden: int, activation: str, seed: int = 0) -> Collapse:
    straight = fitted(hidden, "linear", seed)
    return Collapse(fitted(hidden, activation, seed), straight, merged(straight.network))


def fitted(hidden: int, activation: str, seed: int) -> Fit:
    """A network with `hidden` layers of random weights, whose output layer follows CURVE as closely as it can.

    The best output weights come from least squares: for the squared error, no training could find better ones.
    """
    rng = np.random.default_rng(seed)
    layers = tuple(
        Layer(rng.normal(0.0, 3.0 / np.sqrt(before), (before, after)), rng.normal(0.0, 2.0, after), None, activation)
        for before, after in pairwise([1, *[UNITS] * hidden])
    )
    features = np.column_stack([Network(layers)(X), np.ones(len(X))])
    best, *_ = np.linalg.lstsq(features, CURVE)
    return Fit(activation, Network((*layers, Layer(best[:-1], best[-1], None, "linear"))))


def merged(network: Network) -> Layer:
    """The one layer that linear layers multiply to: W = W3 W2 W1, b = W3 (W2 b1 + b2) + b3."""
    inputs = network.layers[0].kernel.shape[0]
    kernel, bias = np.eye(inputs), np.zeros(inputs)
    for layer in network.layers:
        kernel, bias = kernel @ layer.kernel, bias @ layer.kernel + layer.bias
    return Layer(kernel, bias, None, "linear")
