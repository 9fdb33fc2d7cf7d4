"""Experiments that are compared: arms that differ in what is asked, over seeds that are the same for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import LARGEST_SEED
from dashboard.experiment.settings import change

BASELINE = "baseline"
# The default number of seeds of a comparison: with fewer, an interval says little.
USUAL_SEEDS = 8


@dataclass(frozen=True)
class Arm:
    """One of the things compared: a short unique name, a title as it is shown, and its experiment at the first seed.

    A page makes its arms anew each time it is drawn, in the language of whoever reads it.
    """

    name: str
    title: str
    experiment: Experiment


@lru_cache(maxsize=512)
def over_seeds(experiment: Experiment, count: int) -> tuple[Experiment, ...]:
    """The same experiment with other data, another split and other initial weights, `count` times.

    Two arms that start from the same seeds share all three seed by seed: their differences are paired. A page asks for
    them again each time it is drawn; they are made once.
    """
    data, weights = experiment.data.seed, experiment.training.seed
    seeds = ({"data_seed": _wrapped(data + i), "seed": _wrapped(weights + i)} for i in range(count))
    return tuple(change(experiment, **pair) for pair in seeds)


def grid(arms: Iterable[Arm], seeds: int) -> tuple[Experiment, ...]:
    """Every arm at every seed. Arms change fastest, so that each has a result early."""
    columns = [over_seeds(arm.experiment, seeds) for arm in arms]
    return tuple(experiment for row in zip(*columns, strict=True) for experiment in row)


def _wrapped(seed: int) -> int:
    """The seed within its bounds: after LARGEST_SEED comes 0."""
    return seed % (LARGEST_SEED + 1)
