"""Whether more epochs would lower the loss: as was tried, or as its curve so far lets expect."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.ahead import Ahead
from dashboard.analysis.verdict.curves.clock import Clock
from dashboard.analysis.verdict.curves.forecast import SUREST, Forecast, forecasts, pooled
from dashboard.analysis.verdict.curves.smoothing import Smoothed
from dashboard.analysis.verdict.rise import OF_LOWEST, SEVERAL

# A fall that is expected of as many epochs again counts from this share of a constant prediction's loss, or of the loss
# itself where that is larger ...
OF_SCALE = 0.05
# ... or from this smaller one, if it is this share of the loss that is left.
LITTLE_OF_SCALE, OF_LOSS = 0.02, 0.2
# A fall has to be three times as likely as not, and is open unless it is half as likely.
LIKELY, OPEN = 3 / 4, 1 / 3
# How much training loss by itself has to say in that.
OF_TRAINING = 1 / 3
# As many epochs again, and the epochs in which more help if they ever do.
AGAIN, LATER = 2.0, 4.0


@dataclass(frozen=True)
class Fall:
    """What is expected of validation loss; `own` by its own curve alone, and `train` of training loss alone.

    `loss` is that of the epoch judged, and `last` that of the last one, which is another where weights were restored:
    what it rose since then has to be made up for. `ahead` is what as many epochs again did, where they were tried: it
    counts from the `lowest` loss so far, as what only makes up for a rise is no more than the network had.
    """

    forecast: Forecast
    own: Forecast
    train: Forecast
    loss: float
    last: float
    scale: float
    lowest: float
    ahead: Ahead | None

    @property
    def later(self) -> float:
        """How much lower four times the epochs would make it."""
        return self.forecast.expected(LATER) - (self.last - self.loss)

    @property
    def least(self) -> float:
        """The least fall that counts."""
        return least_fall(self.loss, self.scale)

    @property
    def likely(self) -> float:
        """How likely it is that as many epochs again lower it by what counts."""
        return self._chance(AGAIN, self.least)

    @property
    def counts(self) -> bool:
        return self.likely >= LIKELY

    @property
    def is_plain(self) -> bool:
        """Whether it is several times what counts of the loss that is left, however small beside a constant's."""
        return self.loss > 0 and self._chance(AGAIN, SEVERAL * OF_LOWEST * self.loss) >= LIKELY

    @property
    def hidden(self) -> bool:
        """Whether training loss shows the fall, and the noise of validation loss hides it."""
        least = self.least + self.last - self.loss
        return self.own.chance(AGAIN, least) < LIKELY <= self.train.chance(AGAIN, least)

    def chance_below(self, loss: float) -> float:
        """How likely it is that a fall that counts makes it that low some time."""
        return self._chance(LATER, max(self.loss - loss, self.least))

    def _chance(self, times: float, least: float) -> float:
        if self.ahead is None:
            return self._forecast(times, least)
        tried = float(np.clip(self.ahead.chance(self.lowest - least), 1.0 - SUREST, SUREST))
        falls = times > AGAIN and self.ahead.lowest < self.lowest
        return max(tried, self._forecast(times, least)) if falls else tried

    def _forecast(self, times: float, least: float) -> float:
        least += self.last - self.loss
        chances = [curve.chance(times, least) for curve in (self.forecast, self.train)]
        return pooled(chances, (1.0 - OF_TRAINING, OF_TRAINING))


def least_fall(loss: float, scale: float) -> float:
    """The least fall of a loss that counts, where a constant prediction loses `scale`."""
    return min(OF_SCALE * max(scale, loss), max(LITTLE_OF_SCALE * scale, OF_LOSS * loss))


def fall_of(
    curve: Smoothed,
    train: Smoothed,
    scale: float,
    clock: Clock,
    rows: float = math.inf,
    loss: float | None = None,
    ahead: Ahead | None = None,
) -> Fall:
    """The fall that validation loss, over `rows` rows, still has ahead of it; `clock` says when each epoch ended.

    `loss` is what it has to fall below, the last one if that is not given.
    """
    loss = curve.last if loss is None else loss
    lowest = min(loss, float(curve.values.min()))
    return Fall(*forecasts(curve, train, scale, clock, rows), loss, curve.last, scale, lowest, ahead)
