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
# Times that the test set is cut, and candidates among which the best is chosen.
CUTS = 200
COUNTS = (1, 2, 5, 10, 20, 50, MOST)
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


def loop(data_sets: int, candidates: int = MOST) -> str:
    """What the page trains, as the loop that it is; then, from ever more candidates, the choice by test score."""
    return f"{_trainings(data_sets, candidates)}{_choices(candidates)}"


def _trainings(data_sets: int, candidates: int) -> str:
    """Which test rows each candidate gets right."""
    return f"""\
import numpy as np
from dashboard import Experiment, change, over_seeds, train

{formatted(call("change", Code("Experiment()"), **BASE), before="base = ")}
right = [[] for _ in range({data_sets})]
for i in range({candidates}):
    candidate = change(
        base, seed=100 * i, l2={STRENGTHS}[i % 3], learning_rate={LEARNING_RATES}[i // 3 % 3]
    )
    for data_set, experiment in enumerate(over_seeds(candidate, {data_sets})):
        run = train(experiment)
        x, y = run.splits.test.x, run.splits.test.y
        right[data_set].append((run.model(x).numpy()[:, 0] > 0) == y)
"""


def _choices(candidates: int) -> str:
    """The best by test score, on rows that the choice did not see."""
    counts = tuple(count for count in COUNTS if count <= candidates)
    return f"""\
found = {{count: [] for count in {counts}}}
for rows in np.array(right):
    rng = np.random.default_rng(0)
    # The test set is cut in two: rows to choose by, and others that stand for new data.
    for _ in range({CUTS}):
        cut, order = rng.permutation(rows.shape[1]), rng.permutation({candidates})
        seen, new = rows[:, cut[:{PEEK}]].mean(1), rows[:, cut[{PEEK}:]].mean(1)
        for count in found:
            best = max(order[:count], key=lambda i: seen[i])
            found[count].append((seen[best], new[best]))
for count, scores in found.items():
    print("best of {{}}: {{:.1%}} on test, {{:.1%}} on new data".format(count, *np.mean(scores, 0)))
"""


def rehearsal() -> tuple[Experiment, ...]:
    return grid(candidate_arms(), DATA_SETS)
