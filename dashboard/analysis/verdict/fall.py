"""Whether more epochs would lower the loss, as its curve so far lets expect."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis.verdict.curves.smoothing import Smoothed
from dashboard.analysis.verdict.curves.trend import following_of, trend_of

# A fall that is expected of as many epochs again counts from this share of a constant prediction's loss ...
OF_SCALE = 0.05
# ... or from this smaller one, if it is this share of the loss that is left.
LITTLE_OF_SCALE, OF_LOSS = 0.02, 0.2
# What is expected lies this near the share that counts, either way: it may count, or not.
NEAR = 1.25
# Training goes on to learn from this share.
GOES_ON_OF_SCALE = 0.01
# Validation loss falls by at most so many times what training loss does.
MOST_OF_TRAINING = 1.5
# A fall between two places is seen when it is so many of its standard errors from the noise of epochs.
ERRORS = 4.0
# What is left to fall is at most so many times what the last of these shares of the epochs lead to, each as long as the
# one before it; noise moves them by so many standard errors.
MOST_LEFT, LAST_SHARES, SURE = 1.5, (1 / 4, 1 / 8, 1 / 16, 1 / 32), 2.0
# A straight line falls twice as much each time that the epochs double.
STRAIGHT = 2.0
# Where noise leaves open whether validation loss falls, it follows training loss if it went so much of the way.
FOLLOWS = 0.5


@dataclass(frozen=True)
class Fall:
    """How much the second half of the epochs lowered the smoothed loss, and how much lower as many again would: `soon`.

    `latest` is the harmonic mean of that and of what it would be at the rate of the last quarter, which is nothing
    after a sudden drop. `noise` is how much of that chance could make, `loss` what is left. `hidden` says that noise
    hides the fall itself, and it is what training loss, which the curve followed so far, lets expect.
    """

    latest: float
    pace: float
    soon: float
    noise: float
    loss: float
    scale: float
    hidden: bool = False

    @property
    def later(self) -> float:
        """How much lower four times the epochs would, if the doubling after the next one goes on alike."""
        return self.soon * (1.0 + self.pace)

    @property
    def seen(self) -> bool:
        """Whether it is more than the noise of epochs."""
        return self.latest > self.noise

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


def fall_of(curve: Smoothed, scale: float) -> Fall:
    """Of one of a training's curves, by itself.

    Each doubling of the epochs is taken to lower it by so many times what the one before did as the last one did: its
    pace. Where noise hides all but a line, that is one as long as no epoch is off it, and else at most as before.
    """
    trend = trend_of(curve)
    if trend is not None and 0.0 < trend.noise < -trend.slope:
        pace, left = (STRAIGHT, np.inf) if trend.whole else (1.0, _left(curve))
        return Fall(-trend.slope, pace, min(-trend.slope * pace, left), trend.noise, curve.last, scale)
    quarter, half, late = (curve.at(share * curve.count - 1) for share in (0.25, 0.5, 0.75))
    latest, error = _latest(curve, half, late)
    pace = min(latest / (quarter - half), STRAIGHT) if quarter > half else STRAIGHT
    return Fall(latest, pace, min(latest * pace, _left(curve)), ERRORS * error, curve.last, scale)


def fall_beside(curve: Smoothed, train_curve: Smoothed, train: Fall, scale: float) -> Fall:
    """Of validation loss, which may go on to follow training loss as far as it did so far."""
    own = fall_of(curve, scale)
    above = _above_lowest(curve)
    if train.seen and not own.seen:
        followed = _followed(curve, train_curve, own, train)
        if followed > 0:
            latest, soon = followed * train.latest, followed * train.soon - above
            return Fall(latest, train.pace, soon, 0.0, curve.last, scale, hidden=True)
    follows = min(own.latest / train.latest, 1.0) * train.soon if train.latest > 0 else 0.0
    return replace(own, soon=min(max(own.soon, follows), MOST_OF_TRAINING * train.soon) - above)


def _followed(curve: Smoothed, train_curve: Smoothed, own: Fall, train: Fall) -> float:
    """How far the curve followed training loss, as a share; 0 where it is likelier that it stood still."""
    line = following_of(curve, train_curve)
    share = line.slope if line is not None else own.latest / train.latest
    follows = share > FOLLOWS or (line is not None and share > line.noise)
    return min(share, 1.0) if follows else 0.0


def _above_lowest(curve: Smoothed) -> float:
    """How far the curve surely is above its lowest point, to which it would have to come back first."""
    lowest = int(np.argmin(curve.values))
    error = float(np.hypot(curve.errors[-1], curve.errors[lowest]))
    return max(curve.last - float(curve.values[lowest]) - SURE * error, 0.0)


def _latest(curve: Smoothed, half: float, late: float) -> tuple[float, float]:
    """How much the second half lowered the curve, and its standard error: of the harmonic mean, by what moves it."""
    one, other = half - curve.last, 2.0 * (late - curve.last)
    if min(one, other) <= 0:
        return 0.0, 0.0
    by_half, by_late = 2.0 * (other / (one + other)) ** 2, 4.0 * (one / (one + other)) ** 2
    moved = (
        by_half * curve.error_at(0.5 * curve.count),
        by_late * curve.error_at(0.75 * curve.count),
        (by_half + by_late) * curve.errors[-1],
    )
    return 2.0 * one * other / (one + other), float(np.linalg.norm(moved))


def _left(curve: Smoothed) -> float:
    """How much is left to fall at most, if each share of the epochs lowers it by as much less as the last one did.

    What fell faster and faster may have been a drop that is over. Infinite where noise leaves open that it goes on.
    """
    return min(_left_after(curve, share) for share in LAST_SHARES)


def _left_after(curve: Smoothed, share: float) -> float:
    if share * curve.count < 1.0:
        return np.inf
    late, later = (curve.at((1.0 - times * share) * curve.count - 1) for times in (2, 1))
    error = SURE * float(np.hypot(curve.errors[-1], curve.error_at((1.0 - share) * curve.count - 1)))
    before, last = late - later - error, max(later - curve.last + error, 0.0)
    return MOST_LEFT * last * last / (before - last) if before > last else np.inf
