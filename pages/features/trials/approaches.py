"""What comes back from fitting a data set in ways other than the lab's networks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from pages.features.trials.handmade import HANDMADE

Inputs = Literal["raw", "hand-made"]
INPUTS: tuple[Inputs, ...] = ("raw", "hand-made")


@dataclass(frozen=True)
class Separator:
    """A linear support vector machine on raw or hand-made features, and its accuracy on the test set.

    With two classes its score is features(x) @ `weights` (features, 1) + `bias` (1,); with more, these are empty.
    """

    dataset: str
    inputs: Inputs
    accuracy: float
    weights: np.ndarray
    bias: np.ndarray

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """Scores (n, 1) for inputs (n, inputs): positive for class 1."""
        return features_for(self.dataset, self.inputs)(x) @ self.weights + self.bias


@dataclass(frozen=True)
class Convolutional:
    """A convolutional network's accuracy on the test set, its first layer, and an image (8, 8) of each test digit.

    `kernel` (3, 3, filters) and `bias` (filters,).
    """

    accuracy: float
    kernel: np.ndarray
    bias: np.ndarray
    examples: np.ndarray


def features_for(dataset: str, inputs: Inputs) -> Callable[[np.ndarray], np.ndarray]:
    """The function from inputs to what the support vector machine gets."""
    return HANDMADE[dataset].make if inputs == "hand-made" else np.asarray
