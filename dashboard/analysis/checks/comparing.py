"""Cells compared with each other: empty ones are equal, and below all numbers."""

from __future__ import annotations

import numpy as np

# NaN is equal to nothing.
_EMPTY = -1e300


def comparable(values: np.ndarray) -> np.ndarray:
    """The values with a number in place of each empty cell."""
    return np.nan_to_num(values, nan=_EMPTY)
