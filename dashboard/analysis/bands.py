"""Curves over seeds: means with intervals that hold the true mean 19 times out of 20."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import special

from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.statistics import LEVEL


@dataclass(frozen=True)
class Band:
    """Means with their intervals, such as one for each epoch; `counts` are the trainings behind each of them."""

    mean: np.ndarray
    low: np.ndarray
    high: np.ndarray
    counts: np.ndarray

    def __len__(self) -> int:
        return len(self.mean)

    @property
    def said(self) -> np.ndarray:
        """Where an interval is drawn and said: that of two trainings is 13 times as wide as they are apart."""
        return self.counts >= FEWEST_PAIRS


def band(curves: Sequence[np.ndarray], *, geometric: bool = False) -> Band:
    """Mean and interval at each epoch, from 1, of curves that may differ in length.

    The band ends where fewer than half of the trainings are still running: the mean of the few that run longest would
    say more about which ones they are than about the epoch. A `geometric` one is for losses, unless one of them is 0.
    """
    longest = max(len(curve) for curve in curves)
    table = np.full((len(curves), longest), np.nan)
    for row, curve in zip(table, curves, strict=True):
        row[: len(curve)] = curve
    counts = np.sum(~np.isnan(table), 0)
    length = int(np.sum(counts * 2 >= len(curves)))
    table, counts = table[:, :length], counts[:length]
    if geometric and np.nanmin(table) > 0:
        mean, half = _mean_and_half(np.log(table))
        return Band(np.exp(mean), np.exp(mean - half), np.exp(mean + half), counts)
    mean, half = _mean_and_half(table)
    return Band(mean, mean - half, mean + half, counts)


def _mean_and_half(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Column means of (n, m), missing values left out, and half the width of their Student intervals."""
    counts = np.sum(~np.isnan(table), 0)
    mean = np.nansum(table, 0) / counts
    squares = np.nansum((table - mean) ** 2, 0)
    several = counts > 1
    freedom = np.where(several, counts - 1, 1)
    error = np.sqrt(squares / freedom / counts)
    half = np.where(several, special.stdtrit(freedom, 0.5 + LEVEL / 2) * error, np.inf)
    return mean, half
