"""What a worker does for this lesson: both fits of one seed, at all times."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pages.stopping_as_l2.trials import WEIGHTS, Setting, times

# A direction in which the inputs of the training rows don't vary is never fitted; this is as good as zero.
NOTHING = 1e-12


@dataclass(frozen=True)
class Fits:
    """Gradient flow stopped at each time, then L2 of one over it: arrays (2, times, ...).

    `errors` are the squared distances of the fitted weights from the true ones, `risks` what they are on average over
    the noise, given these inputs; `weights` (2, times, WEIGHTS).
    """

    seed: int
    errors: np.ndarray
    risks: np.ndarray
    weights: np.ndarray


def fit_both(setting: Setting, seed: int) -> Fits:
    """Gradient flow is solved exactly, along the eigenvectors of X'X / n, as in Ali, Kolter and Tibshirani 2019.

    It minimizes ||y - Xw||² / 2n from w = 0, by gradient descent of infinitely small steps.
    """
    draw = np.random.default_rng(seed).standard_normal
    truth = draw(WEIGHTS)
    truth /= np.linalg.norm(truth)
    x = draw((setting.rows, WEIGHTS)) * setting.scales
    y = x @ truth + setting.noise * draw(setting.rows)
    spread, directions = np.linalg.eigh(x.T @ x / setting.rows)
    spread = np.maximum(spread, NOTHING)
    along, target = directions.T @ truth, directions.T @ (x.T @ y) / setting.rows / spread
    at = times()[:, None]
    # How much of each direction has been fitted.
    fitted = np.stack([-np.expm1(-at * spread), spread / (spread + 1.0 / at)])
    noise = setting.noise**2 / setting.rows * fitted**2 / spread
    weights = (fitted * target) @ directions.T
    risks = np.sum((1.0 - fitted) ** 2 * along**2 + noise, 2)
    return Fits(seed, np.sum((weights - truth) ** 2, 2), risks, weights)
