"""What a network predicted for rows that it was not trained on, beside the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.evaluation.calibration import Reliability, reliability


@dataclass(frozen=True, eq=False)
class Predictions:
    """Truths (n,) and predictions: probabilities (n, classes), or in regression values (n,) in the target's unit."""

    truth: np.ndarray
    predicted: np.ndarray

    @property
    def classified(self) -> bool:
        return self.predicted.ndim == 2

    @property
    def chosen(self) -> np.ndarray:
        """The class with the highest probability (n,)."""
        return self.predicted.argmax(1)

    @property
    def confidence(self) -> np.ndarray:
        """The probability of the class that is chosen (n,)."""
        return self.predicted.max(1)

    @property
    def right(self) -> np.ndarray:
        return self.chosen == self.truth

    @property
    def confusion(self) -> np.ndarray:
        return confusion(self.truth.astype(int), self.chosen, self.predicted.shape[1])

    @property
    def residuals(self) -> np.ndarray:
        """Truth minus prediction (n,)."""
        return self.truth - self.predicted

    @property
    def reliability(self) -> Reliability:
        return reliability(self.confidence, self.right)


def pooled(several: Sequence[Predictions]) -> Predictions:
    """The rows of several seeds together."""
    return Predictions(
        np.concatenate([one.truth for one in several]), np.concatenate([one.predicted for one in several])
    )


def confusion(truth: np.ndarray, predicted: np.ndarray, classes: int) -> np.ndarray:
    """How many rows of each class (rows) are predicted as each class (columns)."""
    return np.bincount(truth * classes + predicted, minlength=classes**2).reshape(classes, classes)
