"""The experiment of the page on the test set: many candidates that differ in settings that matter little."""

from __future__ import annotations

from functools import cache
from typing import Any

from dashboard.experiment.arms import Arm, grid
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import call
from dashboard.experiment.settings import change
from dashboard.export.formatting import Code, formatted
from language.say import t

MOST = 100
DATA_SETS = 8
# Rows of the test set that the choice may look at; all others stand for the future.
PEEK = 125
ROWS = 2500
TRAINING, VALIDATION = 0.05, 0.05
REST = round((1.0 - TRAINING - VALIDATION) * ROWS) - PEEK
# What all candidates share.
BASE: dict[str, Any] = {
    "samples": ROWS,
    "train_fraction": TRAINING,
    "validation_fraction": VALIDATION,
    "noise": 0.4,
    "hidden_layers": (8,),
    "epochs": 60,
}
STRENGTHS = (1e-4, 1e-3, 1e-2)
LEARNING_RATES = (0.005, 0.01, 0.02)


def candidate_arms(candidates: int = MOST) -> tuple[Arm, ...]:
    """Networks with other initial weights, learning rates and L2, and one architecture: one program trains all."""
    titles = (t("Candidate {number}", number=i + 1) for i in range(candidates))
    return tuple(Arm(f"candidate {i}", title, candidate(i)) for i, title in enumerate(titles))


@cache
def candidate(number: int) -> Experiment:
    """A page asks for all of them each time it is drawn; they are made once."""
    return change(
        Experiment(), **BASE, seed=100 * number, l2=STRENGTHS[number % 3], learning_rate=LEARNING_RATES[number // 3 % 3]
    )


def loop(data_sets: int) -> str:
    """What the page trains, as the loop that it is."""
    return f"""\
from dashboard import Experiment, change, over_seeds, train

{formatted(call("change", Code("Experiment()"), **BASE), before="base = ")}
for i in range({MOST}):
    candidate = change(
        base, seed=100 * i, l2={STRENGTHS}[i % 3], learning_rate={LEARNING_RATES}[i // 3 % 3]
    )
    for experiment in over_seeds(candidate, {data_sets}):
        run = train(experiment)
        print(i, experiment.data.seed, run.history["test_accuracy"].iloc[-1])
"""


def rehearsal() -> tuple[Experiment, ...]:
    return grid(candidate_arms(), DATA_SETS)
