"""Where the units of a drawn network stand, and the lines between them."""

from __future__ import annotations

import numpy as np

# Letters of a layer's name that take one line.
ONE_LINE = 6


def in_lines(name: str) -> str:
    """The name of a layer, of which there are several in a row on a phone."""
    return name.replace(" ", "<br>", 1) if len(name) > ONE_LINE else name


def centred(count: int) -> np.ndarray:
    """Heights (count,) at a distance of 1 with their middle at 0, from the bottom up."""
    return np.arange(count) - (count - 1) / 2


def connections(layer: int, before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """Lines from every unit of a layer to every unit of the next, whose heights are given: x and y (2, lines, 3).

    The third point of each is NaN, which ends it, so that one trace can draw many of them.
    """
    starts, ends = (grid.ravel() for grid in np.meshgrid(before, after, indexing="ij"))
    gap = np.full(starts.size, np.nan)
    x = np.column_stack([np.full(starts.size, layer), np.full(starts.size, layer + 1), gap])
    return np.stack([x, np.column_stack([starts, ends, gap])])
