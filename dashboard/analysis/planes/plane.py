"""A grid over two numbers, on which a function of both is computed to be drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Plane:
    """The grid's columns stand at `x` (columns,), its rows at `y` (rows,)."""

    x: np.ndarray
    y: np.ndarray

    @classmethod
    def around(cls, points: np.ndarray, margin: float, cells: int) -> Plane:
        """The plane that reaches `margin` beyond points (n, 2) on each side, with `cells` along each axis."""
        low, high = points.min(0) - margin, points.max(0) + margin
        return cls(*(np.linspace(start, stop, cells) for start, stop in zip(low, high, strict=True)))

    @property
    def points(self) -> np.ndarray:
        """All points of the grid (rows * columns, 2), row by row."""
        return np.stack(np.meshgrid(self.x, self.y), -1).reshape(-1, 2)

    def table(self, values: np.ndarray) -> np.ndarray:
        """Values (rows * columns,) at those points as a table (rows, columns)."""
        return values.reshape(len(self.y), len(self.x))
