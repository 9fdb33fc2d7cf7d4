"""The three parts of a data set: what is trained on, what choices are made on, and what is left for the end."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

SPLITS = ("train", "validation", "test")


@dataclass(frozen=True)
class Part:
    """One split: inputs (n, features) standardised; targets (n,) as classes from 0, or standardised in regression."""

    x: np.ndarray
    y: np.ndarray

    def __len__(self) -> int:
        return len(self.y)


@dataclass(frozen=True)
class Splits:
    """The three parts, and for each training row whether its label was redrawn."""

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
