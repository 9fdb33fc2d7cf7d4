"""Whether a learning rate was cut each time that validation loss stood still, as ReduceLROnPlateau does."""

from __future__ import annotations

import numpy as np

# The relative difference below which two rates, or the factors of two cuts, are the same.
SAME = 0.01
# The relative improvements that callbacks may ask for (`min_delta`), and the default of ReduceLROnPlateau.
MIN_DELTAS, USUAL_MIN_DELTA = (0.0, 1e-4, 1e-3, 1e-2), 1e-4
# The fewest epochs without an improvement before a single cut, and before each of several.
LEAST_PATIENCE_OF_ONE, LEAST_PATIENCE = 3, 2
# A single cut near one of these shares of the epochs was planned, up to this share of them away.
ROUND = np.array([1 / 4, 1 / 3, 2 / 5, 1 / 2, 3 / 5, 2 / 3, 3 / 4, 4 / 5])
NEAR_ROUND = 0.02


def cut_on_plateaus(rates: np.ndarray, losses: np.ndarray) -> bool:
    """Whether plateaus of `losses` were followed by cuts of `rates`, both by epoch (n,).

    With more epochs such a training would keep its last rate, where a schedule would be stretched over all of them.
    """
    changes = np.flatnonzero(np.abs(np.diff(rates)) > SAME * rates[:-1]) + 1
    # After a rate of 0, as before a warm-up, nothing is a cut.
    if not len(changes) or len(losses) != len(rates) or not rates[changes - 1].all():
        return False
    if not _cut_alike(rates[changes] / rates[changes - 1]):
        return False
    if len(changes) == 1:
        planned = np.abs(changes[0] / len(rates) - ROUND).min() <= NEAR_ROUND
        return bool(not planned and _waits(losses, changes, USUAL_MIN_DELTA)[0] >= LEAST_PATIENCE_OF_ONE)
    if np.ptp(np.diff(changes, prepend=0)) == 0:
        return False
    return any(_same_patience(_waits(losses, changes, min_delta)) for min_delta in MIN_DELTAS)


def _cut_alike(factors: np.ndarray) -> bool:
    """Whether all changes are cuts by one factor, except that the last may end at a least rate."""
    return bool(factors.max() < 1.0 and np.ptp(factors[:-1] if len(factors) > 1 else factors) <= SAME)


def _same_patience(waits: list[int]) -> bool:
    return min(waits) >= LEAST_PATIENCE and max(waits) == min(waits)


def _waits(losses: np.ndarray, changes: np.ndarray, min_delta: float) -> list[int]:
    """How many epochs went by before each cut since the last improvement, or since the cut before."""
    best, wait, waits = np.inf, 0, []
    for epoch, loss in enumerate(losses[: changes[-1]]):
        if epoch in changes:
            waits.append(wait)
            wait = 0
        better = loss < best - min_delta * abs(best) if np.isfinite(best) else True
        best, wait = (loss, 0) if better else (best, wait + 1)
    return [*waits, wait]
