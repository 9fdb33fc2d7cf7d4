"""What is trained to judge single rows: the large network stopped early, and to its end, over many seeds."""

from __future__ import annotations

from dashboard.experiment.arms import Arm
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import t

FULL, STOPPED = "full", "stopped"
# Of so many trainings at least, each row is in the training set of some, and not in that of others.
SEEDS, FEWEST_SEEDS = 20, 10


def single_row_arms(experiment: Experiment) -> tuple[Arm, ...]:
    """No arms where rows are split in order, the same at every seed, or by group, which moves whole groups.

    Only labels are judged as memorized: for numbers nothing is trained to its end.
    """
    dataset = experiment.dataset
    if dataset.ordered or dataset.groups:
        return ()
    stopped = Arm(STOPPED, t("Stopped early"), change(experiment, early_stopping=True))
    return (Arm(FULL, t("To the end"), experiment), stopped) if dataset.classifies else (stopped,)
