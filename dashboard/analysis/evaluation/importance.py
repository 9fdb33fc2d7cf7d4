"""Permutation importance: how much worse a model gets if a column says nothing (Breiman 2001)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.analysis.evaluation.metrics import deciding_metric, scores
from dashboard.data.parts import Part
from dashboard.experiment.experiment import Experiment

REPEATS = 3
MOST_COLUMNS = 100


def importances(
    experiment: Experiment, predict: Callable[[np.ndarray], np.ndarray], part: Part, inputs: tuple[str, ...]
) -> dict[str, float]:
    """By column, how much the deciding metric falls if the column is shuffled among the rows of a `part` held out.

    `inputs` say to which column each input belongs: those of one column, such as the values of a category, are shuffled
    together. Where several columns hold the same information, each of them alone seems to matter little.
    """
    rng, metric = np.random.default_rng(0), deciding_metric(experiment)
    usual = scores(experiment, part.y, predict(part.x))[metric]
    found: dict[str, float] = {}
    for column in list(dict.fromkeys(inputs))[:MOST_COLUMNS]:
        places = [place for place, name in enumerate(inputs) if name == column]
        falls = []
        for _ in range(REPEATS):
            shuffled = part.x.copy()
            shuffled[:, places] = part.x[rng.permutation(len(part.y))][:, places]
            falls.append(usual - scores(experiment, part.y, predict(shuffled))[metric])
        found[column] = float(np.mean(falls))
    return found
