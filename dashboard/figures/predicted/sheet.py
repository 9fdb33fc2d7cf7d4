"""A sheet of pictures: where the tiles stand, each with its caption and a small curve below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

# Tiles in a row, and where the sheet has a third of the page.
ACROSS, FEWER_ACROSS = 6, 4
# All in pixels of the pictures. Between tiles of a row: a caption is wider than its picture.
ACROSS_GAP = 4.6
# Between the rows of tiles.
DOWN_GAP = 1.3
# On the left of all tiles.
LEFT = 4.0
# From a picture down to the middle of its caption ...
CAPTION = 1.8
# ... and to the top of the curve below it.
BELOW = 3.3
# The height of that curve.
CURVE = 2.2


@dataclass(frozen=True)
class Sheet:
    """Tiles of pictures of so many pixels down and across, `across` in a row; the axis down counts from the top."""

    height: int
    width: int
    tiles: int
    across: int

    @property
    def rows(self) -> int:
        """Of tiles."""
        return -(-self.tiles // self.across)

    @property
    def _corners(self) -> np.ndarray:
        """The top left corners (2, tiles)."""
        down, right = np.divmod(np.arange(self.tiles), self.across)
        return np.array([right * (self.width + ACROSS_GAP), down * self._step])

    @property
    def _step(self) -> float:
        return self.height + BELOW + CURVE + DOWN_GAP

    @property
    def ends_across(self) -> tuple[float, float]:
        """The ends of the axis, with room for a word on the left."""
        return -LEFT, self.across * (self.width + ACROSS_GAP) - ACROSS_GAP / 2

    @property
    def ends_down(self) -> tuple[float, float]:
        return self.rows * self._step, -0.5

    @property
    def centres(self) -> np.ndarray:
        return self._corners + np.array([[self.width], [self.height]]) / 2

    @property
    def captions(self) -> np.ndarray:
        return self._corners + np.array([[self.width / 2], [self.height + CAPTION]])

    def frames_of(self, tiles: np.ndarray) -> np.ndarray:
        """Closed lines (2, 6 n) around these tiles, apart from each other."""
        right, down = np.array([0, 1, 1, 0, 0, np.nan]), np.array([0, 0, 1, 1, 0, np.nan])
        around = np.array([right * (self.width + 0.6) - 0.3, down * (self.height + 0.6) - 0.3])
        return (self._corners[:, tiles, None] + around[:, None, :]).reshape(2, -1)

    def dots(self, place: int, shares: np.ndarray) -> np.ndarray:
        """Where shares (places, tiles) stand on their curves at a place; nowhere if a curve would be a single point."""
        if len(shares) < 2:
            return np.full((2, self.tiles), np.nan)
        return np.array([self._along(shares)[:, place], self._up(shares)[:, place]])

    def curves(self, shares: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The shares (places, tiles) as a line for each tile, apart from each other."""
        apart = ((0, 0), (0, 1))
        x, y = (np.pad(each, apart, constant_values=np.nan) for each in (self._along(shares), self._up(shares)))
        return x.ravel(), y.ravel()

    def _along(self, shares: np.ndarray) -> np.ndarray:
        return self._corners[0][:, None] + np.linspace(0, self.width, len(shares))

    def _up(self, shares: np.ndarray) -> np.ndarray:
        return self._corners[1][:, None] + self.height + BELOW + CURVE * (1 - shares.T)

    def mosaic(self, pixels: np.ndarray) -> dict[str, Any]:
        """All pictures (tiles, height, width) as the cells of one map; there is nothing between them."""
        z = np.full((self.rows, self.height + 1, self.across, self.width + 1), np.nan, np.float32)
        for tile, picture in enumerate(pixels):
            z[tile // self.across, :-1, tile % self.across, :-1] = picture
        return {
            "z": z.reshape(self.rows * (self.height + 1), -1),
            "x": _edges(self.width, self.width + ACROSS_GAP, self.across),
            "y": _edges(self.height, self._step, self.rows),
        }


def _edges(cells: int, step: float, count: int) -> np.ndarray:
    """The borders of cells, all of the same size, in groups that begin every so often: between groups there is one."""
    starts = np.arange(count)[:, None] * step
    return np.append((starts + np.arange(cells + 1)).ravel(), count * step)
