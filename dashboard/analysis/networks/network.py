"""The network in NumPy: weights by layer, and the forward pass.

With it a page can evaluate a small model without TensorFlow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dashboard.experiment.experiment import Experiment
from dashboard.functions.activations import activate

# Keras adds this to a variance before it divides by its root.
EPSILON = 1e-3


@dataclass(frozen=True)
class Layer:
    """A dense layer: kernel (before, after), bias (after,), batch normalization as scale and shift, activation."""

    kernel: np.ndarray
    bias: np.ndarray
    normalization: tuple[np.ndarray, np.ndarray] | None
    activation: str

    def sums(self, x: np.ndarray) -> np.ndarray:
        """What the activation is applied to."""
        total: np.ndarray = x @ self.kernel
        total += self.bias
        if self.normalization:
            scale, shift = self.normalization
            total = total * scale + shift
        return total

    def __call__(self, x: np.ndarray) -> np.ndarray:
        return activate(self.activation, self.sums(x))


@dataclass(frozen=True)
class Network:
    """Dense layers, input side first."""

    layers: tuple[Layer, ...]

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """Outputs (n, outputs) for inputs (n, inputs), as Keras's `model.predict` gives them."""
        for layer in self.layers:
            x = layer(x)
        return x


def network_of(weights: Sequence[np.ndarray], biases: Sequence[np.ndarray], activation: str, output: str) -> Network:
    """A network from matrices W (after, before) and vectors b (after,), input side first."""
    names = [activation] * (len(weights) - 1) + [output]
    return Network(tuple(Layer(w.T, b, None, name) for w, b, name in zip(weights, biases, names, strict=True)))


def network(experiment: Experiment, flat: np.ndarray) -> Network:
    """Reads flat weights, in the order of `keras.Model.weights`: layer by layer the kernel, then vectors."""
    widths = (experiment.inputs, *experiment.model.hidden_layers, experiment.outputs)
    layers: list[Layer] = []
    start = 0
    for before, after in pairwise(widths):
        hidden = len(layers) < len(widths) - 2
        rows = before + (4 if hidden and experiment.model.batch_normalization else 1)
        own = flat[start : start + rows * after].reshape(rows, after)
        activation = experiment.model.activation if hidden else experiment.loss.output
        layers.append(_layer(own[:before], own[before:], activation))
        start += own.size
    return Network(tuple(layers))


def _layer(kernel: np.ndarray, vectors: np.ndarray, activation: str) -> Layer:
    """`vectors` are the bias, or gamma, beta, mean and variance of batch normalization, which leaves no bias."""
    if len(vectors) == 1:
        return Layer(kernel, vectors[0], None, activation)
    gamma, beta, mean, variance = vectors
    scale = gamma / np.sqrt(variance + EPSILON)
    return Layer(kernel, np.zeros(len(scale), np.float32), (scale, beta - mean * scale), activation)


def kernels(layers: Sequence[Layer]) -> list[np.ndarray]:
    return [layer.kernel for layer in layers]
