"""Dropout as an ensemble: thinned networks, their mean, and the one network that stands for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.networks.network import Network, certainty
from dashboard.data.parts import Part
from dashboard.experiment.experiment import Experiment

THINNED = 100


def thinned(net: Network, rate: float, rng: np.random.Generator) -> Network:
    """The network with each hidden unit silenced at `rate`, the others scaled up as in training."""
    layers = [net.layers[0]]
    for layer in net.layers[1:]:
        kept = rng.uniform(size=len(layer.kernel)) >= rate
        layers.append(replace(layer, kernel=layer.kernel * (kept / (1.0 - rate))[:, None].astype(np.float32)))
    return Network(tuple(layers))


def thinned_networks(net: Network, rate: float, seed: int = 0) -> list[Network]:
    """THINNED of them, their masks drawn here in NumPy."""
    rng = np.random.default_rng(seed)
    return [thinned(net, rate, rng) for _ in range(THINNED)]


def probabilities(experiment: Experiment, nets: Sequence[Network], x: np.ndarray) -> np.ndarray:
    """The probability of class 1 by each network, shape (networks, n)."""
    return np.stack([certainty(experiment, net(x)) for net in nets])


@dataclass(frozen=True)
class Score:
    """Cross-entropy and accuracy of predicted probabilities."""

    title: str
    loss: float
    accuracy: float


def score(title: str, probability: np.ndarray, part: Part) -> Score:
    """Scores probabilities (n,), or the mean score of several predictors (networks, n)."""
    clipped = np.clip(probability, 1e-7, 1.0 - 1e-7)
    loss = -np.where(part.y == 1, np.log(clipped), np.log(1.0 - clipped))
    return Score(title, float(loss.mean()), float(np.mean((probability > 0.5) == part.y)))


def scores(
    experiment: Experiment, net: Network, many: Sequence[Network], members: Sequence[Network], part: Part
) -> tuple[Score, ...]:
    """One thinned network on average, the mean of them, the weight-scaled one, and networks trained separately."""
    each = probabilities(experiment, many, part.x)
    whole = probabilities(experiment, [net], part.x)[0]
    found = [
        score("One thinned network (average)", each, part),
        score(f"Mean of {len(many)} thinned networks", each.mean(0), part),
        score("Weight-scaled network", whole, part),
    ]
    if members:
        separate = probabilities(experiment, members, part.x)
        found += [
            score("One separately trained (average)", separate, part),
            score(f"Mean of {len(members)} separately trained", separate.mean(0), part),
        ]
    return tuple(found)
