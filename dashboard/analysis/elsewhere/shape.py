"""Numbers that describe the shape of a curve: how much it jumps, and where it leaps."""

from __future__ import annotations

import numpy as np

# Fewer epochs than this say nothing about how a curve jumps.
FEWEST = 8
# A spike stands this many times the usual jump above both its neighbours.
SPIKE = 6.0
# The median absolute value of a normal distribution, and the size of second differences of independent noise.
_MEDIAN, _SECOND = 0.6745, np.sqrt(6.0)


def jump(curve: np.ndarray) -> float:
    """The standard deviation of what a curve (epochs,) does from epoch to epoch without a trend; NaN if too short.

    From the median second difference, which neither a trend nor a few spikes move.
    """
    if len(curve) < FEWEST:
        return float("nan")
    return float(np.median(np.abs(np.diff(curve, 2))) / _MEDIAN / _SECOND)


def relative_jump(curve: np.ndarray) -> float:
    """The jump over the second half of a curve as a share of its level there."""
    half = curve[len(curve) // 2 :]
    level = float(np.median(np.abs(half))) if len(half) else 0.0
    return jump(half) / level if level > 0 else float("nan")


def spikes(curve: np.ndarray) -> tuple[int, ...]:
    """Epochs, from 1, at which a curve leaps up alone: far above the epochs before and after it."""
    if len(curve) < FEWEST:
        return ()
    before, at, after = curve[:-2], curve[1:-1], curve[2:]
    above = at - np.maximum(before, after)
    usual = max(jump(curve), 0.05 * float(np.median(np.abs(curve))))
    return tuple(int(epoch) + 2 for epoch in np.flatnonzero(above > SPIKE * usual))
