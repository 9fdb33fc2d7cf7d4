"""The trial of remedies: an experiment as it is, and with each remedy that applies to it."""

from __future__ import annotations

from dashboard.experiment.arms import BASELINE, Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import applicable
from dashboard.language.say import mark


def remedy_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """The experiment itself first."""
    remedies = (Arm(remedy.name, remedy.title, remedy(experiment)) for remedy in applicable(experiment))
    return (Arm(BASELINE, mark("Baseline"), experiment), *remedies)


def rehearsal() -> tuple[Experiment, ...]:
    return tuple(arm.experiment for arm in remedy_arms(Experiment()))
