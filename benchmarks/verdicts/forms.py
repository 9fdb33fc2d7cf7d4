"""The forms of brought curves, without noise: they go on to four times the epochs that are seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.verdicts.made import Curves, Draw
from benchmarks.verdicts.truth import LONGER


@dataclass(frozen=True)
class Brought(Draw):
    """What is drawn: `epochs` are seen, `time` (LONGER * epochs,) is 1 at the last of them and goes on."""

    @property
    def time(self) -> np.ndarray:
        return np.arange(1, LONGER * self.epochs + 1) / self.epochs

    def power(self, start: float, end: float) -> np.ndarray:
        """A power of the epochs, as losses of large networks fall."""
        steps = np.arange(1, LONGER * self.epochs + 1)
        return end + (start - end) * steps ** -self.between(0.3, 1.5)

    def step(self, at: float, width: float) -> np.ndarray:
        return 1.0 / (1.0 + np.exp(-np.clip((self.time - at) / width, -50.0, 50.0)))


def _plateau(d: Brought) -> Curves:
    train = d.fall(d.between(0.8, 1.1), d.between(0.05, 0.6), d.between(6, 40))
    return train, train * d.between(1.0, 1.3)


def _below(d: Brought) -> Curves:
    train = d.fall(1.0, d.between(0.1, 0.6), d.between(6, 30))
    return train, train * d.between(0.3, 0.95)


def _power_law(d: Brought) -> Curves:
    train = d.power(d.between(0.8, 1.0), d.between(0.0, 0.4))
    return train, train + d.between(0.0, 0.1)


def _straight(d: Brought) -> Curves:
    train = np.maximum(1.0 - d.between(0.01, 0.25) * d.time, 0.05)
    return train, train + d.between(-0.05, 0.05)


def _falling(d: Brought) -> Curves:
    train = d.fall(1.0, d.between(0.0, 0.3), d.between(0.3, 2.0))
    return train, train + d.between(0.0, 0.05)


def _stairs(d: Brought) -> Curves:
    first, second = d.between(0.4, 0.55), d.between(0.65, 0.85)
    train = (
        d.fall(1.0, 0.6, 12.0) - d.between(0.1, 0.3) * d.step(first, 0.01) - d.between(0.02, 0.1) * d.step(second, 0.01)
    )
    return train, train + d.between(0.0, 0.1)


def _drop(d: Brought) -> Curves:
    train = 1.0 - d.between(0.4, 0.95) * d.step(d.between(0.3, 0.8), d.between(0.01, 0.1))
    return train, train + d.between(0.0, 0.05)


def _rise(d: Brought) -> Curves:
    """Early or late, steep or shallow."""
    turn, bend = d.between(0.02, 0.85), d.between(0.7, 2.0)
    validation = d.fall(1.0, d.between(0.2, 0.8), d.between(5, 20) / turn)
    rise = d.between(0.05, 2.0) * np.maximum(d.time - turn, 0.0) ** bend
    return d.fall(1.0, d.between(0.0, 0.3), d.between(2, 10)), validation + rise


def _shallow_u(d: Brought) -> Curves:
    validation = d.between(0.7, 0.9) + 0.15 * np.exp(-d.between(8, 30) * d.time) + d.between(0.03, 0.2) * d.time**1.5
    return d.fall(0.95, d.between(0.4, 0.6), d.between(0.8, 1.5)), validation


def _second_descent(d: Brought) -> Curves:
    bump = d.between(0.1, 0.6) * np.exp(-(((d.time - d.between(0.3, 0.5)) / 0.12) ** 2))
    train = d.fall(1.0, d.between(0.02, 0.3), d.between(6, 12))
    return train, np.maximum(train, d.fall(1.0, d.between(0.2, 0.4), 8.0)) + bump


def _gap_opens(d: Brought) -> Curves:
    return d.fall(1.0, d.between(0.0, 0.2), d.between(2, 12)), d.fall(1.0, d.between(0.3, 0.8), d.between(6, 40))


def _near_zero(d: Brought) -> Curves:
    train = 10.0 ** -(d.between(2.5, 6.0) * np.minimum(d.time / d.between(0.3, 0.7), 1.0))
    return train, train * d.between(1.0, 20.0)


def _jump_of_validation(d: Brought) -> Curves:
    train, validation = _plateau(d)
    return train, validation + d.between(0.15, 1.0) * d.step(d.between(0.5, 0.85), 0.005)


def _jump_of_both(d: Brought) -> Curves:
    jump = d.between(0.2, 1.0) * d.step(d.between(0.5, 0.85), 0.005)
    train, validation = _plateau(d)
    return train + jump, validation + jump


def _growth(d: Brought) -> Curves:
    train = d.between(0.8, 2.0) * 10.0 ** (d.between(1.0, 6.0) * np.minimum(d.time, 4.0))
    return train, train * d.between(0.9, 1.5)


def _flat(d: Brought) -> Curves:
    train = d.between(0.97, 1.02) * np.ones_like(d.time)
    return train, train * d.between(0.97, 1.03)


def _shift(d: Brought) -> Curves:
    train = d.fall(d.between(0.6, 0.9), d.between(0.2, 0.5), d.between(6, 30))
    return train, train + d.between(0.3, 1.0)


FORMS: dict[str, Callable[[Brought], Curves]] = {
    form.__name__.strip("_").replace("_", " "): form
    for form in (
        _plateau, _below, _power_law, _straight, _falling, _stairs, _drop, _rise, _shallow_u, _second_descent,
        _gap_opens, _near_zero, _jump_of_validation, _jump_of_both, _growth, _flat, _shift,
    )
}  # fmt: skip
