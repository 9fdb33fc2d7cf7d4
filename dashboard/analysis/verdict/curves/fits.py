"""How well each shape fits the end of a curve, and how large it is then: weighted least squares."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from dashboard.analysis.verdict.curves.noise import usual_noise_of
from dashboard.analysis.verdict.curves.smoothing import Smoothed
from dashboard.analysis.verdict.curves.stretches import Stretch, means_of_parts

# Noise is proportional to the loss, but no smaller than at this share of a large loss.
LEAST_LEVEL = 0.02
# No shape is right to more than this relative error.
SHAPE_ERROR = 1e-3
# Losses are cut at this multiple of a large loss.
LARGEST_LOSS = 1e50
# The residual variance that chance explains, in variances of the noise: with more, a stretch weighs less.
EXPLAINED = 2.0
# The least weight of a stretch that no shape fits.
LEAST_WEIGHT = 0.05
# The error from trying shapes at a few speeds only, as a share of how far the curve moved.
GRID_ERROR = 0.01
# Parameters that are fitted to a curve: where it ends, the size of the shape, and which shape.
PARAMETERS = 3
# The part that the learning rate holds up is as large as one of these powers of it: in a quadratic bowl the noise of
# steps is proportional to the rate, elsewhere it may depend on it less.
POWERS_OF_RATE = (0.5, 1.0)
# The smallest part of a shape that the learning rate does not explain, for the two to be told apart.
LEAST_UNEXPLAINED = 0.01


@dataclass(frozen=True)
class Fits:
    """For each shape (shapes,): its log-likelihood, its size, and the standard error of that.

    Where the learning rate changes, the shapes follow again for each of POWERS_OF_RATE, with a part beside them that
    the rate holds up. `freedom` are the degrees of freedom of Student's t. `weight` says how much all of it counts:
    1, or less where even the best shape is farther off than noise.
    """

    log_likelihood: np.ndarray
    size: np.ndarray
    error: np.ndarray
    freedom: float
    weight: float


@dataclass(frozen=True)
class _End:
    """The last epochs (n,) around their weighted mean: the curve, the shapes (shapes, n), and the learning rates.

    `weights` (n,) add up to 1. `floor` is the square that any shape is off, `effective` the effective number of epochs,
    which is smaller where noise is correlated.
    """

    values: np.ndarray
    shapes: np.ndarray
    rates: np.ndarray
    weights: np.ndarray
    noise: float
    floor: float
    effective: float

    @cached_property
    def squares(self) -> np.ndarray:
        """The mean square of each shape (shapes,)."""
        return np.asarray(self.shapes**2 @ self.weights)

    @property
    def freedom(self) -> float:
        return max(self.effective - PARAMETERS, 1.0)

    @property
    def penalty(self) -> float:
        """What one more parameter costs in log-likelihood, as in the Bayesian information criterion (Schwarz 1978)."""
        return 0.5 * float(np.log(max(self.effective, 2.0)))


class _Fitted(NamedTuple):
    """For each shape (shapes,) its log-likelihood, size, the error of that, and the mean square that is left."""

    log_likelihood: np.ndarray
    size: np.ndarray
    error: np.ndarray
    left: np.ndarray


def fits(curve: Smoothed, stretch: Stretch, scale: float) -> Fits:
    """Fits every shape to a stretch at the end of a curve.

    A shape's size is a share of `scale`. A size below 0 would be a rise, which is impossible, as is a learning rate
    that holds the loss down.
    """
    end = _end(curve, stretch, scale)
    found = [_alone(end), *([_beside_rates(end, power) for power in POWERS_OF_RATE] if stretch.changes else [])]
    log_likelihood, size, error, left = (np.concatenate(parts) for parts in zip(*found, strict=True))
    explained = EXPLAINED * (end.noise**2 + end.floor + GRID_ERROR**2 * float(end.values**2 @ end.weights))
    weight = float(np.clip(explained / left[np.isfinite(log_likelihood)].min(), LEAST_WEIGHT, 1.0))
    return Fits(log_likelihood, size, error, end.freedom, weight)


def _alone(end: _End) -> _Fitted:
    fitted = end.squares > np.finfo(float).eps * np.max(end.squares)
    return _fitted(end, end.values, end.shapes, end.squares, fitted)


def _beside_rates(end: _End, power: float) -> _Fitted:
    """Beside a part as large as a power of the rate: the noise of steps, which more epochs would end without as well.

    The curve and the shapes are fitted as far as that part does not explain them (Frisch, Waugh and Lovell).
    """
    rates = end.rates**power
    rates = rates - rates @ end.weights
    whole = float(rates**2 @ end.weights)
    if whole <= np.finfo(float).eps:
        nothing = np.zeros(len(end.shapes))
        return _Fitted(nothing - np.inf, nothing, nothing, nothing)
    values = end.values - (rates * end.weights) @ end.values / whole * rates
    shapes = end.shapes - np.outer(end.shapes @ (rates * end.weights) / whole, rates)
    squares = shapes**2 @ end.weights
    found = _fitted(end, values, shapes, squares, squares > LEAST_UNEXPLAINED * end.squares)
    held_up = (end.values - found.size[:, None] * end.shapes) @ (rates * end.weights)
    return found._replace(log_likelihood=np.where(held_up > 0, found.log_likelihood - end.penalty, -np.inf))


def _fitted(end: _End, values: np.ndarray, shapes: np.ndarray, squares: np.ndarray, fitted: np.ndarray) -> _Fitted:
    """`squares` (shapes,) are mean squares of the shapes; `fitted` (shapes,) says which are there to be fitted.

    The last one, the flat one, is always possible.
    """
    squares = np.where(fitted, squares, 1.0)
    size = np.where(fitted, (shapes * values) @ end.weights / squares, 0.0)
    left = np.maximum(float(values**2 @ end.weights) - size**2 * squares, 0.0) + end.floor
    log_likelihood = -0.5 * end.effective * np.log(left) - end.penalty * fitted
    possible = np.where(fitted, size > 0, np.arange(len(size)) == len(size) - 1)
    error = np.where(fitted, np.sqrt(left / (end.freedom * squares)), 0.0)
    return _Fitted(np.where(possible, log_likelihood, -np.inf), size, error, left)


def _end(curve: Smoothed, stretch: Stretch, scale: float) -> _End:
    """A stretch of a curve; means of parts where its epochs are many."""
    epochs = np.arange(curve.count - stretch.rows, curve.count)
    levels = np.maximum(np.abs(np.interp(epochs, curve.places, curve.values)) / scale, LEAST_LEVEL)
    values = np.clip(curve.curve[epochs] / scale, -LARGEST_LOSS, LARGEST_LOSS)
    columns = np.vstack([values, np.minimum(levels, LARGEST_LOSS)])
    values, levels = means_of_parts(columns, stretch.starts, stretch.lengths)
    weights = levels**-2.0 / np.sum(levels**-2.0)
    autocorrelation = curve.autocorrelation ** (stretch.rows / len(values))
    return _End(
        values - values @ weights,
        stretch.shapes - (stretch.shapes @ weights)[:, None],
        stretch.rates,
        weights,
        noise=usual_noise_of(values, autocorrelation),
        floor=float(SHAPE_ERROR**2 / np.mean(levels**-2.0)),
        effective=len(values) * (1.0 - autocorrelation) / (1.0 + autocorrelation),
    )
