"""Whether more epochs would lower the loss, as its curve so far lets expect."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.smoothing import Smoothed
from dashboard.analysis.verdict.curves.trend import trend_of

# A fall that is expected of as many epochs again counts from this share of a constant prediction's loss ...
OF_SCALE = 0.05
# ... or from this smaller one, if it is this share of the loss that is left.
LITTLE_OF_SCALE, OF_LOSS = 0.02, 0.2
# What is expected lies this near the share that counts, either way: it may count, or not.
NEAR = 1.35
# Training goes on to learn from this share.
GOES_ON_OF_SCALE = 0.01
# Validation loss falls by at most so many times what training loss does.
MOST_OF_TRAINING = 1.5
# A fall is seen when it is so many of its standard errors from the noise of epochs.
ERRORS = 4.0
# What is left to fall is at most so many times what its last eighths lead to, with noise of so many standard errors.
MOST_LEFT, SURE = 1.5, 2.0
# A straight line falls twice as much each time that the epochs double.
STRAIGHT = 2.0


@dataclass(frozen=True)
class Fall:
    """How much the second half of the epochs lowered the smoothed loss, and how much lower as many again would: `soon`.

    `latest` is the harmonic mean of that and of what it would be at the rate of the last quarter, which is nothing
    after a sudden drop. `error` is the standard error of `latest`, `loss` what is left.
    """

    latest: float
    pace: float
    soon: float
    error: float
    loss: float
    scale: float

    @property
    def later(self) -> float:
        """How much lower four times the epochs would, if the doubling after the next one goes on alike."""
        return self.soon * (1.0 + self.pace)

    @property
    def seen(self) -> bool:
        """Whether it is more than the noise of epochs."""
        return self.latest > ERRORS * self.error

    @property
    def goes_on(self) -> bool:
        """Whether the curve is expected to fall at all: validation loss falls on only while training loss does."""
        return self.soon >= min(GOES_ON_OF_SCALE * self.scale, OF_LOSS * self.loss)

    @property
    def least(self) -> float:
        """The least fall that counts."""
        return min(OF_SCALE * self.scale, max(LITTLE_OF_SCALE * self.scale, OF_LOSS * self.loss))

    @property
    def counts(self) -> bool:
        return self.seen and self.soon >= self.least

    @property
    def may_count(self) -> bool:
        """Whether it is too near the least that counts to be told from it."""
        return self.seen and self.least / NEAR <= self.soon < NEAR * self.least


def fall_of(curve: Smoothed, scale: float, beside: Fall | None = None) -> Fall:
    """Of one of a training's curves.

    Each doubling of the epochs is taken to lower it by so many times what the one before did as the last one did: its
    pace. Or it is taken to follow training loss, `beside` it, as far as it did so far.
    """
    count = int(curve.places[-1]) + 1
    quarter, half, late = (curve.at(share * count - 1) for share in (0.25, 0.5, 0.75))
    latest, error = _latest(curve, half, late)
    pace = min(latest / (quarter - half), STRAIGHT) if quarter > half else STRAIGHT
    soon = min(latest * pace, _left(curve))
    if beside is not None and beside.latest > 0:
        soon = max(soon, min(latest / beside.latest, 1.0) * beside.soon)
    if beside is not None:
        # Below its lowest so far, and only as far as training goes on.
        soon = min(soon, MOST_OF_TRAINING * beside.soon) - (curve.last - float(curve.values.min()))
    return Fall(latest, pace, soon, error, curve.last, scale)


def _latest(curve: Smoothed, half: float, late: float) -> tuple[float, float]:
    """How much the second half lowered the curve, and its standard error; by a line where two places are too noisy."""
    count = int(curve.places[-1]) + 1
    latest = _both(half - curve.last, 2.0 * (late - curve.last))
    error = float(np.hypot(curve.errors[-1], curve.error_at(0.5 * count)))
    if latest <= ERRORS * error:
        trend = trend_of(curve)
        if trend.fall > ERRORS * trend.error:
            return trend.fall, trend.error
    return latest, error


def _left(curve: Smoothed) -> float:
    """How much is left to fall at most, if each eighth of the epochs lowers it by as much less as the last one did.

    What fell faster and faster may have been a drop that is over. Infinite where noise leaves open that it goes on.
    """
    count = int(curve.places[-1]) + 1
    late, later = (curve.at(share * count - 1) for share in (0.75, 0.875))
    error = SURE * float(np.hypot(curve.errors[-1], curve.error_at(0.875 * count - 1)))
    before, last = late - later - error, max(later - curve.last + error, 0.0)
    return MOST_LEFT * last * last / (before - last) if before > last else np.inf


def _both(one: float, other: float) -> float:
    """The harmonic mean; 0 if one of them is not positive."""
    return 2.0 * one * other / (one + other) if min(one, other) > 0 else 0.0
