"""The line that a curve ends with, through as many epochs as it is straight, up to noise.

A line through many epochs shows a slope where any two places of a noisy curve can't be told apart. How noisy it is
follows from how far its own epochs are off it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.statistics import student_quantile
from dashboard.analysis.verdict.curves.noise import usual_noise_of
from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The stretches at the end that are tried, longest first, as shares of the epochs.
STRETCHES = (1.0, 0.75, 0.5)
# The fewest epochs of a stretch.
FEWEST_EPOCHS = 4
# The levels of the tests for a slope, for a bend, and for epochs that are rougher than noise.
SLOPED, BENT, ROUGH = 0.999, 0.975, 0.9
# The noise of single epochs is a median, which takes this many times the epochs of a standard deviation to be as sure.
LESS_SURE = 3.0
# The least norm, for each epoch, of what a line leaves of a parabola; less is rounding.
ROUNDING = 1e-9


@dataclass(frozen=True)
class Trend:
    """The slope of the line, its standard error, and how many epochs it runs through."""

    slope: float
    error: float
    epochs: int

    @property
    def noise(self) -> float:
        """The steepest slope that chance explains."""
        return _student(self.epochs, SLOPED) * self.error


def trend_of(curve: Smoothed) -> Trend | None:
    """The line through the longest straight stretch; None where each is bent or too short.

    Its slope is the rise over half of all epochs.
    """
    time = np.arange(curve.count) / max((curve.count - 1) / 2.0, 0.5)
    for share in STRETCHES:
        epochs = round(share * curve.count)
        line = _straight_line(curve, time[-epochs:]) if epochs >= FEWEST_EPOCHS else None
        if line is not None:
            return line
    return None


def _straight_line(curve: Smoothed, time: np.ndarray) -> Trend | None:
    """The line through the last epochs, at each `time` (epochs,); None where they bend or stray by more than noise."""
    epochs = len(time)
    values, height = _rescaled(curve.curve[curve.count - epochs : curve.count])
    quadratic = time**2
    time, step = _rescaled(time - time.mean())
    length = float(np.linalg.norm(time))
    if length == 0.0:
        return None
    unit, residuals = time / length, values - values.mean()
    slope = float(unit @ residuals)
    residuals = residuals - slope * unit
    quadratic = quadratic - quadratic.mean()
    quadratic = quadratic - (unit @ quadratic) * unit
    size = float(np.linalg.norm(quadratic))
    bend = float(quadratic @ residuals) / size if size > ROUNDING * epochs else 0.0
    spread = float(np.sqrt(max(residuals @ residuals - bend**2, 0.0) / max(epochs - 3, 1)))
    noise = spread * float(np.sqrt((1 + curve.autocorrelation) / (1 - curve.autocorrelation)))
    if spread > _roughest(values, curve.autocorrelation) or abs(bend) > _student(epochs, BENT) * noise:
        return None
    back = height / (length * step)
    return Trend(slope * back, noise * back, epochs)


def _rescaled(values: np.ndarray) -> tuple[np.ndarray, float]:
    """The values in units of the largest, so that no square overflows, and that unit."""
    size = float(np.abs(values).max()) or 1.0
    return values / size, size


def _student(epochs: int, level: float) -> float:
    """The quantile of Student's t, as three parameters are fitted."""
    return student_quantile(max(epochs - 2, 2), level)


def _roughest(values: np.ndarray, autocorrelation: float) -> float:
    """The largest standard deviation around a line that noise explains: Fisher's F."""
    left = max(len(values) - 3, 1)
    noise = usual_noise_of(values, autocorrelation)
    return noise * float(np.sqrt(special.fdtri(left, max(left / LESS_SURE, 1.0), ROUGH)))
