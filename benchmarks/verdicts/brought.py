"""Curves as people bring them: few epochs or many, noisy, without rows, often without a constant's loss.

Each form is a curve without noise that goes on to four times its epochs, so that what is true of it follows from the
definition, as it does for trainings. Losses are in units of what a constant prediction loses, until they are scaled.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from benchmarks.verdicts.forms import FORMS, Brought
from benchmarks.verdicts.truth import BAND, OfDraws, Truth, allowed, one_draw, plainly, shares, soon_after
from dashboard.analysis.verdict import Kind, Verdict, judge
from dashboard.analysis.verdict.gap import AT_START, OPENED
from dashboard.data.parts import TRAIN, VALIDATION
from dashboard.experiment.history import Ending, History

DRAWS = 200
# Half of them are short, as of a network that trains all night. Noise is the standard deviation of the logarithm.
SHORT, LONG = (5, 20), (20, 1000)
QUIET, NOISY = (0.001, 0.02), (0.03, 0.15)


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
    history = History(losses, percent, losses[:, TRAIN], losses[:, VALIDATION])
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
        memorized=_memorized(validation - train, epochs, constant),
        of_draws=_of_draws(low, end, train_end, constant, noise, rng),
    )


def _memorized(gap: np.ndarray, epochs: int, constant: float) -> float:
    """1 for a gap that opened during training, 0 for one that was there after the first epoch, 0.5 where it is open."""
    first, last = float(gap[0]), float(gap[epochs - 1])
    opened = [
        last - first >= moved * OPENED * constant or first < AT_START * last / moved for moved in (1 / BAND, 1.0, BAND)
    ]
    return 1.0 if all(opened) else 0.5 if any(opened) else 0.0


def _of_draws(low: float, end: float, train: float, constant: float, noise: float, rng: np.random.Generator) -> OfDraws:
    """Of draws of the noise of a single epoch."""
    noises = np.exp(rng.normal(0.0, noise, (DRAWS, 2)))
    return shares([one_draw(low * before, end * after, train, constant) for before, after in noises])
