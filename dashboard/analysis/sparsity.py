"""How many weights are nearly zero, and how the rest are spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NEARLY_ZERO = 0.01
BINS = 41


@dataclass(frozen=True)
class Spread:
    """Weights of one layer: counts per bin between `-limit` and `limit`, and the share with |w| below NEARLY_ZERO."""

    counts: np.ndarray
    limit: float
    nearly_zero: float


def spread(kernel: np.ndarray, limit: float) -> Spread:
    """Counts the weights of a layer; those beyond `limit` are counted in the outermost bins."""
    inside = np.clip(kernel.ravel(), -limit, limit)
    counts, _ = np.histogram(inside, BINS, (-limit, limit))
    return Spread(counts, limit, float(np.mean(np.abs(kernel) < NEARLY_ZERO)))
