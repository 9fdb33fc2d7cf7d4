"""Whether a learning rate was cut each time that validation loss stood still, as ReduceLROnPlateau does."""

from __future__ import annotations

import numpy as np

# The relative difference below which two rates, or the factors of two cuts, are the same.
SAME = 0.01
# The relative improvements that callbacks may ask for (`min_delta`): their default is the second one.
IMPROVED = (0.0, 1e-4, 1e-3, 1e-2)
# Epochs without an improvement before a cut that is the only one.
ALONE = 3
# The same before each of several cuts.
EACH = 2
# A single cut near one of these shares of the epochs was planned.
ROUND = np.array([1 / 4, 1 / 3, 2 / 5, 1 / 2, 3 / 5, 2 / 3, 3 / 4, 4 / 5])
# How near, as a share of the epochs.
NEAR_ROUND = 0.02


def cut_on_plateaus(rates: np.ndarray, losses: np.ndarray) -> bool:
    """Whether plateaus of `losses` were followed by cuts of `rates`, both by epoch (n,).

    Such a training, gone on with, keeps its last rate, where a schedule would be stretched over more epochs.
    """
    changes = np.flatnonzero(np.abs(np.diff(rates)) > SAME * rates[:-1]) + 1
    if not len(changes) or len(losses) != len(rates) or not _alike(rates[changes] / rates[changes - 1]):
        return False
    if len(changes) == 1:
        planned = np.abs(changes[0] / len(rates) - ROUND).min() <= NEAR_ROUND
        return bool(not planned and _waits(losses, changes, IMPROVED[1])[0] >= ALONE)
    if np.ptp(np.diff(changes, prepend=0)) == 0:
        return False
    return any(_same_patience(_waits(losses, changes, improved)) for improved in IMPROVED)


def _alike(factors: np.ndarray) -> bool:
    """Whether each change is a cut, by one factor; the last may end at a least rate."""
    return bool(factors.max() < 1.0 and np.ptp(factors[:-1] if len(factors) > 1 else factors) <= SAME)


def _same_patience(waits: list[int]) -> bool:
    return min(waits) >= EACH and max(waits) == min(waits)


def _waits(losses: np.ndarray, changes: np.ndarray, improved: float) -> list[int]:
    """How many epochs before each cut went by without an improvement, since that or the cut before."""
    best, wait, waits = np.inf, 0, []
    for epoch, loss in enumerate(losses[: changes[-1]]):
        if epoch in changes:
            waits.append(wait)
            wait = 0
        better = loss < best - improved * abs(best) if np.isfinite(best) else True
        best, wait = (loss, 0) if better else (best, wait + 1)
    return [*waits, wait]
