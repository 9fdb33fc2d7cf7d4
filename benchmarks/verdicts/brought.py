"""Curves as people bring them: few epochs or many, noisy, without rows, often without a constant's loss.

Each form is a curve without noise that goes on to four times its epochs, so that what is true of it follows from the
definition, as it does for trainings. Losses are in units of what a constant prediction loses, until they are scaled.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from benchmarks.verdicts.truth import BAND, LONGER, OfDraws, Truth, allowed, is_wide, learns, plainly, rises, soon_after
from dashboard.analysis.verdict import Kind, Verdict, judge
from dashboard.analysis.verdict.gap import AT_START, OPENED
from dashboard.experiment.history import Ending, History

Curves = tuple[np.ndarray, np.ndarray]
DRAWS = 200
# Half of them are short, as of a network that takes a night; and their noise, as a standard deviation of its logarithm.
SHORT, LONG = (5, 20), (20, 1000)
QUIET, NOISY = (0.001, 0.02), (0.03, 0.15)


@dataclass(frozen=True)
class Brought:
    """What is drawn: `epochs` are seen, `time` (LONGER * epochs,) is 1 at the last of them and goes on."""

    rng: np.random.Generator
    epochs: int

    @property
    def time(self) -> np.ndarray:
        return np.arange(1, LONGER * self.epochs + 1) / self.epochs

    def between(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))

    def power(self, start: float, end: float) -> np.ndarray:
        """A power of the epochs, as losses of large networks fall."""
        steps = np.arange(1, LONGER * self.epochs + 1)
        return end + (start - end) * steps ** -self.between(0.3, 1.5)

    def fall(self, start: float, end: float, speed: float) -> np.ndarray:
        return end + (start - end) * np.exp(-speed * self.time)

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


@dataclass(frozen=True)
class Told:
    """What was said of brought curves, and what is true of them."""

    form: str
    verdict: Verdict
    truth: Truth
    allowed: frozenset[Kind]
    curves: np.ndarray

    @property
    def is_right(self) -> bool:
        return not self.allowed.isdisjoint(self.verdict.between or {self.verdict.kind})

    @property
    def plainly(self) -> Kind:
        return plainly(self.truth)


def told(seed: int) -> Told:
    """The forms take turns; all else is drawn."""
    rng = np.random.default_rng([seed, 31])
    form = list(FORMS)[seed % len(FORMS)]
    epochs = round(math.exp(rng.uniform(*np.log((SHORT, LONG)[rng.integers(2)]))))
    noise = rng.uniform(*(QUIET, NOISY)[rng.integers(2)])
    train, validation = FORMS[form](Brought(rng, epochs))
    knows = bool(rng.random() < 0.5)
    seen = np.column_stack([train[:epochs], validation[:epochs]]) * _noise(rng, epochs, noise)
    constant = 1.0 if knows else float(seen[0].max())
    truth = _truth(train, validation, epochs, constant, noise, rng)
    scale = float(10.0 ** rng.uniform(-3.0, 4.0))
    losses = np.column_stack([seen, np.full(epochs, np.nan)]) * scale
    percent = np.full_like(losses, np.nan)
    percent[:, :2] = 100.0 / (1.0 + seen)
    history = History(losses, percent, losses[:, 0], losses[:, 1])
    verdict = judge(history, Ending("finished", epochs), scale if knows else None)
    return Told(form, verdict, truth, _allowed(truth, knows_constant=knows), seen)


def _allowed(truth: Truth, *, knows_constant: bool) -> frozenset[Kind]:
    """Without a constant's loss nobody can tell that next to nothing was learned."""
    kinds = allowed(truth)
    return kinds if knows_constant or "underfitting" not in kinds else kinds | {"can't tell"}


def _noise(rng: np.random.Generator, epochs: int, share: float) -> np.ndarray:
    """Factors (epochs, 2), partly carried on from one epoch to the next; less for training, with a rare spike."""
    carried = rng.uniform(0.0, 0.5)
    white = rng.normal(0.0, np.sqrt(1 - carried**2), (epochs, 2)) * (0.4 * share, share)
    for epoch in range(1, epochs):
        white[epoch] += carried * white[epoch - 1]
    spikes = (rng.random(epochs) < 0.01) * rng.uniform(0.5, 2.0, epochs)
    return np.asarray(np.exp(white + spikes[:, None]))


def _truth(
    train: np.ndarray, validation: np.ndarray, epochs: int, constant: float, noise: float, rng: np.random.Generator
) -> Truth:
    end, low = float(validation[epochs - 1]), float(validation[:epochs].min())
    train_end = float(train[epochs - 1])
    return Truth(
        epochs,
        constant,
        low=low,
        end=end,
        soon=min([end, *(float(validation[epoch - 1]) for epoch in soon_after(epochs))]),
        later=min(end, float(validation[epochs:].min())),
        train=train_end,
        train_rise=train_end - float(train[:epochs].min()),
        memorised=_memorised(validation - train, epochs, constant),
        of_draws=_of_draws(low, end, train_end, constant, noise, rng),
    )


def _memorised(gap: np.ndarray, epochs: int, constant: float) -> float:
    """All of a gap that opened while training went on, none of one that its first epoch had, half where it is open."""
    first, last = float(gap[0]), float(gap[epochs - 1])
    opened = [
        last - first >= moved * OPENED * constant or first < AT_START * last / moved for moved in (1 / BAND, 1.0, BAND)
    ]
    return 1.0 if all(opened) else 0.5 if any(opened) else 0.0


def _of_draws(low: float, end: float, train: float, constant: float, noise: float, rng: np.random.Generator) -> OfDraws:
    """Of draws of the noise of a single epoch."""
    found = []
    for before, after in np.exp(rng.normal(0.0, noise, (DRAWS, 2))):
        last = end * after
        found.append(
            (rises(low * before, last, constant), is_wide(train, last, constant), learns(train, last, constant))
        )
    rose, wide, learned = np.mean(found, 0)
    return float(rose), float(wide), float(learned)
