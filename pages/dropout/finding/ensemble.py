"""Dropout as an ensemble: thinned networks, their mean, and the one network that stands for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.networks.network import Network
from dashboard.analysis.networks.outputs import positive_probability
from dashboard.data.parts import Part
from dashboard.experiment.experiment import Experiment

DRAWS = 100


def thinned(net: Network, rate: float, rng: np.random.Generator) -> Network:
    """The network with each hidden unit dropped at `rate`, the others scaled up as in training."""
    layers = [net.layers[0]]
    for layer in net.layers[1:]:
        kept = rng.uniform(size=len(layer.kernel)) >= rate
        layers.append(replace(layer, kernel=layer.kernel * (kept / (1.0 - rate))[:, None].astype(np.float32)))
    return Network(tuple(layers))


def thinned_networks(net: Network, rate: float) -> list[Network]:
    """DRAWS of them, their masks drawn here in NumPy."""
    rng = np.random.default_rng(0)
    return [thinned(net, rate, rng) for _ in range(DRAWS)]


def probabilities(experiment: Experiment, nets: Sequence[Network], x: np.ndarray) -> np.ndarray:
    """The probability of class 1 by each network, shape (networks, n): in 64 bits, where few are certain."""
    return np.stack([positive_probability(experiment, net(x).astype(float)) for net in nets])


@dataclass(frozen=True)
class Score:
    """Cross-entropy and accuracy of predicted probabilities, and how sure they are: the mean of the larger one."""

    loss: float
    accuracy: float
    confidence: float


def score(probability: np.ndarray, part: Part) -> Score:
    """Scores probabilities (n,), or the mean score of several predictors (networks, n)."""
    least = np.finfo(float).eps
    clipped = np.clip(probability, least, 1.0 - least)
    loss = -np.where(part.y == 1, np.log(clipped), np.log(1.0 - clipped))
    right = (probability > 0.5) == part.y
    return Score(float(loss.mean()), float(right.mean()), float(np.maximum(probability, 1.0 - probability).mean()))
