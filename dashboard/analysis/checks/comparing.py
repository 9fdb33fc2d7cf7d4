"""Cells as they are compared: empty ones are equal, and below all numbers; numbers are as near as they are written."""

from __future__ import annotations

import numpy as np

# NaN is equal to nothing.
_EMPTY = -1e300


def comparable(values: np.ndarray) -> np.ndarray:
    """The values with a number in place of each empty cell."""
    return np.nan_to_num(values, nan=_EMPTY)


def step_of_writing(values: np.ndarray) -> float:
    """The step in which values are written: 0.01 for prices; 0 where they are not rounded."""
    steps = (10.0**-digits for digits in range(-3, 7))
    return next((step for step in steps if np.allclose(values / step, np.round(values / step), rtol=0, atol=1e-6)), 0.0)
