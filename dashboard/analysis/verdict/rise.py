"""Whether validation loss has risen from its lowest, by how much, and whether training rose with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.curves.smoothing import Smoothed
from dashboard.analysis.verdict.curves.trend import trend_of
from dashboard.analysis.verdict.gap import LEARNED

# A rise counts from this share of the lowest loss, and this share of what a constant prediction loses ...
OF_LOWEST, OF_SCALE = 0.06, 0.02
# ... and if it is more than this many standard errors, from the noise of epochs; twice as many where training loss has
# not moved since then.
ERRORS = 4.0
# A rise or fall is plain from this multiple of OF_LOWEST on, however small beside a first loss.
SEVERAL = 4.0
# Training has become worse where its loss rose by this share of a constant's, and of the rise of validation loss.
WORSE, WORSE_OF_RISE = 0.05, 0.5


@dataclass(frozen=True, kw_only=True)
class Rise:
    """The smoothed curves at the lowest point of validation loss and at the epoch judged.

    `place`, where it is lowest, counts from 0; `marked` is the place that is named and that charts mark. `error` is the
    standard error of the rise, from the noise of epochs alone, and `ratio_error` that of the logarithm of the ratio.
    `train_rise` is how far training loss rose from its own lowest. `climbs` says that a line through the last epochs
    rises, however noisy single epochs are.
    """

    place: int
    marked: int
    lowest: float
    last: float
    error: float
    ratio_error: float
    train_at_lowest: float
    train_last: float
    train_error: float
    train_rise: float
    scale: float
    climbs: bool

    @property
    def height(self) -> float:
        return self.last - self.lowest

    @property
    def ratio(self) -> float:
        """How many times the lowest loss the last one is."""
        return self.last / self.lowest if self.lowest > 0 else float("nan")

    @property
    def counts(self) -> bool:
        """Whether it is large enough to matter, and more than the noise of epochs."""
        flat = abs(self.train_last - self.train_at_lowest) <= self.train_error
        errors = 2.0 * ERRORS if flat and not self.training_is_worse else ERRORS
        return self.ends_above and (self.height > errors * self.error or self.climbs)

    @property
    def ends_above(self) -> bool:
        """Whether validation loss ends far enough above its lowest to matter, whether that is noise or not."""
        return self.is_enough(self.lowest, self.last)

    def is_enough(self, lowest: float, last: float) -> bool:
        """Whether a rise between two losses is large enough to matter."""
        return last >= self.least(lowest)

    def least(self, lowest: float, times: float = 1.0) -> float:
        """The least loss that is a rise from the lowest one, or is that many `times` over."""
        return least_rise(lowest, self.scale, times)

    @property
    def is_plain(self) -> bool:
        """Whether it is several times the share of the lowest loss that counts, and more than noise."""
        return self.height > max(SEVERAL * OF_LOWEST * abs(self.lowest), 2.0 * ERRORS * self.error)

    @property
    def training_fell(self) -> bool:
        """Whether training loss fell meanwhile by as much as a rise has to be."""
        return self.train_at_lowest >= self.least(self.train_last)

    @property
    def training_is_worse(self) -> bool:
        """Whether training loss rose enough to matter, also beside the rise of validation loss.

        Where it is back at a constant prediction's, all that was learned is lost: that is enough.
        """
        share = 0.0 if self.train_last > (1.0 - LEARNED) * self.scale else WORSE_OF_RISE
        return self.train_rise > max(WORSE * self.scale, share * self.height)

    @property
    def training_surely_rose(self) -> bool:
        """Whether training loss rose by more than the noise of its epochs."""
        return self.train_rise > ERRORS * self.train_error

    @property
    def both_rose(self) -> bool:
        """Whether training loss surely rose, alone or together with validation loss, which ends above its lowest."""
        together = self.height + self.train_rise > ERRORS * float(np.hypot(self.error, self.train_error))
        surely = self.training_is_worse and (self.training_surely_rose or together)
        return surely and self.ends_above


def least_rise(lowest: float, scale: float, times: float = 1.0) -> float:
    """The least loss that is a rise from the lowest one, where a constant prediction loses `scale`."""
    return lowest + times * max(OF_LOWEST * abs(lowest), OF_SCALE * scale)


def rise_of(case: Case) -> Rise:
    """Measures the rise of a case that has both curves."""
    train, validation = case.smooth_train, case.smooth_validation
    place, trend = validation.lowest, trend_of(validation)
    return Rise(
        place=place,
        marked=_marked(case),
        lowest=float(validation.values.min()),
        last=validation.last,
        error=_error(validation, place),
        ratio_error=_ratio_error(validation, place),
        train_at_lowest=train.at(place),
        train_last=train.last,
        train_error=_error(train, place),
        train_rise=train.last - float(train.values.min()),
        scale=case.scale,
        climbs=trend is not None and trend.slope > trend.noise,
    )


def _marked(case: Case) -> int:
    """The place of the lowest single epoch, as charts mark it, if the smoothed curve has not risen there."""
    curve, single = case.smooth_validation, case.lowest_place(case.count)
    return single if curve.at(single) < least_rise(float(curve.values.min()), case.scale) else curve.lowest


def _error(curve: Smoothed, place: int) -> float:
    return float(np.hypot(curve.error_at(place), curve.errors[-1]))


def _ratio_error(curve: Smoothed, place: int) -> float:
    lowest = float(curve.values.min())
    if min(lowest, curve.last) <= 0:
        return float("nan")
    return float(np.hypot(curve.error_at(place) / lowest, curve.errors[-1] / curve.last))
