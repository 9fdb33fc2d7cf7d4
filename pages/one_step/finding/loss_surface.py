"""The loss of a network over a plane in the space of its weights, and gradient descent on it.

The plane goes through a trained network. One direction leads from it back to the weights before training, the other is
random, scaled unit by unit as Li and others (2018) propose. Both are orthogonal and of length 1, so that a position is
measured in units of the weights, and a step within the plane is as long as its gradient times the learning rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dashboard.analysis.networks.backpropagation import Gradient, backpropagate, descend
from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.initial import initial_network
from dashboard.analysis.networks.network import Layer, Network
from dashboard.analysis.planes.plane import Plane
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.one_step.finding.descent import LATER, STEPS, Descent

EXPERIMENT = change(Experiment(), dataset="sine", noise=0.2, hidden_layers=(6,), activation="tanh")
TRAINING_STEPS, TRAINING_RATE = 1500, 0.2
START = np.array([-1.8, 2.3])
CELLS = 45


@dataclass(frozen=True)
class Surface:
    """A plane in weight space: `origin` is the trained network, `directions` (2, parameters) are orthonormal.

    `losses` (rows of `b`, columns of `a`) is the mean training loss at origin + a * one + b * other.
    `first` (2,) is where the weights were before training.
    """

    origin: Network
    directions: np.ndarray
    a: np.ndarray
    b: np.ndarray
    losses: np.ndarray
    first: np.ndarray


@lru_cache(maxsize=1)
def surface() -> Surface:
    """The plane of the page, with the loss on a grid; takes about as long as a click, once in a process."""
    x, targets = _data()
    first = initial_network(EXPERIMENT, 0)
    trained = first
    for _ in range(TRAINING_STEPS):
        trained = descend(trained, backpropagate(trained, EXPERIMENT.loss, x, targets).gradients, TRAINING_RATE)
    towards = flat(first) - flat(trained)
    directions = _orthonormal(towards, flat(_like(trained, np.random.default_rng(1))))
    grid = Plane(np.linspace(-3.0, 5.0, CELLS), np.linspace(-3.0, 3.5, CELLS))
    losses = grid.table(_losses(_add(trained, grid.points @ directions), x, targets))
    return Surface(trained, directions, grid.x, grid.y, losses, directions @ towards)


@lru_cache(maxsize=64)
def descent_at(learning_rate: float) -> Descent:
    """On the plane of the page: each click there draws it anew, and none changes it."""
    return descend_on(surface(), learning_rate)


def descend_on(plane: Surface, learning_rate: float) -> Descent:
    """From the start, steps of plain gradient descent that stay in the plane."""
    x, targets = _data()
    position, positions, losses = START, [], []
    for _ in range(STEPS + LATER + 1):
        back = backpropagate(moved(plane, position), EXPERIMENT.loss, x, targets)
        positions.append(position)
        losses.append(back.loss)
        position = position - learning_rate * plane.directions @ flat(back.gradients)
    shown, later = np.array(positions[: STEPS + 1]), np.array(losses[LATER + 1 :])
    lowest = float(plane.losses.min())
    return Descent(learning_rate, shown, np.array(losses[: STEPS + 1]), later, lowest, _leaves(plane, shown))


def _leaves(plane: Surface, positions: np.ndarray) -> int | None:
    corners = np.array([[plane.a[0], plane.b[0]], [plane.a[-1], plane.b[-1]]])
    outside = ((positions < corners[0]) | (positions > corners[1])).any(1)
    return int(np.argmax(outside)) if outside.any() else None


def moved(plane: Surface, position: np.ndarray) -> Network:
    """The network at a position (2,) of the plane."""
    return _add(plane.origin, position @ plane.directions)


def flat(parts: Network | Sequence[Gradient]) -> np.ndarray:
    """All kernels and biases (or their gradients) in one vector, in the order of `keras.Model.trainable_weights`."""
    layers: Sequence[Layer | Gradient] = parts.layers if isinstance(parts, Network) else parts
    return np.concatenate([array.ravel() for layer in layers for array in (layer.kernel, layer.bias)])


@lru_cache(maxsize=1)
def _data() -> tuple[np.ndarray, np.ndarray]:
    train = make_splits(EXPERIMENT).train
    return train.x.astype(float), EXPERIMENT.encode(train.y)


def _losses(many: Network, x: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Mean losses (places,) of networks that are stacked along a first axis of their weights."""
    return EXPERIMENT.loss.value(forward(many, x)[-1].z, targets).mean(-1)


def _add(net: Network, moves: np.ndarray) -> Network:
    """Moves (..., parameters) added to the weights: kernels (..., before, after) and biases (..., 1, after)."""
    layers, place = [], 0
    for layer in net.layers:
        kernel = moves[..., place : place + layer.kernel.size].reshape(*moves.shape[:-1], *layer.kernel.shape)
        place += layer.kernel.size
        bias = moves[..., None, place : place + layer.bias.size]
        place += layer.bias.size
        layers.append(Layer(layer.kernel + kernel, layer.bias + bias, None, layer.activation))
    return Network(tuple(layers))


def _like(net: Network, rng: np.random.Generator) -> Network:
    """Random weights, those into each unit as long as the unit's own."""
    layers = []
    for layer in net.layers:
        drawn = rng.standard_normal(layer.kernel.shape)
        scale = np.linalg.norm(layer.kernel, axis=0) / np.linalg.norm(drawn, axis=0)
        layers.append(Layer(drawn * scale, np.zeros_like(layer.bias), None, layer.activation))
    return Network(tuple(layers))


def _orthonormal(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    one = first / np.linalg.norm(first)
    rest = second - (second @ one) * one
    return np.stack([one, rest / np.linalg.norm(rest)])
