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


def listing(patience: int, seeds: int) -> str:
    """Keras's patience, replayed on trainings that ran to the end, as the page does it."""
    return f"""\
import numpy as np
from dashboard import Experiment, over_seeds, train

patience, stops, losses = {patience}, [], []
for experiment in over_seeds(Experiment(), {seeds}):
    history = train(experiment).history
    validation, test = history["validation_loss"].values, history["test_loss"].values
    best = epoch = 0
    while epoch + 1 < len(test) and epoch - best < patience:
        epoch += 1
        if validation[epoch] < validation[best]:
            best = epoch
    stops.append(epoch + 1)
    losses.append((test[best], test[epoch], test[-1]))
share = np.mean(stops) / len(test)
print(f"stops after {{np.mean(stops):.0f}} of {{len(test)}} epochs, saves {{1 - share:.0%}}; test loss:")
means = np.exp(np.mean(np.log(losses), 0))
print("restored {{:.3f}}, last weights {{:.3f}}, to the end {{:.3f}}".format(*means))
"""


def rehearsal() -> tuple[Experiment, ...]:
    return grid(whole_arms(), SEEDS)
