"""Results of trainings that never were, drawn over a wide range of what comparisons look like."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from dashboard.analysis.results import Results
from dashboard.experiment.arms import Arm
from dashboard.experiment.record import Record
from tests.made import count_weights, made_record


def random_results(arms: Sequence[Arm], seed: int, *, most_seeds: int = 30) -> Results:
    """Losses that are paired by seed; some are still missing, some diverged, and some are all but zero.

    Of those that diverged, an arm does at some seeds, or all but a few arms at most or all of them.

    Arms differ not at all, hardly, or much; seeds and chance move losses a little or a lot.
    """
    rng = np.random.default_rng(seed)
    count = int(rng.integers(3, most_seeds + 1))
    level = 10.0 ** rng.choice([-9.0, -1.5, -0.5, 0.3], p=[0.1, 0.2, 0.4, 0.3])
    effects = rng.normal(0.0, rng.choice([0.0, 0.02, 0.3, 0.8]), len(arms))
    by_seed = rng.normal(0.0, rng.choice([0.1, 0.6]), count)
    chance = rng.choice([0.003, 0.05, 0.3]) * rng.standard_t(5, size=(len(arms), count))
    losses = level * np.exp(effects[:, None] + by_seed + chance)
    diverged = np.zeros(losses.shape, bool)
    if rng.random() < 0.4:
        unstable = int(rng.integers(len(arms)))
        diverged[unstable] = rng.random(count) < rng.choice([0.1, 0.9, 1.0])
    if seed % 6 == 5:
        often, sound = rng.choice([0.5, 1.0]), rng.choice(len(arms), rng.integers(3), replace=False)
        diverged = rng.random(losses.shape) < often
        diverged[sound] = False
    missing = np.arange(count) >= count - rng.integers(0, 2, len(arms))[:, None]
    constant = float(rng.choice([math.log(2), math.nan]))
    return Results(
        tuple(arms),
        tuple(
            tuple(
                None if missing[i, j] and count > 3 else _record(arm, losses[i, j], diverged[i, j], constant, rng)
                for j in range(count)
            )
            for i, arm in enumerate(arms)
        ),
    )


def _record(arm: Arm, loss: float, diverged: bool, constant: float, rng: np.random.Generator) -> Record:
    """Weights are drawn too, some of them zero, and scores."""
    count = count_weights(arm.experiment)
    weights = rng.normal(0.0, 0.3, count) * (rng.random(count) < 0.5)
    return made_record(
        float(loss),
        experiment=arm.experiment,
        reason="diverged" if diverged else "finished",
        weight=weights,
        metrics=rng.uniform(0.5, 1.0, 3).tolist(),
        constant_loss=constant,
    )
