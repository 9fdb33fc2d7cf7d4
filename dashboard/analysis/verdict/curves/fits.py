"""How well each shape fits the end of a curve, and how large it is then: weighted least squares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.clock import Clock
from dashboard.analysis.verdict.curves.noise import noise_of
from dashboard.analysis.verdict.curves.shapes import heights
from dashboard.analysis.verdict.curves.smoothing import Smoothed

# The most points that a shape is fitted to: longer stretches are averaged in this many parts.
MOST_PARTS = 200
# Noise is proportional to the loss, but no smaller than at this share of a large loss.
LEAST_LEVEL = 0.02
# The relative error of a shape at best.
RIGHT = 1e-3
# Losses are cut at this multiple of a large loss.
LARGEST_LOSS = 1e50
# The residual variance that chance explains, in variances of the noise: with more, a stretch has less weight.
OFF = 2.0
# The least weight of a stretch that no shape fits.
LEAST_SAY = 0.05
# The error from trying shapes at a few speeds only, as a share of how far the curve moved.
COARSE = 0.01
# Parameters that are fitted to a curve: where it ends, the size of the shape, and which shape.
FITTED = 3
# What the rate holds up is as large as these powers of it: the noise of steps is, in a bowl, and less curved in others.
POWERS_OF_RATE = (0.5, 1.0)
# The smallest part of a shape that the learning rate does not explain, for the two to be told apart.
LEAST_UNEXPLAINED = 0.01


@dataclass(frozen=True)
class Fits:
    """For each shape (shapes,): the logarithm of its likelihood, its size, and the standard error of that.

    Where the learning rate changes, the shapes follow a second time, with a part beside them that the rate holds up.
    `freedom` is that of Student's t: how many epochs are left once all is found, those of carried noise counted once.
    `say` is how much all of it has to say: 1, or less where even the best shape is farther off than noise.
    """

    likelihood: np.ndarray
    size: np.ndarray
    error: np.ndarray
    freedom: float
    say: float


@dataclass(frozen=True)
class _End:
    """The last epochs (n,) around their mean, weighted: the curve, the shapes (shapes, n) there, and the rates.

    `floor` is the square that a shape is off anyway, `own` how many epochs there are, carried noise counted once.
    """

    values: np.ndarray
    shapes: np.ndarray
    rates: np.ndarray
    weights: np.ndarray
    noise: float
    floor: float
    own: float


_Fitted = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def fits(curve: Smoothed, rows: int, scale: float, clock: Clock) -> Fits:
    """Fits every shape to the last `rows` epochs of a curve.

    A shape's size is a share of `scale`. Below 0 it would be a rise, which is impossible, as is a learning rate that
    holds the loss down.
    """
    end = _end(curve, rows, scale, clock)
    found = [_alone(end), *([_beside_rates(end, power) for power in POWERS_OF_RATE] if clock.changes else [])]
    likelihood, size, error, left = (np.concatenate(parts) for parts in zip(*found, strict=True))
    chance = OFF * (end.noise**2 + end.floor + COARSE**2 * float(end.values**2 @ end.weights))
    say = float(np.clip(chance / left[np.isfinite(likelihood)].min(), LEAST_SAY, 1.0))
    return Fits(likelihood, size, error, _freedom(end), say)


def _alone(end: _End) -> _Fitted:
    """How likely each shape is, its size, the error of that, and the square that is left."""
    squares = end.shapes**2 @ end.weights
    return _fitted(end, end.values, end.shapes, squares > np.finfo(float).eps * np.max(squares))


def _beside_rates(end: _End, power: float) -> _Fitted:
    """The same beside a part as large as the rate: the noise of steps, which more epochs end without as well."""
    rates = end.rates**power
    rates = rates - rates @ end.weights
    whole = float(rates**2 @ end.weights)
    if whole <= np.finfo(float).eps:
        nothing = np.zeros(len(end.shapes))
        return nothing - np.inf, nothing, nothing, nothing
    values = end.values - (rates * end.weights) @ end.values / whole * rates
    shapes = end.shapes - np.outer(end.shapes @ (rates * end.weights) / whole, rates)
    apart = shapes**2 @ end.weights > LEAST_UNEXPLAINED * (end.shapes**2 @ end.weights)
    likelihood, size, error, left = _fitted(end, values, shapes, apart)
    held = (end.values - size[:, None] * end.shapes) @ (rates * end.weights)
    likelihood = likelihood - 0.5 * np.log(max(end.own, 2.0))
    return np.where(held > 0, likelihood, -np.inf), size, error, left


def _fitted(end: _End, values: np.ndarray, shapes: np.ndarray, there: np.ndarray) -> _Fitted:
    squares = np.where(there, shapes**2 @ end.weights, 1.0)
    size = np.where(there, (shapes * values) @ end.weights / squares, 0.0)
    left = np.maximum(float(values**2 @ end.weights) - size**2 * squares, 0.0) + end.floor
    likelihood = -0.5 * end.own * np.log(left) - 0.5 * np.log(max(end.own, 2.0)) * there
    possible = np.where(there, size > 0, np.arange(len(size)) == len(size) - 1)
    error = np.where(there, np.sqrt(left / (_freedom(end) * squares)), 0.0)
    return np.where(possible, likelihood, -np.inf), size, error, left


def _freedom(end: _End) -> float:
    return max(end.own - FITTED, 1.0)


def _end(curve: Smoothed, rows: int, scale: float, clock: Clock) -> _End:
    """The last `rows` epochs of a curve; means of parts where they are many."""
    epochs = np.arange(curve.count - rows, curve.count)
    levels = np.maximum(np.abs(np.interp(epochs, curve.places, curve.values)) / scale, LEAST_LEVEL)
    values = np.clip(curve.curve[epochs] / scale, -LARGEST_LOSS, LARGEST_LOSS)
    columns = np.vstack([values, np.minimum(levels, LARGEST_LOSS), clock.ends[epochs], clock.rates[epochs]])
    parts = min(rows, MOST_PARTS)
    starts = np.linspace(0, rows, parts, endpoint=False).astype(int)
    values, levels, times, rates = np.add.reduceat(columns, starts, 1) / np.diff(starts, append=rows)
    weights, shapes = levels**-2.0 / np.sum(levels**-2.0), heights(times, clock.now)
    carried = curve.carried ** (rows / parts)
    return _End(
        values - values @ weights,
        shapes - (shapes @ weights)[:, None],
        rates,
        weights,
        float(np.median(noise_of(values, carried)[1])),
        float(RIGHT**2 / np.mean(levels**-2.0)),
        len(values) * (1.0 - carried) / (1.0 + carried),
    )
