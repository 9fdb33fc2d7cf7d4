"""How soon a network that is confidently wrong comes round, by each loss: measured over seeds, in NumPy.

A network is first taught the wrong classes, until it gives the true ones next to no probability. From there it descends
on the true classes, once by each loss: there, and not at initial weights, their gradients differ most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.bands import band
from dashboard.analysis.networks.backpropagation import backpropagate, descend
from dashboard.analysis.networks.forward import forward
from dashboard.analysis.networks.initial import initial_network
from dashboard.analysis.networks.network import Network
from dashboard.analysis.series import Series
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits
from dashboard.functions.losses import LOSSES
from language.say import t
from pages.losses.trials import PAIR, wrong_start

SEEDS, STEPS, LEARNING_RATE = 8, 600, 1.0
# The share of the training samples that has to be right.
REACHED = 0.9


@dataclass(frozen=True)
class Unlearning:
    """At one seed: the median probability of the true class at the start, and the accuracy after 0, 1, 2 ... steps.

    There is an array (STEPS + 1,) for each loss, by its name.
    """

    probability: float
    accuracy: dict[str, np.ndarray]

    def steps(self, loss: str) -> float:
        """After how many steps enough samples were right; infinite if that took more than STEPS."""
        reached = np.flatnonzero(self.accuracy[loss] >= REACHED)
        return float(reached[0]) if len(reached) else np.inf


def unlearnings(wrong_steps: int, seeds: int = SEEDS) -> tuple[Unlearning, ...]:
    """Of networks that were first taught the wrong classes for so many steps."""
    return tuple(_unlearning(experiment, wrong_steps) for experiment in over_seeds(wrong_start(), seeds))


def _unlearning(experiment: Experiment, wrong_steps: int) -> Unlearning:
    train = make_splits(experiment).train
    x, y = train.x.astype(float), train.y[:, None].astype(float)
    network = initial_network(experiment, experiment.training.seed)
    for _ in range(wrong_steps):
        network = _descended(network, PAIR[0], x, 1.0 - y)
    of_class_1 = special.expit(_logits(network, x))
    probability = float(np.median(np.where(y == 1.0, of_class_1, 1.0 - of_class_1)))
    return Unlearning(probability, {loss: _accuracies(network, loss, x, y) for loss in PAIR})


def _accuracies(network: Network, loss: str, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    right = []
    for _ in range(STEPS + 1):
        right.append(np.mean((_logits(network, x) > 0) == (y == 1.0)))
        network = _descended(network, loss, x, y)
    return np.array(right)


def _descended(network: Network, loss: str, x: np.ndarray, y: np.ndarray) -> Network:
    return descend(network, backpropagate(network, LOSSES[loss], x, y).gradients, LEARNING_RATE)


def _logits(network: Network, x: np.ndarray) -> np.ndarray:
    return forward(network, x)[-1].z


def series(found: Sequence[Unlearning]) -> list[Series]:
    """The accuracy over the steps, for each loss, with a band over the seeds."""
    steps = tuple(float(step) for step in range(STEPS + 1))
    return [Series(LOSSES[loss].title, steps, band([one.accuracy[loss] for one in found])) for loss in PAIR]


def unlearning_in_words(found: Sequence[Unlearning]) -> str:
    """How long each loss takes, and at how many seeds the suited one is the faster."""
    suited, unsuited = (np.array([one.steps(loss) for one in found]) for loss in PAIR)
    return t(
        "The networks start by giving the true class a probability of {start:.2g}% (median of {seeds} seeds, as are "
        "the steps; the curves are means). **{suited}** classifies {level:.0%} of the samples correctly {after}, "
        "**{unsuited}** {unsuited_after}. For {faster} of {seeds} seeds {suited_inside} is faster.",
        start=100 * float(np.median([one.probability for one in found])),
        seeds=len(found),
        suited=LOSSES[PAIR[0]].title,
        suited_inside=LOSSES[PAIR[0]].inside,
        unsuited=LOSSES[PAIR[1]].inside,
        level=REACHED,
        after=_after(suited),
        unsuited_after=_after(unsuited),
        faster=int(np.sum(suited < unsuited)),
    )


def _after(steps: np.ndarray) -> str:
    """The median over the seeds, and the seeds at which it took too long."""
    median, late = float(np.median(steps)), int(np.isinf(steps).sum())
    if not np.isfinite(median):
        return t("after more than {most} steps", most=STEPS)
    if late:
        return t(
            "after {steps:g} steps (not within {most} for {late} of the seeds)", steps=median, most=STEPS, late=late
        )
    return t("after {steps:g} steps", steps=median)
