"""The line that a curve ends with, through as many epochs as noise leaves it straight.

Two places of a noisy curve can't be told apart where a line through all the epochs between them can. Its own epochs say
how noisy it is: what they are off it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.statistics import student_quantile
from dashboard.analysis.verdict.curves.noise import noise_of
from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The stretches at the end that are tried, longest first, as shares of the epochs.
STRETCHES = (1.0, 0.75, 0.5)
# The fewest epochs of a stretch.
FEWEST_EPOCHS = 4
# The levels of the tests for a slope, for a bend, and for epochs that are rougher than noise.
SLOPED, BENT, ROUGH = 0.999, 0.975, 0.9
# How many times fewer epochs a standard deviation needs to be as sure as the noise of single epochs, a median.
LESS_SURE = 3.0
# The least norm, for each epoch, of what a line leaves of a parabola; below, it is rounding.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Trend:
    """The slope of the line, its standard error, and how many epochs it runs through."""

    slope: float
    error: float
    epochs: int

    @property
    def noise(self) -> float:
        """How much of a slope chance could make."""
        return _student(self.epochs, SLOPED) * self.error


def trend_of(curve: Smoothed) -> Trend | None:
    """The line through the longest stretch that is straight; None where every one is bent, or too short.

    Its slope is the rise over half of all epochs.
    """
    time = np.arange(curve.count) / max((curve.count - 1) / 2.0, 0.5)
    for share in STRETCHES:
        epochs = round(share * curve.count)
        line = _through(curve, time[-epochs:]) if epochs >= FEWEST_EPOCHS else None
        if line is not None:
            return line
    return None


def _through(curve: Smoothed, time: np.ndarray) -> Trend | None:
    """The line through the last epochs of a curve, at each `time` (epochs,); None if it is bent by more than noise."""
    epochs = len(time)
    values, height = _sized(curve.curve[curve.count - epochs : curve.count])
    quadratic = time**2
    time, step = _sized(time - time.mean())
    length = float(np.linalg.norm(time))
    if length == 0.0:
        return None
    unit, left = time / length, values - values.mean()
    slope = float(unit @ left)
    left = left - slope * unit
    quadratic = quadratic - quadratic.mean()
    quadratic = quadratic - (unit @ quadratic) * unit
    size = float(np.linalg.norm(quadratic))
    bend = float(quadratic @ left) / size if size > ROUNDING * epochs else 0.0
    spread = float(np.sqrt(max(left @ left - bend**2, 0.0) / max(epochs - 3, 1)))
    noise = spread * float(np.sqrt((1 + curve.carried) / (1 - curve.carried)))
    if spread > _roughest(values, curve.carried) or abs(bend) > _student(epochs, BENT) * noise:
        return None
    back = height / (length * step)
    return Trend(slope * back, noise * back, epochs)


def _sized(values: np.ndarray) -> tuple[np.ndarray, float]:
    """The values in units of the largest, so that no square overflows, and that unit."""
    size = float(np.abs(values).max()) or 1.0
    return values / size, size


def _student(epochs: int, level: float) -> float:
    # Three parameters are fitted.
    return student_quantile(max(epochs - 2, 2), level)


def _roughest(values: np.ndarray, carried: float) -> float:
    """How far epochs may be off a line if no more than noise puts them there: Fisher's F."""
    left = max(len(values) - 3, 1)
    noise = float(np.median(noise_of(values, carried)[1]))
    return noise * float(np.sqrt(special.fdtri(left, max(left / LESS_SURE, 1.0), ROUGH)))
