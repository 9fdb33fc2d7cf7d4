"""The same experiment with each activation."""

from __future__ import annotations

from dashboard.experiment.arms import USUAL_SEEDS, Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import ACTIVATIONS

# What the others are compared with.
LINEAR = "linear"


def activation_arms(experiment: Experiment) -> tuple[Arm, ...]:
    return tuple(Arm(name, name, change(experiment, activation=name)) for name in ACTIVATIONS)


def rehearsal() -> tuple[Experiment, ...]:
    return grid(activation_arms(Experiment()), USUAL_SEEDS)
