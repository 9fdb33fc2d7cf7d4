"""What is to be expected of a curve: how far it falls within some more epochs, and how likely that is so much.

No one shape is taken for true. Each that losses fall by is fitted to the end of the curve, and what it says counts as
much as it is likely.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.verdict.curves.clock import Clock
from dashboard.analysis.verdict.curves.fits import Fits, fits
from dashboard.analysis.verdict.curves.shapes import BEFOREHAND, heights
from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The stretches at the end that shapes are fitted to, as shares of the epochs.
STRETCHES = (1.0, 0.75, 0.5, 0.25)
# The fewest epochs of a stretch.
FEWEST_EPOCHS = 4
# The prior probability that both curves of a training fall by one shape.
SAME_SHAPE = 0.8
# The standard deviation by which the sizes of such falls then differ, as a share of the other.
SIZES_DIFFER = 0.5
# The standard deviation by which a fall departs from the shape that it had, as a share.
UNLIKE = 0.15
# A mean loss over few rows falls as they do, and other rows would make it fall differently: the standard deviation of
# the falls of single rows, as a multiple of their mean. The median of 67 trainings, most of which have 0.8 to 3.
OF_ROWS = 1.75
# The highest probability that is given to anything.
SUREST = 0.995


@dataclass(frozen=True)
class Ways:
    """The ways a curve may go on: how likely each is, how far it falls for each unit of its shape, and the error.

    `say` is how much they count beside those by other stretches.
    """

    chance: np.ndarray
    size: np.ndarray
    error: np.ndarray
    freedom: np.ndarray
    say: float

    def share(self, fall: np.ndarray, least: float, unlike: float) -> float:
        """How likely it is that the fall is at least so large, where `fall` (ways,) is that of each shape.

        What follows differs from a shape by the share `unlike`.
        """
        beyond = self.size * fall - least
        error = np.hypot(self.error, unlike * self.size) * fall
        sure = np.where(error > 0, beyond / np.where(error > 0, error, 1.0), np.copysign(np.inf, beyond))
        return float(self.chance @ special.stdtr(self.freedom, sure))

    def expected(self, fall: np.ndarray) -> float:
        return float(self.chance @ (self.size * fall))


@dataclass(frozen=True)
class Forecast:
    """The ways a curve may go on, by each of the stretches; sizes are shares of `scale`.

    Now it is `time`, and as many epochs again take the time of `again`. What follows differs from a shape by the share
    `unlike`.
    """

    stretches: tuple[Ways, ...]
    time: float
    again: float
    scale: float
    unlike: float = UNLIKE

    def chance(self, times: float, least: float) -> float:
        """How likely a fall of at least so much is until so many times the epochs."""
        chances = [ways.share(self._falls(ways, times), least / self.scale, self.unlike) for ways in self.stretches]
        return pooled(chances, [ways.say for ways in self.stretches])

    def expected(self, times: float) -> float:
        """How far it falls until so many times the epochs."""
        falls = [ways.expected(self._falls(ways, times)) for ways in self.stretches]
        return self.scale * float(np.average(falls, weights=[ways.say for ways in self.stretches]))

    def _falls(self, ways: Ways, times: float) -> np.ndarray:
        now, then = heights(self.time + np.array([0.0, times - 1.0]) * self.again, self.time).T
        return np.resize(now - then, len(ways.chance))


def pooled(chances: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """One chance from several opinions, none of which is quite sure: the mean of their odds, as logarithms."""
    return float(special.expit(np.average(special.logit(np.clip(chances, 1.0 - SUREST, SUREST)), weights=weights)))


def forecasts(
    curve: Smoothed, other: Smoothed, scale: float, clock: Clock, rows: float = math.inf
) -> tuple[Forecast, Forecast, Forecast]:
    """Three forecasts: for a curve beside another of its training, for the curve alone, and for the other alone.

    The curve is a mean over `rows` rows.
    """
    pairs = [(fits(curve, some, scale, clock), fits(other, some, scale, clock)) for some in _rows(clock)]
    beside = tuple(_beside(*pair) for pair in pairs)
    alone, others = (tuple(_alone(pair[place]) for pair in pairs) for place in (0, 1))
    unlike = math.hypot(UNLIKE, OF_ROWS / math.sqrt(rows))
    one, two = (Forecast(stretches, clock.now, clock.again, scale, unlike) for stretches in (beside, alone))
    return one, two, Forecast(others, clock.now, clock.again, scale)


def _rows(clock: Clock) -> list[int]:
    """How many epochs each stretch has."""
    count = len(clock.ends)
    before = np.interp([(1.0 - share) * clock.now for share in STRETCHES], [0.0, *clock.ends], np.arange(count + 1))
    return [max(round(count - some), min(count, FEWEST_EPOCHS)) for some in before]


def _alone(own: Fits) -> Ways:
    chance = _chances(own.likelihood)
    return Ways(chance, own.size, own.error, np.full(len(chance), own.freedom), own.say)


def _beside(own: Fits, other: Fits) -> Ways:
    """By one shape with the other curve, or by one of its own: as likely as each is."""
    apart = _alone(own)
    together = _chances(own.likelihood + other.likelihood)
    alike = _alike(own, other)
    size, error = _towards(own, other)
    return Ways(
        np.concatenate([alike * together, (1.0 - alike) * apart.chance]),
        np.concatenate([size, own.size]),
        np.concatenate([error, own.error]),
        np.concatenate([np.full(len(size), own.freedom + other.freedom), apart.freedom]),
        min(own.say, other.say),
    )


def _alike(own: Fits, other: Fits) -> float:
    """How likely it is that both have one shape."""
    evidence = _evidence(own.likelihood + other.likelihood)
    against = _evidence(own.likelihood) + _evidence(other.likelihood)
    return float(special.expit(special.logit(SAME_SHAPE) + evidence - against))


def _towards(own: Fits, other: Fits) -> tuple[np.ndarray, np.ndarray]:
    """The sizes of a curve and their errors, where it is likely to fall about as much as the other one."""
    tiny = np.finfo(float).tiny
    falls = other.size > 0
    mine = 1.0 / np.maximum(own.error**2, tiny)
    others = np.where(falls, 1.0 / np.maximum((SIZES_DIFFER * other.size) ** 2 + other.error**2, tiny), 0.0)
    return (own.size * mine + other.size * others) / (mine + others), (mine + others) ** -0.5


def _chances(likelihood: np.ndarray) -> np.ndarray:
    found = _beforehand(likelihood) * np.exp(likelihood - likelihood.max())
    return np.asarray(found / found.sum())


def _evidence(likelihood: np.ndarray) -> float:
    most = float(likelihood.max())
    return most + float(np.log(_beforehand(likelihood) @ np.exp(likelihood - most)))


def _beforehand(likelihood: np.ndarray) -> np.ndarray:
    """Shapes are as likely beside what the rate holds up as without it."""
    return np.resize(BEFOREHAND * len(BEFOREHAND) / len(likelihood), len(likelihood))
