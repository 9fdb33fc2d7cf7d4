"""The three parts of a data set: one to train on, one to make choices on, and one to keep for the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.language.say import mark

SPLITS = (mark("train"), mark("validation"), mark("test"))


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
class Splits:
    """The three parts, and a mask of the training rows whose label was redrawn."""

    train: Part
    validation: Part
    test: Part
    redrawn: np.ndarray

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        return self.train, self.validation, self.test

    @property
    def sizes(self) -> tuple[int, int, int]:
        return len(self.train), len(self.validation), len(self.test)
