"""What a worker does for this lesson: the fits of one seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pages.more_data.trials import Setting


@dataclass(frozen=True)
class Fits:
    """For each number of rows, without L2 and with it: arrays (2, sizes).

    `errors` are the squared distances of the weights from the true ones: on new inputs, which are standard normal, the
    mean squared error beyond the noise. `norms` are those of the weights.
    """

    seed: int
    errors: np.ndarray
    norms: np.ndarray


def fit_all(setting: Setting, seed: int) -> Fits:
    """Fits more and more rows of the same data: by the weights of minimum norm that fit best, and with L2."""
    draw = np.random.default_rng(seed).standard_normal
    truth = draw(setting.weights)
    truth /= np.linalg.norm(truth)
    most = max(setting.rows)
    x = draw((most, setting.weights))
    y = x @ truth + setting.noise * draw(most)
    fits = np.array([_fit(x[:rows], y[:rows], setting.strength) for rows in setting.rows])
    return Fits(seed, np.sum((fits - truth) ** 2, 2).T, np.linalg.norm(fits, axis=2).T)


def _fit(x: np.ndarray, y: np.ndarray, strength: float) -> tuple[np.ndarray, np.ndarray]:
    minimum_norm = np.linalg.lstsq(x, y, rcond=None)[0]
    return minimum_norm, np.linalg.solve(x.T @ x + strength * np.eye(x.shape[1]), x.T @ y)
