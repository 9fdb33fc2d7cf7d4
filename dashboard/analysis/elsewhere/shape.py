"""Numbers that describe the shape of a curve: how much it jumps, and where it leaps."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.verdict.curves.noise import SPIKE, scaled_differences

# With fewer epochs nothing is said of how far a curve jumps, nor of what stands out.
FEWEST_EPOCHS = 8
# A leap is measured against jumps of at least this share, however calm the curve is.
LITTLE = 0.05


def jump(curve: np.ndarray) -> float:
    """The standard deviation of the noise of single epochs of a curve (epochs,); NaN if it is too short.

    By the median second difference, which neither a trend nor a few spikes change.
    """
    if len(curve) < FEWEST_EPOCHS:
        return float("nan")
    return float(np.median(scaled_differences(curve, 2, autocorrelation=0.0)))


def relative_jump(curve: np.ndarray) -> float:
    """The jump of a curve as a share of its level; NaN if it is too short, or all of it is 0.

    Of positive losses the logarithm jumps by the same share, and what grows or shrinks by a factor is straight in it.
    """
    level = float(np.median(np.abs(curve))) if len(curve) else 0.0
    if not level > 0:
        return float("nan")
    share = jump(curve) / level
    return min(share, jump(np.log(curve))) if curve.min() > 0 else share


def second_half(curve: np.ndarray) -> np.ndarray:
    """Where a curve is less steep. Of fewer than 15 epochs it is too short for a jump."""
    return curve[len(curve) // 2 :]


def spikes(curve: np.ndarray, jumps: float = SPIKE) -> tuple[int, ...]:
    """Epochs, from 1, at which a curve leaps up alone: by `jumps` usual ones above the epochs before and after it.

    A jump is a share of the level that it is at: early losses may be a thousand times as large as most.
    """
    if len(curve) < FEWEST_EPOCHS:
        return ()
    before, at, after = curve[:-2], curve[1:-1], curve[2:]
    beside = np.maximum(before, after)
    share = max(LITTLE, np.nan_to_num(relative_jump(curve)))
    usual = np.maximum(max(jump(curve), LITTLE * float(np.median(np.abs(curve)))), share * np.abs(beside))
    return tuple(int(epoch) + 2 for epoch in np.flatnonzero(at - beside > jumps * usual))
