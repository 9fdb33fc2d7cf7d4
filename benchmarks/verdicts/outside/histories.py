"""What an outsider would try the verdict with: histories as Keras's `fit` returns them, of trainings people know.

Each has the verdicts that a careful reader of the two curves would defend; they were written down before the first of
them was judged. Nothing but the dictionary is given: no constant's loss, no rows.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.verdicts.outside import sketches
from dashboard.analysis.verdict import Kind

Columns = dict[str, list[float]]


@dataclass(frozen=True)
class Example:
    """A history, and the verdicts on it that are true."""

    name: str
    history: Columns
    kinds: frozenset[Kind]


_Drawn = Callable[[sketches.Sketch], sketches.Pair]
_FIT: tuple[Kind, ...] = ("good fit",)
_OVER: tuple[Kind, ...] = ("overfitting",)
_FEW: tuple[Kind, ...] = ("too few epochs",)
_GONE: tuple[Kind, ...] = ("diverged",)
_UNSTABLE: tuple[Kind, ...] = ("unstable",)
_OPEN: tuple[Kind, ...] = ("can't tell", "underfitting")
_DRAWN: dict[str, tuple[int, tuple[Kind, ...], _Drawn]] = {
    "MNIST, 5 epochs, small network": (5, _FEW, lambda s: sketches.mnist(s, 0.02, 0.07, 0.0, 99)),
    "MNIST, 12 epochs, convolutions": (12, _FIT, lambda s: sketches.mnist(s, 0.025, 0.03, 0.0, 99)),
    "MNIST, 20 epochs, dense": (20, _OVER, lambda s: sketches.mnist(s, 0.002, 0.065, 0.004, 5)),
    "MNIST, 50 epochs, dense": (50, _OVER, lambda s: sketches.mnist(s, 0.0, 0.06, 0.003, 6)),
    "reviews, 10 epochs": (10, _OVER, lambda s: sketches.text(s, 1.8, 3, 0.06)),
    "reviews, 20 epochs": (20, _OVER, lambda s: sketches.text(s, 2.5, 4, 0.04)),
    "reviews, 4 epochs": (4, _FEW, lambda s: sketches.text(s, 2.5, 9, 0.0)),
    "reviews, slow, 8 epochs": (8, _FEW, lambda s: sketches.text(s, 6.0, 20, 0.0)),
    "reviews, 40 epochs": (40, _OVER, lambda s: sketches.text(s, 3.0, 5, 0.02)),
    "augmented, validation below, done": (60, _FIT, lambda s: sketches.augmented(s, 0.6, 0.75, 8.0)),
    "augmented, validation below, unfinished": (30, _FEW, lambda s: sketches.augmented(s, 0.5, 0.8, 20.0)),
    "dropout, validation below, 100 epochs": (100, _FIT, lambda s: sketches.augmented(s, 0.35, 0.85, 10.0)),
    "dropout, validation half, 40 epochs": (40, _FIT, lambda s: sketches.augmented(s, 0.8, 0.5, 5.0)),
    "house prices, done": (80, _FIT, lambda s: sketches.houses(s, 0.9, 1.1, 8.0, 0.03)),
    "house prices, unfinished": (30, _FEW, lambda s: sketches.houses(s, 0.9, 1.1, 25.0, 0.03)),
    "house prices, memorized": (150, _OVER, lambda s: sketches.houses(s, 0.05, 2.0, 12.0, 0.03)),
    "house prices, 40 rows of validation": (60, _FIT, lambda s: sketches.houses(s, 0.9, 1.1, 6.0, 0.15)),
    "tiny units": (60, _FIT, lambda s: sketches.houses(s, 0.9, 1.0, 6.0, 0.03, 1e-7)),
    "house prices, few, noisy, unfinished": (12, _FEW, lambda s: sketches.houses(s, 0.9, 1.1, 9.0, 0.06)),
    "noisy validation, done, 30 epochs": (30, _FIT, lambda s: sketches.plateau(s, 0.7, 0.3, 3.0, 0.03, 0.1)),
    "noisy validation, done, 200 epochs": (200, _FIT, lambda s: sketches.plateau(s, 0.7, 0.3, 10.0, 0.03, 0.12)),
    "noisy validation, unfinished": (40, _FEW, lambda s: sketches.plateau(s, 1.5, 0.2, 40.0, 0.03, 0.08)),
    "noisy validation that rises": (80, _OVER, lambda s: sketches.late(s, 20, 0.7, 0.08)),
    "noisy validation that rises, short": (25, _OVER, lambda s: sketches.late(s, 6, 0.8, 0.06)),
    "learning rate divided twice, done": (90, _FIT, lambda s: sketches.dropped(s, (0.9, 0.5, 0.42), 30, 0.08, 0.015)),
    "learning rate divided once, done": (40, _FIT, lambda s: sketches.dropped(s, (0.8, 0.5), 20, 0.05, 0.02)),
    "learning rate divided three times": (
        160,
        _FIT,
        lambda s: sketches.dropped(s, (1.2, 0.7, 0.6, 0.57), 40, 0.1, 0.02),
    ),
    "learning rate divided, noisy": (60, _FIT, lambda s: sketches.dropped(s, (0.9, 0.55), 30, 0.06, 0.05)),
    "warm restarts, at a low": (
        60,
        _FIT,
        lambda s: sketches.restarts(s, 10, 0.9, (0.5, 0.42, 0.39, 0.38, 0.38, 0.38), 0.05),
    ),
    "warm restarts, long": (150, _FIT, lambda s: sketches.restarts(s, 30, 1.2, (0.4, 0.33, 0.31, 0.31, 0.31), 0.04)),
    "nothing learned, two classes": (30, _OPEN, lambda s: sketches.flat(s, 0.6931, 0.002)),
    "nothing learned, ten classes": (15, _OPEN, lambda s: sketches.flat(s, 2.3026, 0.001)),
    "nothing learned, noisy": (50, _OPEN, lambda s: sketches.flat(s, 1.0, 0.03)),
    "random labels, memorized": (60, _OVER, lambda s: sketches.flat_validation(s, 0.693, 0.05, 15.0, 0.01)),
    "random labels, memorized, short": (12, _OVER, lambda s: sketches.flat_validation(s, 2.3, 0.6, 5.0, 0.01)),
    "validation flat from the start, noisy": (80, _OVER, lambda s: sketches.flat_validation(s, 1.0, 0.2, 20.0, 0.04)),
    "late rise, 1,000 epochs": (1000, _OVER, lambda s: sketches.late(s, 600, 0.9, 0.03)),
    "late rise, 5,000 epochs": (5000, _OVER, lambda s: sketches.late(s, 2500, 0.5, 0.04)),
    "early rise, 3,000 epochs": (3000, _OVER, lambda s: sketches.late(s, 400, 1.2, 0.02)),
    "done, 2,000 epochs": (2000, _FIT, lambda s: sketches.plateau(s, 1.0, 0.25, 100.0, 0.03, 0.03)),
    "steady fall, 10 epochs": (10, _FEW, lambda s: sketches.steady(s, 2.3, 0.09, 0.02)),
    "steady fall, 6 epochs": (6, _FEW, lambda s: sketches.steady(s, 1.0, 0.06, 0.01)),
    "steady fall, 50 epochs, noisy": (50, _FEW, lambda s: sketches.steady(s, 1.0, 0.009, 0.05)),
    "steady fall, 400 epochs": (400, _FEW, lambda s: sketches.steady(s, 0.7, 0.0008, 0.02)),
    "large network, 8 epochs": (8, _FEW, lambda s: (s.noisy(s.power(7.0, 1.5, 0.5), 0.01), s.power(6.0, 1.6, 0.5))),
    "large network, 300 epochs": (300, _FIT, sketches.large),
    "validation spikes": (60, _FIT, lambda s: sketches.spiky(s, (15, 28, 44), 4.0, both=False)),
    "spikes of both, one near the end": (60, _FIT, lambda s: sketches.spiky(s, (12, 30, 58), 3.0, both=True)),
    "a spike at the very end": (40, ("good fit", "can't tell"), lambda s: sketches.spiky(s, (-1,), 3.0, both=False)),
    "NaN at the end": (25, _GONE, lambda s: sketches.broken(sketches.plateau(s, 2.3, 0.8, 6.0, 0.05, 0.02), 3)),
    "NaN from the second epoch": (
        10,
        _GONE,
        lambda s: sketches.broken(sketches.plateau(s, 2.3, 0.8, 6.0, 0.05, 0.02), 9),
    ),
    "grows without NaN": (20, _GONE, lambda s: sketches.growing(s, 0.4)),
    "grows to millions": (30, _GONE, lambda s: sketches.growing(s, 0.7)),
    "jumps and stays": (40, _UNSTABLE, lambda s: sketches.jumped(s, 28, 0.9)),
    "jumps and stays, short": (12, _UNSTABLE, lambda s: sketches.jumped(s, 8, 1.5)),
    "drawn from elsewhere": (40, ("shift",), lambda s: sketches.constantly_apart(s, 0.4, 0.6)),
    "drawn from elsewhere, short": (10, ("shift",), lambda s: sketches.constantly_apart(s, 0.5, 1.2)),
    "grokking": (600, _FIT, sketches.grokked),
    "gap opens, no rise": (100, _OVER, lambda s: (s.fall(1.0, 0.02, 20.0), s.noisy(s.fall(1.0, 0.5, 15.0), 0.01))),
    "gap opens, no rise, noisy": (50, _OVER, lambda s: (s.fall(2.3, 0.1, 9.0), s.noisy(s.fall(2.3, 1.1, 7.0), 0.04))),
}
# In these, validation is logged every few epochs only; accuracy stands beside the loss in every other one.
_EVERY = {"late rise, 1,000 epochs": 5, "house prices, done": 5, "gap opens, no rise": 5}


def examples() -> list[Example]:
    """All of them, in the order in which they were written."""
    return [_example(seed, name, *drawn) for seed, (name, drawn) in enumerate(_DRAWN.items())]


def _example(seed: int, name: str, epochs: int, kinds: tuple[Kind, ...], drawn: _Drawn) -> Example:
    train, validation = drawn(sketches.Sketch(seed, epochs))
    history = {"loss": train.tolist(), "val_loss": validation.tolist()}
    if seed % 2 == 0 and "prices" not in name:
        history["accuracy"] = (1.0 / (1.0 + train)).tolist()
        history["val_accuracy"] = (1.0 / (1.0 + validation)).tolist()
    every = _EVERY.get(name, 1)
    logged = {key: _every(values, every) if key.startswith("val_") else values for key, values in history.items()}
    return Example(name, logged, frozenset(kinds))


def _every(values: list[float], epochs: int) -> list[float]:
    return [value if epoch % epochs == 0 else math.nan for epoch, value in enumerate(values, 1)]
