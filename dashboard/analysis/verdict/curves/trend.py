"""The straight line that a curve ends with, over as many epochs as noise leaves it straight.

Two places of a noisy curve can't be told apart where a line through all the epochs between them can.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The stretches at the end that are tried, longest first, as shares of the epochs.
STRETCHES = (1.0, 0.75, 0.5)
# A bend is seen from so many of its standard errors.
BENT = 2.0
# And what a parabola leaves is more than noise from so many times it.
ROUGH = 1.5
FEWEST = 4


@dataclass(frozen=True)
class Trend:
    """How much the line falls over half of all epochs, and the standard error of that; NaN where there is no line."""

    fall: float
    error: float


NO_TREND = Trend(np.nan, np.nan)


def trend_of(curve: Smoothed) -> Trend:
    """Of the longest stretch in which no bend is more than the noise of epochs."""
    count = int(curve.places[-1]) + 1
    for share in STRETCHES:
        rows = round(share * count)
        if rows < FEWEST:
            break
        slope, bend, spread = _fitted(curve.curve[count - rows : count])
        if spread > ROUGH * curve.noise:
            continue
        noise = max(curve.noise, spread)
        # Standard errors of slope and bend over a stretch of length 1, for rows evenly spread.
        if abs(bend) <= BENT * noise * np.sqrt(180.0 / rows):
            half = 0.5 / share
            return Trend(-slope * half, float(noise * np.sqrt(12.0 / rows) * half))
    return NO_TREND


def _fitted(values: np.ndarray) -> tuple[float, float, float]:
    """Slope of the best line and bend of the best parabola, over the whole stretch, and the spread around that."""
    time = np.linspace(-0.5, 0.5, len(values))
    bow = time**2 - np.mean(time**2)
    slope, bend = time @ values / (time @ time), bow @ values / (bow @ bow)
    left = values - values.mean() - slope * time - bend * bow
    return float(slope), float(bend), float(np.sqrt(np.sum(left**2) / max(len(values) - 3, 1)))
