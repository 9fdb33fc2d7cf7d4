"""Whether more epochs would lower validation loss: as was tried, or as the curves so far let expect."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.ahead import Ahead, ahead_of
from dashboard.analysis.verdict.case import Case
from dashboard.analysis.verdict.curves.forecast import SUREST, Forecast, forecasts, pooled
from dashboard.analysis.verdict.rise import OF_LOWEST, SEVERAL

# A fall that is expected of as many epochs again counts from this share of a constant prediction's loss, or of the loss
# itself where that is larger ...
OF_SCALE = 0.05
# ... or from this smaller one, if it is this share of the loss that is left.
LITTLE_OF_SCALE, OF_LOSS = 0.02, 0.2
# A fall counts where it is three times as likely as not, and is open unless it is less than half as likely as not.
LIKELY, OPEN = 3 / 4, 1 / 3
# How much the forecast by training loss alone weighs in that.
OF_TRAINING = 1 / 3
# As many epochs again, and the epochs within which more would help if they ever do: multiples of the epochs so far.
AGAIN, LATER = 2.0, 4.0


@dataclass(frozen=True, kw_only=True)
class Fall:
    """Forecasts of validation loss by both curves and by its own alone, and of training loss by its own.

    `loss` is that of the epoch judged, and `last` that of the last epoch, which is another where weights were restored:
    what it rose since then has to be made up for. `ahead` is what as many epochs again did, where they were tried: it
    counts from the `lowest` loss so far, as making up for a rise is no gain.
    """

    by_both: Forecast
    by_validation: Forecast
    by_training: Forecast
    loss: float
    last: float
    scale: float
    lowest: float
    ahead: Ahead | None

    @property
    def expected_later(self) -> float:
        """How much lower four times the epochs would make it."""
        return self.by_both.expected(LATER) - (self.last - self.loss)

    @property
    def least(self) -> float:
        """The least fall that counts."""
        return least_fall(self.loss, self.scale)

    @property
    def probability(self) -> float:
        """How likely it is that as many epochs again lower it by what counts."""
        return self._probability(AGAIN, self.least)

    @property
    def counts(self) -> bool:
        return self.probability >= LIKELY

    @property
    def is_plain(self) -> bool:
        """Whether it is several times what counts of the loss that is left, however small beside a constant's."""
        return self.loss > 0 and self._probability(AGAIN, SEVERAL * OF_LOWEST * self.loss) >= LIKELY

    @property
    def is_hidden(self) -> bool:
        """Whether training loss shows the fall, and the noise of validation loss hides it."""
        least = self.least + self.last - self.loss
        return self.by_validation.probability(AGAIN, least) < LIKELY <= self.by_training.probability(AGAIN, least)

    def probability_below(self, loss: float) -> float:
        """How likely it is that a fall that counts brings it down to `loss` at some time."""
        return self._probability(LATER, max(self.loss - loss, self.least))

    def _probability(self, times: float, least: float) -> float:
        if self.ahead is None:
            return self._forecast(times, least)
        tried = float(np.clip(self.ahead.probability_below(self.lowest - least), 1.0 - SUREST, SUREST))
        falls = times > AGAIN and self.ahead.lowest < self.lowest
        return max(tried, self._forecast(times, least)) if falls else tried

    def _forecast(self, times: float, least: float) -> float:
        least += self.last - self.loss
        found = [forecast.probability(times, least) for forecast in (self.by_both, self.by_training)]
        return pooled(found, (1.0 - OF_TRAINING, OF_TRAINING))


def least_fall(loss: float, scale: float) -> float:
    """The least fall of a loss that counts, where a constant prediction loses `scale`."""
    return min(OF_SCALE * max(scale, loss), max(LITTLE_OF_SCALE * scale, OF_LOSS * loss))


def fall_of(case: Case, rows: float) -> Fall:
    """The fall that validation loss, a mean over `rows` rows, still has ahead of it."""
    whole, loss = case.to_the_end, case.smooth_validation.last
    curve = whole.smooth_validation
    by_both, by_validation, by_training = forecasts(curve, whole.smooth_train, case.scale, whole.clock, rows)
    return Fall(
        by_both=by_both,
        by_validation=by_validation,
        by_training=by_training,
        loss=loss,
        last=curve.last,
        scale=case.scale,
        lowest=min(loss, float(curve.values.min())),
        ahead=ahead_of(case.rows),
    )
