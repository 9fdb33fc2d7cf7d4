"""The arithmetic of a split, on plain arrays: exported scripts hold these functions as they stand."""

from __future__ import annotations

import numpy as np


def skewed(place: np.ndarray, y: np.ndarray, skew: float) -> np.ndarray:
    """Places in the order of the rows, led by the rank of the target the more, the larger the skew."""
    rank = np.argsort(np.argsort(y, kind="stable")) / len(y)
    return (1.0 - skew) * place + skew * rank


def stratified(place: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Places in the order of the rows by which every stretch of them has the same share of each class."""
    even = np.empty(len(y))
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        even[rows] = (np.argsort(np.argsort(place[rows])) + 0.5) / len(rows)
    return even


def spread_of(values: np.ndarray) -> np.ndarray:
    """Standard deviations, with 1 where a column is constant."""
    spread = values.std(0)
    return np.where(spread > 0, spread, 1.0)


def redraw(
    y: np.ndarray, labels: np.ndarray, fraction: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Training targets of which a fraction is drawn anew from `labels`, and which ones they are."""
    redrawn = np.zeros(len(y), bool)
    redrawn[rng.permutation(len(y))[: round(fraction * len(y))]] = True
    drawn = rng.choice(labels, len(y)).astype(y.dtype)
    return np.where(redrawn, drawn, y), redrawn
