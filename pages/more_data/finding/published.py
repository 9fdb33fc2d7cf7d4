"""The published error of a linear model, where rows and weights grow without end and keep their ratio.

Without L2: Hastie, Montanari, Rosset and Tibshirani 2022, theorem 1 (Annals of Statistics 50(2)); for one sequence of
rows Nakkiran 2019 has the same. With L2: their theorem 5, by the limit of Marchenko and Pastur. Both for independent
inputs of variance 1 and true weights of norm 1.
"""

from __future__ import annotations

import numpy as np


def without_l2(ratio: np.ndarray, noise: float) -> np.ndarray:
    """The error beyond the noise over rows for each weight; infinite at 1."""
    ratio = np.asarray(ratio, float)
    with np.errstate(divide="ignore"):
        fewer = 1.0 - ratio + noise**2 * ratio / (1.0 - ratio)
        more = noise**2 / (ratio - 1.0)
    return np.where(ratio < 1.0, fewer, np.where(ratio > 1.0, more, np.inf))


def with_l2(ratio: np.ndarray, noise: float, share: float) -> np.ndarray:
    """The same with L2, whose strength is `share` of the best one."""
    weights = 1.0 / np.asarray(ratio, float)
    strength = share * noise**2 * weights
    root = np.sqrt((1.0 - weights + strength) ** 2 + 4.0 * weights * strength)
    upper = root - (1.0 - weights + strength)
    # The limit's transform at -strength, and its derivative with respect to the strength.
    value = upper / (2.0 * weights * strength)
    slope = ((1.0 - weights + strength + 2.0 * weights) / root - 1.0) / (2.0 * weights * strength) - value / strength
    return noise**2 * weights * (value + strength * (1.0 - share) * slope)
