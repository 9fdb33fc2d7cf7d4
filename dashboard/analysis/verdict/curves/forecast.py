"""What to expect of a curve: how far it falls within some more epochs, and how likely a fall of a given size is.

No one shape is taken for true. Each that losses fall by is fitted to the end of the curve, and counts by its posterior
probability (Bayesian model averaging: Hoeting et al. 1999).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import special

from dashboard.analysis.verdict.curves.clock import Clock
from dashboard.analysis.verdict.curves.fits import Fits, fits
from dashboard.analysis.verdict.curves.shapes import PRIOR, heights
from dashboard.analysis.verdict.curves.smoothing import Smoothed
from dashboard.analysis.verdict.curves.stretches import stretches_of

# The prior probability that both curves of a training fall by one shape.
SAME_SHAPE = 0.8
# The standard deviation by which the sizes of such falls then differ, as a share of the other.
SIZES_DIFFER = 0.5
# The standard deviation by which a fall departs from the shape that it had, as a share.
DEPARTURE = 0.15
# A mean loss over few rows falls as they do, and other rows would make it fall differently: the standard deviation of
# the falls of single rows, as a multiple of their mean. The median of 67 trainings, most of which have 0.8 to 3.
OF_ROWS = 1.75
# The highest probability that is given to anything.
SUREST = 0.995


@dataclass(frozen=True)
class Ways:
    """The ways in which a curve may go on, by one stretch: arrays (ways,) of their probabilities, sizes and so on.

    `size` is how far the curve falls for each unit of the shape, with its standard error and the degrees of freedom.
    `weight` is how much the stretch counts beside the others.
    """

    probability: np.ndarray
    size: np.ndarray
    error: np.ndarray
    freedom: np.ndarray
    weight: float

    def probability_of(self, least: float, unit_falls: np.ndarray, departure: float) -> float:
        """How likely a fall of at least `least` is, where each shape of size 1 falls by `unit_falls` (shapes,)."""
        unit_falls = np.resize(unit_falls, len(self.size))
        beyond = self.size * unit_falls - least
        error = np.hypot(self.error, departure * self.size) * unit_falls
        in_errors = np.where(error > 0, beyond / np.where(error > 0, error, 1.0), np.copysign(np.inf, beyond))
        possible = self.probability > 0
        likely = special.stdtr(self.freedom, in_errors, where=possible, out=np.zeros(len(possible)))
        return float(self.probability @ likely)

    def expected(self, unit_falls: np.ndarray) -> float:
        return float(self.probability @ (self.size * np.resize(unit_falls, len(self.size))))


@dataclass(frozen=True)
class Forecast:
    """The ways in which a curve may go on, by each of the stretches; sizes are shares of `scale`.

    It is `time` now, and as many epochs again take the time of `again`. What follows departs from a shape with a
    standard deviation of the share `departure`.
    """

    stretches: tuple[Ways, ...]
    time: float
    again: float
    scale: float
    departure: float = DEPARTURE

    def probability(self, times: float, least: float) -> float:
        """How likely a fall of at least `least` is by the time of `times` as many epochs."""
        falls = _unit_falls(self.time, self.again, times)
        found = [ways.probability_of(least / self.scale, falls, self.departure) for ways in self.stretches]
        return pooled(found, self._weights)

    def expected(self, times: float) -> float:
        """How far it is expected to fall by the time of `times` as many epochs."""
        unit_falls = _unit_falls(self.time, self.again, times)
        falls = [ways.expected(unit_falls) for ways in self.stretches]
        return self.scale * float(np.average(falls, weights=self._weights))

    @property
    def _weights(self) -> list[float]:
        return [ways.weight for ways in self.stretches]


@lru_cache(maxsize=32)
def _unit_falls(time: float, again: float, times: float) -> np.ndarray:
    """By how much each shape of size 1 (shapes,) falls by the time of `times` as many epochs.

    Kept, since the trainings of a batch are asked about at the same few times.
    """
    now, then = heights(time + np.array([0.0, times - 1.0]) * again, time).T
    return np.asarray(now - then)


def pooled(probabilities: Sequence[float], weights: Sequence[float] | None = None) -> float:
    """One probability from several opinions, none of which is quite sure: by the mean of their log odds."""
    log_odds = special.logit(np.clip(probabilities, 1.0 - SUREST, SUREST))
    return float(special.expit(np.average(log_odds, weights=weights)))


def forecasts(
    curve: Smoothed, other: Smoothed, scale: float, clock: Clock, rows: float = math.inf
) -> tuple[Forecast, Forecast, Forecast]:
    """Three forecasts: for a curve beside another of its training, for the curve alone, and for the other alone.

    The curve is a mean over `rows` rows.
    """
    pairs = [(fits(curve, some, scale), fits(other, some, scale)) for some in stretches_of(clock)]
    beside = tuple(_beside(*pair) for pair in pairs)
    alone, others = (tuple(_alone(pair[place]) for pair in pairs) for place in (0, 1))
    departure = math.hypot(DEPARTURE, OF_ROWS / math.sqrt(rows))
    one, two = (Forecast(stretches, clock.now, clock.again, scale, departure) for stretches in (beside, alone))
    return one, two, Forecast(others, clock.now, clock.again, scale)


def _alone(own: Fits) -> Ways:
    posterior = _posterior(own.log_likelihood)
    return Ways(posterior, own.size, own.error, np.full(len(posterior), own.freedom), own.weight)


def _beside(own: Fits, other: Fits) -> Ways:
    """The ways of a curve by one shape with the other, and by a shape of its own, as likely as each of the two is."""
    apart = _alone(own)
    together = _posterior(own.log_likelihood + other.log_likelihood)
    same = _probability_of_one_shape(own, other)
    size, error = _shrunk_towards(own, other)
    return Ways(
        np.concatenate([same * together, (1.0 - same) * apart.probability]),
        np.concatenate([size, own.size]),
        np.concatenate([error, own.error]),
        np.concatenate([np.full(len(size), own.freedom + other.freedom), apart.freedom]),
        min(own.weight, other.weight),
    )


def _probability_of_one_shape(own: Fits, other: Fits) -> float:
    """How likely it is that both curves fall by one shape: by the Bayes factor, from SAME_SHAPE."""
    one = _log_evidence(own.log_likelihood + other.log_likelihood)
    two = _log_evidence(own.log_likelihood) + _log_evidence(other.log_likelihood)
    return float(special.expit(special.logit(SAME_SHAPE) + one - two))


def _shrunk_towards(own: Fits, other: Fits) -> tuple[np.ndarray, np.ndarray]:
    """Sizes and their errors where a curve falls about as much as the other one: means weighted by precision."""
    tiny = np.finfo(float).tiny
    falls = other.size > 0
    mine = 1.0 / np.maximum(own.error**2, tiny)
    others = np.where(falls, 1.0 / np.maximum((SIZES_DIFFER * other.size) ** 2 + other.error**2, tiny), 0.0)
    return (own.size * mine + other.size * others) / (mine + others), (mine + others) ** -0.5


def _posterior(log_likelihood: np.ndarray) -> np.ndarray:
    found = _prior(log_likelihood) * np.exp(log_likelihood - log_likelihood.max())
    return np.asarray(found / found.sum())


def _log_evidence(log_likelihood: np.ndarray) -> float:
    most = float(log_likelihood.max())
    return most + float(np.log(_prior(log_likelihood) @ np.exp(log_likelihood - most)))


def _prior(log_likelihood: np.ndarray) -> np.ndarray:
    """Shapes are as likely by themselves as with each kind of part beside them that the rate holds up."""
    return np.resize(PRIOR * len(PRIOR) / len(log_likelihood), len(log_likelihood))
