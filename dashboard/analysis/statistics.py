"""What numbers over seeds bear out: intervals, tests, and how to test several things at once.

Only SciPy's special functions are used: `scipy.stats` and statsmodels would cost the page's process more memory than
the few lines below.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from language.numbers import NO_BREAK, three_digits

LEVEL = 0.95
# The quantiles of the normal distribution at that level.
ONE_SIDED, TWO_SIDED = 1.645, 1.96
# The standard deviation of a normal distribution, in median absolute deviations.
MAD_TO_DEVIATION = 1.4826
# A ratio with a larger logarithm would overflow.
LARGEST_LOG = 700.0
# The power to plan for: a difference like the present one should be found four times out of five ...
POWER = 0.8
# ... with at most this many seeds.
MOST_SEEDS = 1000


@dataclass(frozen=True)
class Interval:
    """A mean and its two-sided interval; infinitely wide for fewer than two values."""

    mean: float
    low: float
    high: float
    count: int

    @property
    def clear(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0

    def __str__(self) -> str:
        mean, low, high = map(three_digits, (self.mean, self.low, self.high))
        return f"{mean}{NO_BREAK}[{low},{NO_BREAK}{high}]"


def interval(values: np.ndarray, level: float = LEVEL, overlap: float = 0.0) -> Interval:
    """Mean and Student interval of values (n,), n at least 1, which are independent unless they have an `overlap`.

    That is the number of validation rows per training row, where each value is from another split of the same rows:
    such values are correlated, and more of them tell hardly more (Nadeau and Bengio 2003).
    """
    count, mean = len(values), float(np.mean(values))
    if count < 2:
        return Interval(mean, -math.inf, math.inf, count)
    half = student_quantile(count, 0.5 + level / 2) * _standard_error(values, overlap)
    return Interval(mean, mean - half, mean + half, count)


def geometric_mean(values: np.ndarray) -> float:
    """The typical value of positive ones (n,), which no single large one dominates; the mean where one of them is 0."""
    values = np.asarray(values, float)
    return float(np.exp(np.log(values).mean()) if np.all(values > 0) else values.mean())


def geometric_interval(values: np.ndarray) -> Interval:
    """The geometric mean of values (n,) with its interval, which is not symmetric; that of the mean where one is 0."""
    values = np.asarray(values, float)
    if not np.all(values > 0):
        return interval(values)
    logs = interval(np.log(values))
    mean, low, high = np.exp([logs.mean, logs.low, logs.high])
    return Interval(float(mean), float(low), float(high), logs.count)


def p_value(values: np.ndarray, overlap: float = 0.0) -> float:
    """Student's two-sided test that values (n,) have a mean of zero, as for `interval`; 1 for fewer than two."""
    count = len(values)
    if count < 2:
        return 1.0
    mean, error = float(np.mean(values)), _standard_error(values, overlap)
    if error == 0.0:
        return float(mean == 0.0)
    return float(2.0 * special.stdtr(count - 1, -abs(mean) / error))


def holm_levels(p: Sequence[float], level: float = LEVEL) -> list[float]:
    """For each of several tests the level of the interval that leaves zero out exactly where Holm's procedure rejects.

    The smallest p has to pass `1 - level` divided by the number of tests, the next one that divided by one less, and so
    on; after the first that fails, none is rejected. So the chance of even one false rejection stays below `1 - level`.
    """
    alpha, left, failed = 1.0 - level, len(p), False
    levels = [0.0] * len(p)
    for place in sorted(range(len(p)), key=lambda place: p[place]):
        levels[place] = 1.0 - alpha / left
        failed = failed or p[place] > alpha / left
        left = left if failed else left - 1
    return levels


def seeds_to_tell(effect: float, spread: float, level: float = LEVEL) -> int | None:
    """Seeds with which Student's interval at `level` would leave zero out, four times out of five.

    `effect` is the mean that is expected, `spread` the standard deviation. None for more than MOST_SEEDS.
    """
    return _fewest(
        lambda count: student_quantile(count, 0.5 + level / 2) + student_quantile(count, POWER), abs(effect), spread
    )


def seeds_to_confine(room: float, spread: float, level: float = LEVEL) -> int | None:
    """Seeds with which half of Student's interval would be as wide as `room`; None for more than MOST_SEEDS."""
    return _fewest(lambda count: student_quantile(count, 0.5 + level / 2), room, spread)


def seeds_to_decide(effect: float, room: float, spread: float, level: float = LEVEL) -> int | None:
    """The fewer of the seeds that tell an `effect` from zero, and of those that confine it to the `room` around it."""
    found = seeds_to_tell(effect, spread, level), seeds_to_confine(room, spread, level)
    return min((count for count in found if count is not None), default=None)


def student_quantile(count: int, share: float) -> float:
    """The quantile of Student's t for the mean of `count` values: at `share` of all draws, one-sided."""
    return float(special.stdtrit(count - 1, share))


def _standard_error(values: np.ndarray, overlap: float) -> float:
    """Of the mean of two values or more; without an overlap they are independent."""
    return float(np.std(values, ddof=1)) * math.sqrt(1.0 / len(values) + overlap)


def _fewest(errors: Callable[[int], float], room: float, spread: float) -> int | None:
    """The fewest seeds with which `errors(seeds)` standard errors fit into `room`, if there is any."""
    counts = range(2, MOST_SEEDS + 1) if room > 0 else ()
    return next((count for count in counts if errors(count) * spread <= room * math.sqrt(count)), None)
