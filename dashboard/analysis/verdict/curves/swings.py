"""How far a curve swings back and forth from one epoch to the next, which no trend of it does."""

from __future__ import annotations

import numpy as np

# Its beginning, in which most curves have yet to settle, is left out; fewer epochs after it say nothing.
SETTLED, FEWEST = 0.25, 8


def swings_of(curve: np.ndarray) -> float:
    """The mean swing as a share of the level around which it swings; 0 where too few epochs say so.

    A swing is what an epoch adds and the next one takes back, or the other way round. One that is larger than the level
    counts as much as the level: a single spike moves little. Of noise, it is 0.6 standard deviations.
    """
    settled = curve[int(SETTLED * len(curve)) :]
    level = float(np.median(np.abs(settled))) if len(settled) else 0.0
    if len(settled) < FEWEST or not level > 0:
        return 0.0
    steps = np.diff(settled / level)
    before, after = steps[:-1], steps[1:]
    back = np.where(before * after < 0, np.minimum(np.abs(before), np.abs(after)), 0.0)
    return float(np.minimum(back, 1.0).mean())
