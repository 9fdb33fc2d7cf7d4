"""MNIST-1D, from its description: Greydanus and Kobak, "Scaling down deep learning with MNIST-1D", arXiv 2011.14439.

The authors' package `mnist1d` makes the same arrays, to the last bit, but installs 70 MB for it, matplotlib above all,
and takes nine times as long. Exported scripts contain these functions as they are written here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from dashboard.data.dataset import Samples


@lru_cache(maxsize=4)
def mnist1d(samples: int, noise: float, classes: int, seed: int) -> Samples:
    """Digits as noisy curves of 40 points, in random order, all ten equally often.

    `noise` is the standard deviation of the correlated noise before it is smoothed: 0.25 in arXiv 2011.14439. Over
    the whole set the points have mean 0 and standard deviation 1.
    """
    from scipy.ndimage import gaussian_filter1d

    random = np.random.RandomState(seed)
    y = np.repeat(np.arange(10), math.ceil(samples / 10))
    # Drawn curve by curve, as in the authors' code: another order would give other curves.
    draws = [(random.rand(), random.rand(), random.randint(48), random.randn(2, 72), random.rand()) for _ in y]
    padding, scale, shift, normal, shear = map(np.array, zip(*draws, strict=True))
    # Correlated noise fills the padding, which is where x is 0: a digit's own zeros are lifted above that.
    digits = templates() + 1e-8
    padded = (np.append(digits[label], np.zeros(36 + int(25 * draw))) for label, draw in zip(y, padding, strict=True))
    x = resample(padded, 72) * (1 + 0.4 * (scale[:, None] - 0.5))
    x = np.take_along_axis(x, (np.arange(72) - shift[:, None]) % 72, axis=1)
    x = np.where(x == 0, gaussian_filter1d(noise * normal[:, 0], 2), x) + 0.08 * noise * normal[:, 1]
    x -= 0.75 * (shear[:, None] - 0.5) * np.linspace(-0.5, 0.5, 72)
    order = random.permutation(len(y))
    x, y = resample(x, 40)[order], y[order]
    return ((x - x.mean()) / x.std())[:samples], y[:samples]


def templates() -> np.ndarray:
    """The digits 0 to 9 as curves of 12 points, shape (10, 12): all start at 0 and have the same standard deviation."""
    x = np.array(
        [
            [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
            [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
            [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
            [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
            [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
            [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
            [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
            [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
            [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
            [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
        ]
    )
    x -= x.mean(1, keepdims=True)
    x /= x.std(1, keepdims=True)
    return (x - x[:, :1]) / 6.0


def resample(curves: Iterable[np.ndarray], points: int) -> np.ndarray:
    """Curves of any lengths, interpolated linearly at evenly spaced points. Shape (curves, points)."""
    at = np.linspace(0.0, 1.0, points)
    return np.array([np.interp(at, np.linspace(0.0, 1.0, len(curve)), curve) for curve in curves])
