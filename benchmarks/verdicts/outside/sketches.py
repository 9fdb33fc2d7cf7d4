"""The trainings that outsiders' histories are of: each a pair of curves, with what is drawn the same each time."""

from __future__ import annotations

import math

import numpy as np

Curve = np.ndarray
Pair = tuple[Curve, Curve]


class Sketch:
    """Curves of one training: what is drawn is the same each time."""

    def __init__(self, seed: int, epochs: int) -> None:
        self.rng = np.random.default_rng([seed, 47])
        self.epochs = epochs
        self.time = np.arange(1, epochs + 1, dtype=float)

    def fall(self, start: float, end: float, epochs: float) -> Curve:
        """Exponential: every `epochs` epochs it comes nearer to its end by a factor e."""
        return end + (start - end) * np.exp(-(self.time - 1.0) / epochs)

    def power(self, start: float, end: float, exponent: float) -> Curve:
        return end + (start - end) * self.time**-exponent

    def past(self, epoch: float) -> Curve:
        """How many epochs it is past this one, 0 before."""
        return np.maximum(self.time - epoch, 0.0)

    def after(self, epoch: float) -> Curve:
        return np.where(self.time > epoch, 1.0, 0.0)

    def noisy(self, curve: Curve, share: float) -> Curve:
        return curve * np.exp(self.rng.normal(0.0, share, self.epochs))


def mnist(s: Sketch, end: float, validation: float, rise: float, turn: float) -> Pair:
    train = s.power(0.28, end, 1.1)
    return s.noisy(train, 0.02), s.noisy(s.power(0.14, validation, 1.2) + rise * s.past(turn), 0.03)


def text(s: Sketch, speed: float, turn: float, rise: float) -> Pair:
    """Reviews, an embedding and a dense layer: quick to memorize."""
    train = s.fall(0.66, 0.01, speed)
    return s.noisy(train, 0.02), s.noisy(s.fall(0.56, 0.3, speed) + rise * s.past(turn), 0.02)


def augmented(s: Sketch, end: float, below: float, speed: float) -> Pair:
    """Dropout and augmented pictures: training is harder than validation."""
    train = s.fall(2.0, end, speed)
    return s.noisy(train, 0.01), s.noisy(train * below, 0.04)


def houses(s: Sketch, end: float, validation: float, speed: float, noise: float, units: float = 1e9) -> Pair:
    """Prices, squared: numbers of nine digits."""
    train = s.fall(12.0, end, speed)
    return s.noisy(train, 0.02) * units, s.noisy(s.fall(11.0, validation, speed), noise) * units


def dropped(s: Sketch, levels: tuple[float, ...], every: int, apart: float, noise: float) -> Pair:
    """The learning rate is divided now and then: each time the loss falls within some epochs, and stays."""
    train = np.full(s.epochs, levels[0])
    for place, level in enumerate(levels[1:], 1):
        since = s.past(place * every)
        train = np.where(since > 0, level + (train - level) * np.exp(-since / 1.5), train)
    start = 0.8 * np.exp(-(s.time - 1.0) / 4.0)
    return s.noisy(train + start, 0.01), s.noisy(train + start + apart, noise)


def restarts(s: Sketch, every: int, high: float, lows: tuple[float, ...], apart: float) -> Pair:
    """Cosine with warm restarts: up at each, and down again, lower."""
    phase, turn = (s.time - 1) % every / (every - 1), ((s.time - 1) // every).astype(int)
    low = np.array(lows)[np.minimum(turn, len(lows) - 1)]
    train = low + (high - low) * 0.5 * (1.0 + np.cos(np.pi * phase)) * 0.6**turn
    return s.noisy(train, 0.01), s.noisy(train + apart, 0.015)


def flat(s: Sketch, level: float, noise: float) -> Pair:
    return s.noisy(np.full(s.epochs, level), noise / 3), s.noisy(np.full(s.epochs, level), noise)


def flat_validation(s: Sketch, level: float, end: float, speed: float, noise: float) -> Pair:
    """Labels that cannot be learned from these inputs, memorized."""
    return s.noisy(s.fall(level, end, speed), 0.01), s.noisy(np.full(s.epochs, level), noise)


def late(s: Sketch, turn: float, rise: float, noise: float) -> Pair:
    train = s.fall(1.1, 0.02, s.epochs / 6)
    return s.noisy(train, 0.02), s.noisy(s.fall(1.1, 0.35, s.epochs / 10) + rise * s.past(turn) / s.epochs, noise)


def steady(s: Sketch, start: float, slope: float, noise: float) -> Pair:
    train = start - slope * s.time
    return s.noisy(train, noise / 3), s.noisy(train + 0.02, noise)


def plateau(s: Sketch, start: float, end: float, speed: float, apart: float, noise: float) -> Pair:
    train = s.fall(start, end, speed)
    return s.noisy(train, noise / 3), s.noisy(train + apart, noise)


def spiky(s: Sketch, at: tuple[int, ...], times: float, *, both: bool) -> Pair:
    train, validation = plateau(s, 1.2, 0.3, 5.0, 0.02, 0.01)
    spikes = np.ones(s.epochs)
    spikes[[place % s.epochs for place in at]] = times
    return (train * spikes**0.5 if both else train), validation * spikes


def broken(pair: Pair, last: int) -> Pair:
    for curve in pair:
        curve[-last:] = math.nan
    return pair


def growing(s: Sketch, rate: float) -> Pair:
    train = 0.7 * np.exp(rate * s.time)
    return s.noisy(train, 0.05), s.noisy(1.1 * train, 0.05)


def jumped(s: Sketch, at: int, to: float) -> Pair:
    train, validation = plateau(s, 2.3, 0.4, 4.0, 0.05, 0.01)
    broken = s.after(at) * to
    return train + broken, validation + broken


def constantly_apart(s: Sketch, end: float, apart: float) -> Pair:
    train = s.fall(end + 0.4, end, 4.0)
    return s.noisy(train, 0.01), s.noisy(train + apart, 0.01)


def large(s: Sketch) -> Pair:
    return s.power(4.0, 2.5, 1.0), s.noisy(s.power(4.0, 2.6, 1.0), 0.005)


def grokked(s: Sketch) -> Pair:
    train = s.fall(4.5, 1e-4, 40.0)
    drop = 1.0 / (1.0 + np.exp(-(s.time - 0.5 * s.epochs) / (0.03 * s.epochs)))
    return train, s.noisy(np.maximum(4.5 + 1.5 * (1 - np.exp(-s.time / 60.0)) - 5.99 * drop, 0.01), 0.01)
