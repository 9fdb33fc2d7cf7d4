"""Whether a curve still falls as fast as before, or ever faster: one that settles does neither."""

from __future__ import annotations

import math

import numpy as np

from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The last half of a steady fall has more than this share of it, and than this many standard errors of the noise.
STEADY, ERRORS = 1 / 3, 4.0
# A fall speeds up if it does over this many steps.
STEPS = 3


def falls_steadily(curve: Smoothed) -> bool:
    middle = curve.places[-1] / 2
    half, noise = curve.at(middle) - curve.last, math.hypot(curve.error_at(middle), float(curve.errors[-1]))
    return half > max(STEADY * (float(curve.values[0]) - curve.last), ERRORS * noise)


def speeds_up(train: np.ndarray, validation: np.ndarray, least: float) -> bool:
    """Whether both losses end at their lowest, each step down larger than the one before, the last by `least`."""
    both = np.column_stack([train, validation])
    steps = np.diff(both[-STEPS - 1 :], axis=0)
    return bool(
        len(steps) == STEPS
        and (both[-1] <= both.min(0)).all()
        and (np.diff(steps, axis=0) < 0).all()
        and (steps[[0, -1]] < [[0.0], [-least]]).all()
    )
