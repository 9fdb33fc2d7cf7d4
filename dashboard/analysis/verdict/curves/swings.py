"""How far a curve swings back and forth from one epoch to the next, whatever its trend."""

from __future__ import annotations

import numpy as np

# The first epochs, in which most curves have yet to settle, are left out; fewer epochs after them say nothing.
SETTLED, FEWEST = 0.25, 8


def swings_of(curve: np.ndarray) -> float:
    """The mean swing as a share of the level around which it swings; 0 where too few epochs say so.

    A swing is what one epoch adds and the next takes back, or the other way round. One that is larger than the level
    counts as the level, so that a single spike moves little. Of independent noise, the mean is 0.6 standard deviations.
    """
    settled = curve[int(SETTLED * len(curve)) :]
    level = float(np.median(np.abs(settled))) if len(settled) else 0.0
    if len(settled) < FEWEST or not level > 0:
        return 0.0
    steps = np.diff(settled / level)
    before, after = steps[:-1], steps[1:]
    back = np.where(before * after < 0, np.minimum(np.abs(before), np.abs(after)), 0.0)
    return float(np.minimum(back, 1.0).mean())
