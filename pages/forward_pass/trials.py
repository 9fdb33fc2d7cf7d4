"""The numbers that the page begins with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

# A draw in which relu shows both its sides.
PLAIN_SEED = 196


def round_weights(units: Sequence[int]) -> tuple[np.ndarray, ...]:
    """Weights (after, before) with one decimal and none of them zero: easy to follow with pencil and paper."""
    rng = np.random.default_rng(PLAIN_SEED)
    return tuple(
        rng.integers(1, 13, (after, before)) * rng.choice((-0.1, 0.1), (after, before))
        for before, after in pairwise(units)
    )


def round_biases(units: Sequence[int]) -> tuple[np.ndarray, ...]:
    """Biases (after,) with one decimal."""
    rng = np.random.default_rng([PLAIN_SEED, 1])
    return tuple(rng.integers(-5, 6, after) * 0.1 for after in units[1:])
