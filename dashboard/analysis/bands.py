"""Means over seeds, with the interval that holds the true mean 19 times out of 20."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

LEVEL = 0.95


@dataclass(frozen=True)
class Interval:
    """A mean and its two-sided Student interval at LEVEL; infinitely wide for fewer than two values."""

    mean: float
    low: float
    high: float
    count: int

    @property
    def clear(self) -> bool:
        """Whether the interval leaves zero out."""
        return self.low > 0 or self.high < 0

    def __str__(self) -> str:
        return f"{self.mean:.3g} [{self.low:.3g}, {self.high:.3g}]"


@dataclass(frozen=True)
class Band:
    """Means with their intervals, such as one for each epoch; `counts` are the trainings behind each of them."""

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    counts: np.ndarray

    def __len__(self) -> int:
        return len(self.mean)


def interval(values: np.ndarray) -> Interval:
    """Mean and interval of independent values (n,), n at least 1."""
    mean, half = _mean_and_half(np.asarray(values, float)[:, None])
    return Interval(float(mean[0]), float(mean[0] - half[0]), float(mean[0] + half[0]), len(values))


def band(curves: Sequence[np.ndarray]) -> Band:
    """Mean and interval at each epoch, from 1, of curves that may differ in length.

    The band ends where fewer than half of the trainings are still running: the mean of the few that run longest would
    say more about which ones they are than about the epoch.
    """
    longest = max(len(curve) for curve in curves)
    table = np.full((len(curves), longest), np.nan)
    for row, curve in zip(table, curves, strict=True):
        row[: len(curve)] = curve
    counts = np.sum(~np.isnan(table), 0)
    length = int(np.sum(counts * 2 >= len(curves)))
    mean, half = _mean_and_half(table[:, :length])
    return Band(mean, mean - half, mean + half, counts[:length])


def _mean_and_half(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Column means of (n, m), missing values left out, and half the width of their intervals."""
    counts = np.sum(~np.isnan(table), 0)
    mean = np.nansum(table, 0) / counts
    squares = np.nansum((table - mean) ** 2, 0)
    several = counts > 1
    freedom = np.where(several, counts - 1, 1)
    error = np.sqrt(squares / freedom / counts)
    half = np.where(several, special.stdtrit(freedom, 0.5 + LEVEL / 2) * error, np.inf)
    return mean, half
