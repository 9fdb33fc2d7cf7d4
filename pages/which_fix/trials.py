"""The trial of remedies: an experiment as it is, and with each remedy that applies to it."""

from __future__ import annotations

from dashboard.experiment.arms import BASELINE, Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import applicable
from language.say import t

# More than elsewhere, as nine remedies are compared at once.
SEEDS = 10


def remedy_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """The experiment itself first."""
    remedies = (Arm(remedy.name, remedy.title, remedy(experiment)) for remedy in applicable(experiment))
    return (Arm(BASELINE, t("Baseline"), experiment), *remedies)


def rehearsal() -> tuple[Experiment, ...]:
    return grid(remedy_arms(Experiment()), SEEDS)
