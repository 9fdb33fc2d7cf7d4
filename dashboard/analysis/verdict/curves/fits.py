"""How well each shape fits the end of a curve, and how large it is then: weighted least squares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.noise import noise_of
from dashboard.analysis.verdict.curves.shapes import heights
from dashboard.analysis.verdict.curves.smoothing import Smoothed

# Of a longer stretch, means of so many parts are fitted.
MOST_PARTS = 200
# Noise is a share of the loss, and of no less than this share of a large one; a shape is right to no more than that
# share of it.
LEAST_LEVEL, RIGHT = 0.02, 1e-3
# Losses beyond so many times a large one have diverged, whatever they do next.
MOST = 1e50
# A stretch that no shape fits has less to say: what chance explains, so many times the variance of noise, as a share of
# what is left beside the best one. Shapes are tried at some speeds only, and so off by that share of how far it moved.
OFF, LEAST_SAY, COARSE = 2.0, 0.05, 0.01
# Three numbers are found from a curve: where it ends, how large the shape is, and which.
FOUND = 3


@dataclass(frozen=True)
class Fits:
    """For each shape (shapes,): the logarithm of its likelihood, its size, and the standard error of that.

    `freedom` is that of Student's t: how many epochs are left once all is found, those of carried noise counted once.
    `say` is how much all of it has to say: 1, or less where even the best shape is farther off than noise.
    """

    likelihood: np.ndarray
    size: np.ndarray
    error: np.ndarray
    freedom: float
    say: float


def fits(curve: Smoothed, rows: int, scale: float, clock: np.ndarray) -> Fits:
    """To the last so many epochs, by a `clock` (epochs,) that says when each ended.

    A size, as a share of `scale`, below 0 is no fall, and impossible.
    """
    values, levels, shapes, carried = _end(curve, rows, scale, clock)
    noise = float(np.median(noise_of(values, carried)[1]))
    weights = levels**-2.0 / np.sum(levels**-2.0)
    shapes, values = shapes - (shapes @ weights)[:, None], values - values @ weights
    squares, spread = shapes**2 @ weights, float(values**2 @ weights)
    there = squares > np.finfo(float).eps * np.max(squares)
    size = np.where(there, (shapes * values) @ weights / np.where(there, squares, 1.0), 0.0)
    floor = RIGHT**2 / np.mean(levels**-2.0)
    left = np.maximum(spread - size**2 * squares, 0.0) + floor
    own = len(values) * (1.0 - carried) / (1.0 + carried)
    freedom = max(own - FOUND, 1.0)
    likelihood = -0.5 * own * np.log(left) - 0.5 * np.log(max(own, 2.0)) * there
    error = np.sqrt(left / (freedom * np.where(there, squares, 1.0)))
    possible = np.where(there, size > 0, np.arange(len(size)) == len(size) - 1)
    say = float(np.clip(OFF * (noise**2 + floor + COARSE**2 * spread) / left[possible].min(), LEAST_SAY, 1.0))
    return Fits(np.where(possible, likelihood, -np.inf), size, np.where(there, error, 0.0), freedom, say)


def _end(
    curve: Smoothed, rows: int, scale: float, clock: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """The last epochs, what noise is a share of, and the shapes there: means of parts, if there are many."""
    epochs = np.arange(curve.count - rows, curve.count)
    levels = np.maximum(np.abs(np.interp(epochs, curve.places, curve.values)) / scale, LEAST_LEVEL)
    columns = np.vstack([np.clip(curve.curve[epochs] / scale, -MOST, MOST), np.minimum(levels, MOST), clock[epochs]])
    parts = min(rows, MOST_PARTS)
    starts = np.linspace(0, rows, parts, endpoint=False).astype(int)
    values, levels, times = np.add.reduceat(columns, starts, 1) / np.diff(starts, append=rows)
    return values, levels, heights(times, float(clock[-1])), curve.carried ** (rows / parts)
