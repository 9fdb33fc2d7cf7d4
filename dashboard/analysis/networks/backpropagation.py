"""Backpropagation in NumPy: the gradient of the loss by every weight, layer by layer from the output back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.networks.forward import LayerPass, forward
from dashboard.analysis.networks.network import Layer, Network
from dashboard.functions.activations import ACTIVATIONS
from dashboard.functions.losses import Loss
from language.say import t


@dataclass(frozen=True)
class Gradient:
    """The gradients of one layer: `delta` (n, after) by its pre-activations, and those by its parameters."""

    delta: np.ndarray
    kernel: np.ndarray
    bias: np.ndarray


@dataclass(frozen=True)
class Backpropagation:
    """A mini-batch through the network and back: its mean loss, and for each layer the step and the gradient."""

    loss: float
    steps: tuple[LayerPass, ...]
    gradients: tuple[Gradient, ...]


def backpropagate(network: Network, loss: Loss, x: np.ndarray, targets: np.ndarray) -> Backpropagation:
    """The mean loss over inputs (n, inputs) with targets (n, outputs), and its gradient. Without a penalty.

    The output layer has to have the activation that the loss expects. Raises ValueError where a layer has batch
    normalization: its mean and variance depend on the mini-batch, and have a gradient of their own.
    """
    if any(layer.normalization for layer in network.layers):
        raise ValueError(t("A layer has batch normalization: no gradient is computed through it."))
    steps = forward(network, x)
    delta = loss.gradient(steps[-1].z, targets) / len(x)
    gradients: list[Gradient] = []
    for step, before in zip(reversed(steps), (*reversed(steps[:-1]), None), strict=True):
        gradients.append(Gradient(delta, step.x.T @ delta, delta.sum(0)))
        if before is not None:
            slope = ACTIVATIONS[before.layer.activation].derivative(before.z)
            delta = delta @ step.layer.kernel.T * slope
    return Backpropagation(float(loss.value(steps[-1].z, targets).mean()), steps, tuple(reversed(gradients)))


def mean_loss(network: Network, loss: Loss, x: np.ndarray, targets: np.ndarray) -> float:
    return float(loss.value(forward(network, x)[-1].z, targets).mean())


def descend(network: Network, gradients: tuple[Gradient, ...], learning_rate: float) -> Network:
    """The network after one step of plain gradient descent: every parameter minus learning rate times gradient."""
    return Network(
        tuple(
            Layer(layer.kernel - learning_rate * g.kernel, layer.bias - learning_rate * g.bias, None, layer.activation)
            for layer, g in zip(network.layers, gradients, strict=True)
        )
    )
