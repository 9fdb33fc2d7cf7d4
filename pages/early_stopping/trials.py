"""What is trained once to the end, and what Keras's early stopping then makes of it."""

from __future__ import annotations

from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import t

TO_THE_END = "to_the_end"
SEEDS = 10
# Of the patience that is dragged through: those at which something changes.
PATIENCES = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 70, 100, 150, 200)


def whole_arms() -> tuple[Arm, ...]:
    """A single one, whose curves the rules are tried on."""
    return (Arm(TO_THE_END, t("To the end"), Experiment()),)


def stopped(patience: int, *, restore: bool) -> Experiment:
    """The same training with Keras's early stopping."""
    return change(Experiment(), early_stopping=True, patience=patience, restore_best_weights=restore)


def rehearsal() -> tuple[Experiment, ...]:
    return grid(whole_arms(), SEEDS)
