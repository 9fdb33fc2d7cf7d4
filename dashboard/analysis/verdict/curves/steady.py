"""Whether a curve fell as much late as early: one that settles does not."""

from __future__ import annotations

import math

from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The last half of a steady fall has this share of it, and so many standard errors of the noise of epochs.
STEADY, ERRORS = 1 / 3, 4.0


def falls_steadily(curve: Smoothed) -> bool:
    middle = curve.places[-1] / 2
    half, noise = curve.at(middle) - curve.last, math.hypot(curve.error_at(middle), float(curve.errors[-1]))
    return half > max(STEADY * (float(curve.values[0]) - curve.last), ERRORS * noise)
