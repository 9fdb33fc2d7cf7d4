"""The data of the lesson, each with the lab's network for it."""

from __future__ import annotations

from dashboard.experiment.arms import USUAL_SEEDS, over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

SEEDS = USUAL_SEEDS
BASES = {
    "circles": change(Experiment(), dataset="circles", noise=0.15, epochs=150),
    "spirals": change(
        Experiment(),
        dataset="spirals",
        noise=0.2,
        samples=600,
        train_fraction=0.5,
        validation_fraction=0.25,
        epochs=150,
    ),
    "digits": change(Experiment(), dataset="digits", samples=1797),
}


def convolved(dataset: str) -> bool:
    """Whether the network of the lesson is convolutional, as the lab's never is: images get one."""
    return BASES[dataset].inputs > 2


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(one for name in BASES if not convolved(name) for one in over_seeds(BASES[name], SEEDS))
