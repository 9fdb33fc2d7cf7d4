"""Principal component analysis: the plane on which points in many dimensions are spread the most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Projection:
    """The first two principal components (2, inputs) of some points, their mean (inputs,), and their shares.

    `shares` (2,) are those of the points' variance that lie along each (Pearson 1901; Jolliffe 2002, chapter 2).
    """

    components: np.ndarray
    mean: np.ndarray
    shares: np.ndarray

    @classmethod
    def of(cls, points: np.ndarray) -> Projection:
        """From points (n, inputs), of two inputs or more. The largest entry of each component is positive."""
        mean = points.mean(0)
        _, lengths, directions = np.linalg.svd(points - mean, full_matrices=False)
        components = np.zeros((2, points.shape[1]))
        components[: len(directions[:2])] = directions[:2]
        largest = np.take_along_axis(components, np.abs(components).argmax(1)[:, None], 1)
        components *= np.where(largest < 0, -1.0, 1.0)
        variances = np.zeros(2)
        variances[: len(lengths[:2])] = lengths[:2] ** 2
        return cls(components, mean, variances / max(float(np.sum(lengths**2)), 1e-12))

    def __call__(self, points: np.ndarray) -> np.ndarray:
        """The coordinates (n, 2) of points (n, inputs) on the plane."""
        return (points - self.mean) @ self.components.T
