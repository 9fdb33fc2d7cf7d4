"""What is trained to judge single rows: the large network to its end, and stopped early, over many seeds."""

from __future__ import annotations

from dashboard.data.dataset import CLASSIFIERS
from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.language.say import t

FULL, STOPPED = "full", "stopped"
SEEDS = 20


def single_row_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """None where rows have no classes, or where an order or groups give each seed the same or few other rows."""
    dataset = experiment.dataset
    if dataset.task not in CLASSIFIERS or dataset.ordered or dataset.groups:
        return ()
    stopped = change(experiment, early_stopping=True)
    return (Arm(FULL, t("To its end"), experiment), Arm(STOPPED, t("Stopped early"), stopped))
