"""Curves made by hand, whose verdict is known: each shape with drawn heights, times, noise, lengths and scales.

Losses are in units of what a constant prediction loses, until they are scaled.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.judge import judge
from dashboard.analysis.verdict.verdict import Kind, Verdict
from dashboard.data.parts import TRAIN, VALIDATION
from dashboard.experiment.history import Ending, History

Curves = tuple[np.ndarray, np.ndarray]


@dataclass(frozen=True)
class Draw:
    """What shapes draw from: `time` (epochs,) runs from 0 to 1, `rng` gives the rest."""

    rng: np.random.Generator
    epochs: int

    @property
    def time(self) -> np.ndarray:
        return np.arange(1, self.epochs + 1) / self.epochs

    def between(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))

    def fall(self, start: float, end: float, speed: float) -> np.ndarray:
        """An exponential fall, over for the most part after a share 1 / `speed` of the epochs, where that is large."""
        return end + (start - end) * np.exp(-speed * self.time)

    def noise(self, share: float) -> np.ndarray:
        """Factors for each epoch, of this standard deviation, partly carried on from one epoch to the next."""
        carried = self.between(0.0, 0.5)
        white = self.rng.normal(0.0, share * np.sqrt(1 - carried**2), self.epochs)
        noise = np.zeros(self.epochs)
        for epoch, value in enumerate(white):
            noise[epoch] = value + (carried * noise[epoch - 1] if epoch else 0.0)
        return np.exp(noise)


def _noisy_plateau(d: Draw) -> Curves:
    level = d.between(0.1, 0.5)
    curve = d.fall(1.0, level, d.between(15, 40))
    return curve * d.between(0.85, 1.0) * d.noise(0.03), curve * d.noise(d.between(0.03, 0.15))


def _late_rise(d: Draw) -> Curves:
    turn = d.between(0.5, 0.75)
    validation = d.fall(1.0, d.between(0.3, 0.5), d.between(8, 20))
    rise = d.between(0.5, 1.5) * np.maximum(d.time - turn, 0.0)
    return d.fall(1.0, 0.02, d.between(5, 10)) * d.noise(0.02), (validation + rise) * d.noise(d.between(0.0, 0.04))


def _early_rise(d: Draw) -> Curves:
    turn = d.between(0.03, 0.15)
    falls = np.minimum(d.time / turn, 1.0)
    validation = 1.0 - d.between(0.3, 0.6) * falls + d.between(0.3, 2.0) * np.maximum(d.time - turn, 0.0)
    return d.fall(1.0, 0.01, d.between(8, 20)) * d.noise(0.02), validation * d.noise(d.between(0.0, 0.04))


def _shallow_u(d: Draw) -> Curves:
    validation = 0.84 + 0.16 * np.exp(-d.between(15, 30) * d.time) + d.between(0.09, 0.14) * d.time**1.5
    train = d.fall(0.95, d.between(0.5, 0.6), d.between(0.8, 1.5))
    return train * d.noise(0.01), validation * d.noise(d.between(0.0, 0.01))


def _validation_below(d: Draw) -> Curves:
    level = d.between(0.2, 0.6)
    train = d.fall(1.0, level, d.between(12, 30))
    return train * d.noise(0.02), train * d.between(0.4, 0.9) * d.noise(0.03)


def _close(d: Draw) -> Curves:
    level = d.between(0.02, 0.5)
    train = d.fall(1.0, level, d.between(15, 40))
    return train * d.noise(0.01), (train + d.between(0.0, 0.04)) * d.noise(0.01)


def _straight_decline(d: Draw) -> Curves:
    curve = 1.0 - d.between(0.1, 0.6) * d.time
    return curve * d.noise(0.002), (curve + d.between(-0.01, 0.03)) * d.noise(0.002)


def _still_falling(d: Draw) -> Curves:
    curve = d.fall(1.0, 0.1, d.between(0.5, 1.5))
    return curve * d.noise(0.01), (curve + 0.02) * d.noise(0.01)


def _near_zero(d: Draw) -> Curves:
    curve = 10.0 ** (-d.between(3.0, 6.0) * np.minimum(d.time / 0.5, 1.0) - d.between(0, 1) * d.time)
    return curve * d.noise(0.05), curve * d.between(1.0, 10.0) * d.noise(0.1)


def _spikes(d: Draw) -> Curves:
    train, validation = _close(d)
    spikes = 1.0 + (d.rng.random(d.epochs) < 0.03) * d.rng.uniform(1.0, 8.0, d.epochs)
    spikes[-1] = d.rng.choice([1.0, 1.0, 4.0])
    return train * spikes**0.5, validation * spikes


def _drop_after_plateau(d: Draw) -> Curves:
    drop = 1.0 / (1.0 + np.exp(-(d.time - d.between(0.3, 0.6)) / 0.02))
    curve = 1.0 - d.between(0.5, 0.9) * drop
    return curve * d.noise(0.01), (curve + 0.02) * d.noise(0.02)


def _jump_of_validation(d: Draw) -> Curves:
    train, validation = _close(d)
    jump = (d.time > d.between(0.6, 0.85)) * d.between(0.15, 0.8)
    return train * (1.0 - 0.2 * d.time), validation + jump


def _jump_of_both(d: Draw) -> Curves:
    train, validation = _close(d)
    jump = (d.time > d.between(0.6, 0.85)) * d.between(0.15, 0.8)
    return train + jump, validation + jump


def _growth(d: Draw) -> Curves:
    curve = d.between(0.5, 2.0) * 10.0 ** (d.between(1.0, 8.0) * d.time)
    return curve * d.noise(0.05), curve * d.between(0.8, 1.5) * d.noise(0.05)


def _shift(d: Draw) -> Curves:
    train = d.fall(d.between(0.6, 0.8), d.between(0.2, 0.4), d.between(10, 30))
    return train * d.noise(0.01), (train + d.between(0.35, 0.8)) * d.noise(0.02)


def _gap_opens(d: Draw) -> Curves:
    level = d.between(0.3, 0.7)
    validation = d.fall(1.0, level, d.between(15, 40))
    return d.fall(1.0, d.between(0.0, 0.05), d.between(5, 15)) * d.noise(0.02), validation * d.noise(0.01)


def _flat(d: Draw) -> Curves:
    level = d.between(0.98, 1.01)
    return level * d.noise(0.003), d.between(0.99, 1.04) * d.noise(0.005)


SHAPES: dict[str, tuple[Kind, Callable[[Draw], Curves]]] = {
    "noisy plateau": ("good fit", _noisy_plateau),
    "late rise": ("overfitting", _late_rise),
    "early rise": ("overfitting", _early_rise),
    "shallow U": ("overfitting", _shallow_u),
    "gap that opens": ("overfitting", _gap_opens),
    "jump of validation after a plateau": ("overfitting", _jump_of_validation),
    "validation below train": ("good fit", _validation_below),
    "close together": ("good fit", _close),
    "loss near zero": ("good fit", _near_zero),
    "spikes": ("good fit", _spikes),
    "drop after a plateau": ("good fit", _drop_after_plateau),
    "straight decline": ("too few epochs", _straight_decline),
    "still falling": ("too few epochs", _still_falling),
    "jump of both after a plateau": ("unstable", _jump_of_both),
    "growth without NaN": ("diverged", _growth),
    "shift without a rise": ("shift", _shift),
    "flat": ("underfitting", _flat),
}
FEWEST, MOST = 30, 3000


def judged(shape: str, seed: int) -> Verdict:
    """The verdict over one draw of a shape."""
    rng = np.random.default_rng([list(SHAPES).index(shape), seed])
    epochs = int(np.exp(rng.uniform(np.log(FEWEST), np.log(MOST))))
    train, validation = SHAPES[shape][1](Draw(rng, epochs))
    scale = float(10.0 ** rng.uniform(-3.0, 4.0))
    losses = np.column_stack([train, validation, validation]) * scale
    history = History(losses, np.full_like(losses, np.nan), losses[:, TRAIN], losses[:, VALIDATION])
    return judge(history, Ending("finished", epochs), scale)
