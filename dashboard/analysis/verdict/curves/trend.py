"""The line that a curve ends with, through as many epochs as noise leaves it straight.

Two places of a noisy curve can't be told apart where a line through all the epochs between them can. Its own epochs say
how noisy it is: what they are off it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.verdict.curves.noise import noise_of
from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The stretches at the end that are tried, longest first, as shares of the epochs; each has so many epochs at least.
STRETCHES, FEWEST = (1.0, 0.75, 0.5), 4
# A line is sloped, and bent, beyond chance at these levels, and rougher than noise at the last one.
SLOPED, BENT, ROUGH = 0.999, 0.975, 0.9
# The noise of single epochs, a median of differences, is as sure as a standard deviation of so many times fewer.
LESS_SURE = 3.0
NOTHING = 1e-9


@dataclass(frozen=True)
class Trend:
    """The slope of the line, its standard error, and the share of the epochs that it runs through."""

    slope: float
    error: float
    share: float
    rows: int

    @property
    def noise(self) -> float:
        """How much of a slope chance could make."""
        return _student(self.rows, SLOPED) * self.error

    @property
    def whole(self) -> bool:
        """Whether all epochs lie on it."""
        return self.share == 1.0


def trend_of(curve: Smoothed) -> Trend | None:
    """Its slope is the rise over half of all epochs. None where every stretch is bent, or too short."""
    time = np.arange(curve.count) / max((curve.count - 1) / 2.0, 0.5)
    return _line(curve, time, time**2)


def _line(curve: Smoothed, along: np.ndarray, bow: np.ndarray) -> Trend | None:
    """Of the longest stretch that is straight `along` (count,): not bent by more than noise the way `bow` is."""
    for share in STRETCHES:
        rows = round(share * curve.count)
        line = _through(curve, along[-rows:], bow[-rows:], share) if rows >= FEWEST else None
        if line is not None:
            return line
    return None


def _through(curve: Smoothed, along: np.ndarray, bow: np.ndarray, share: float) -> Trend | None:
    rows = len(along)
    values, height = _sized(curve.curve[curve.count - rows : curve.count])
    along, step = _sized(along - along.mean())
    length = float(np.linalg.norm(along))
    if length == 0.0:
        return None
    unit, left = along / length, values - values.mean()
    slope = float(unit @ left)
    left = left - slope * unit
    bow = bow - bow.mean()
    bow = bow - (unit @ bow) * unit
    size = float(np.linalg.norm(bow))
    bend = float(bow @ left) / size if size > NOTHING * rows else 0.0
    spread = float(np.sqrt(max(left @ left - bend**2, 0.0) / max(rows - 3, 1)))
    noise = spread * float(np.sqrt((1 + curve.carried) / (1 - curve.carried)))
    if spread > _roughest(values, curve.carried) or abs(bend) > _student(rows, BENT) * noise:
        return None
    back = height / (length * step)
    return Trend(slope * back, noise * back, share, rows)


def _sized(values: np.ndarray) -> tuple[np.ndarray, float]:
    """In units of the largest, so that no square overflows, and that."""
    size = float(np.abs(values).max()) or 1.0
    return values / size, size


def _student(rows: int, level: float) -> float:
    return float(special.stdtrit(max(rows - 3, 1), level))


def _roughest(values: np.ndarray, carried: float) -> float:
    """How far epochs may be off a line if no more than noise puts them there: Fisher's F."""
    left = max(len(values) - 3, 1)
    noise = float(np.median(noise_of(values, carried)[1]))
    return noise * float(np.sqrt(special.fdtri(left, max(left / LESS_SURE, 1.0), ROUGH)))
