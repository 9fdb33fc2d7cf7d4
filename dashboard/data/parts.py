"""The three parts of a data set: one to train on, one to make choices on, and one to keep for the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.data.dataset import DataError
from dashboard.language.say import later, mark

SPLITS = (mark("train"), mark("validation"), mark("test"))


def in_spreads(values: np.ndarray, mean: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Numbers as distances from a mean. Raises DataError where one is too far away for a network's numbers."""
    with np.errstate(over="ignore", invalid="ignore"):
        scaled = ((values - mean) / spread).astype(np.float32)
    if not np.isfinite(scaled).all():
        raise DataError(later("A number is too far from all others to be scaled. Read it as missing, or leave it out."))
    return scaled


@dataclass(frozen=True)
class Part:
    """One split: inputs of shape (n, features), standardised, and targets of shape (n,).

    Targets are classes, numbered from 0, or in regression standardised numbers.
    """

    x: np.ndarray
    y: np.ndarray

    def __len__(self) -> int:
        return len(self.y)


@dataclass(frozen=True)
class Scale:
    """Mean and spread (features,) of the training inputs, by which all inputs are standardised."""

    mean: np.ndarray
    spread: np.ndarray

    def standardised(self, x: np.ndarray) -> np.ndarray:
        return in_spreads(x, self.mean, self.spread)

    def raw(self, x: np.ndarray) -> np.ndarray:
        """Inputs as they were: pictures are pictures only on their own scale."""
        return np.asarray(x * self.spread + self.mean)


@dataclass(frozen=True)
class Splits:
    """The three parts, a mask of the training rows whose label was redrawn, and how the inputs were standardised."""

    train: Part
    validation: Part
    test: Part
    redrawn: np.ndarray
    scale: Scale | None = None

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        return self.train, self.validation, self.test

    @property
    def sizes(self) -> tuple[int, int, int]:
        return len(self.train), len(self.validation), len(self.test)
