"""What the fits show: how far apart stopping and L2 are, at worst and at their best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import Interval, geometric_interval
from dashboard.analysis.words import percent, with_interval
from language.numbers import two_digits
from language.say import mark, t, tn
from pages.stopping_as_l2.tasks import Fits
from pages.stopping_as_l2.trials import times

STOPPING, PENALTY = mark("stopping"), mark("L2")
NAMES = (STOPPING, PENALTY)
# Theorem 1 of Ali, Kolter and Tibshirani 2019: whatever the inputs, the true weights and the time.
BOUND = 1.6862


@dataclass(frozen=True)
class Both:
    """The fits of all seeds: `errors` and `risks` (2, seeds, times), of stopping and of L2; `first` is one seed's."""

    errors: np.ndarray
    risks: np.ndarray
    first: Fits

    @classmethod
    def of(cls, fits: Sequence[Fits]) -> Both:
        return cls(np.stack([one.errors for one in fits], 1), np.stack([one.risks for one in fits], 1), fits[0])

    @property
    def seeds(self) -> int:
        return self.risks.shape[1]

    @property
    def ratios(self) -> np.ndarray:
        """Expected error of stopping over that of L2 (seeds, times)."""
        return np.asarray(self.risks[0] / self.risks[1])

    @property
    def worst(self) -> float:
        return float(self.ratios.max())

    def best(self, place: int) -> tuple[float, Interval]:
        """Time and measured error of one of the two where its expected error is lowest, over seeds."""
        at = int(np.argmin(self.risks[place].mean(0)))
        return float(times()[at]), geometric_interval(self.errors[place, :, at])


def finding(both: Both) -> str:
    """The largest ratio as far as times go, beside the proved bound, which is for any; and both at their best."""
    _, at = np.unravel_index(int(np.argmax(both.ratios)), both.ratios.shape)
    at_most = tn(
        "**Up to t = {last:,g}, over {count} seed, the expected error of early stopping is at most {worst:.2f} times "
        "that of L2; {bound:.2f} is the proven bound.** The largest ratio is at t = {time:.2g}; over times and seeds, "
        "the ratio averages {mean:.2f}.",
        "**Up to t = {last:,g}, over {count} seeds, the expected error of early stopping is at most {worst:.2f} times "
        "that of L2; {bound:.2f} is the proven bound.** The largest ratio is at t = {time:.2g}; over times and seeds, "
        "the ratio averages {mean:.2f}.",
        both.seeds,
        last=times()[-1],
        worst=both.worst,
        bound=BOUND,
        time=times()[at],
        mean=both.ratios.mean(),
    )
    return f"{at_most} {_at_best(both)} {_late(both)}"


def _at_best(both: Both) -> str:
    (when, stopped), (time, shrunk) = (both.best(place) for place in range(2))
    enough = both.seeds >= FEWEST_PAIRS
    stopped_error, shrunk_error = (with_interval(one) if enough else two_digits(one.mean) for one in (stopped, shrunk))
    return t(_AT_BEST[enough], time=when, stopped=stopped_error, strength=1.0 / time, shrunk=shrunk_error)


# By whether there are seeds enough for intervals.
_AT_BEST = {
    True: mark(
        "At their best, as measured, stopping at t = {time:.2g} has an error of {stopped}, and L2 of strength "
        "{strength:.2g} has {shrunk}, with 95% intervals."
    ),
    False: mark(
        "At their best, as measured, stopping at t = {time:.2g} has an error of {stopped}, and L2 of strength "
        "{strength:.2g} has {shrunk}."
    ),
}


def _late(both: Both) -> str:
    """What either does about the noise, next to training on."""
    kept = float(np.mean(both.risks[0].min(1) / both.risks[0][:, -1]))
    return t(
        "The best stopping time leaves, on average, {share} of the expected error at t = {time:,g}.",
        share=percent(kept),
        time=times()[-1],
    )
