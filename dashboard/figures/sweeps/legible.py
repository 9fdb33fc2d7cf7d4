"""What a scale holds that all values of a sweep share: one that explodes leaves the others legible."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

# What is larger than most by this factor explodes, as at a very large learning rate; fewer samples do less to a loss.
FAR = 6.0


def legible(sizes: Sequence[float] | np.ndarray) -> np.ndarray:
    """The sizes that a scale has to hold, without those that are far beyond most."""
    found = np.asarray(sizes, float)
    return found[found <= FAR * np.median(found)]
