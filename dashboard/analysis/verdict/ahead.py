"""What more epochs did to validation loss, where the training was tried with them: measured, not forecast."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.experiment.row_losses import RowLosses


@dataclass(frozen=True)
class Ahead:
    """The lowest validation loss at the epochs tried, with the standard error and the degrees of freedom of its fall.

    The fall is that of the same rows, so that rows which are hard both now and then add nothing to the error.
    """

    lowest: float
    error: float
    freedom: int

    def probability_below(self, loss: float) -> float:
        """How likely it is that the mean of other rows, too, is at most this there."""
        if self.error <= 0:
            return float(self.lowest <= loss)
        return float(special.stdtr(self.freedom, (loss - self.lowest) / self.error))


def ahead_of(rows: RowLosses | None) -> Ahead | None:
    """None where no more epochs were tried, and where the rows are too few to speak for others.

    Where the loss overflowed at all of these epochs, the lowest is infinite, whatever the rows.
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
