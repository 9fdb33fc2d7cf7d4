"""What more epochs did to validation loss, where the training was tried with them: measured, not forecast."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.experiment.row_losses import RowLosses


@dataclass(frozen=True)
class Ahead:
    """The lowest of the validation losses at a few places ahead, the standard error of what it fell, and its freedom.

    The fall is that of the same rows, so that rows which are hard both now and then add nothing to the error.
    """

    lowest: float
    error: float
    freedom: int

    def chance(self, most: float) -> float:
        """How likely it is that other rows, too, have a loss of at most so much there."""
        if self.error <= 0:
            return float(self.lowest <= most)
        return float(special.stdtr(self.freedom, (most - self.lowest) / self.error))


def ahead_of(rows: RowLosses | None) -> Ahead | None:
    """None where nobody looked ahead, and where too few rows say nothing of others.

    Where the loss overflowed at all places, the lowest is infinite, for whatever rows.
    """
    if rows is None or len(rows) < 2 or not len(rows.ahead):
        return None
    means = rows.ahead.mean(1)
    place = int(means.argmin())
    if math.isinf(means[place]):
        return Ahead(math.inf, 0.0, len(rows) - 1)
    fell = rows.kept - rows.ahead[place]
    error = float(np.std(fell, ddof=1)) / math.sqrt(len(rows))
    return Ahead(float(means[place]), error, len(rows) - 1)
