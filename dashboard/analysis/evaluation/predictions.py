"""What a network answered to rows that it was not trained on, beside the truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.evaluation.calibration import Reliability, reliability


@dataclass(frozen=True, eq=False)
class Predictions:
    """Truths (n,) and answers: probabilities (n, classes), or in regression values (n,) in the target's own unit."""

    truth: np.ndarray
    answer: np.ndarray

    @property
    def classified(self) -> bool:
        return self.answer.ndim == 2

    @property
    def chosen(self) -> np.ndarray:
        """The class with the highest probability (n,)."""
        return self.answer.argmax(1)

    @property
    def confidence(self) -> np.ndarray:
        """The probability of the class that is chosen (n,)."""
        return self.answer.max(1)

    @property
    def right(self) -> np.ndarray:
        return self.chosen == self.truth

    @property
    def confusion(self) -> np.ndarray:
        """How many rows of each class (rows) are taken for each class (columns)."""
        classes = self.answer.shape[1]
        places = self.truth.astype(int) * classes + self.chosen
        return np.bincount(places, minlength=classes**2).reshape(classes, classes)

    @property
    def residuals(self) -> np.ndarray:
        """Truth minus answer (n,)."""
        return self.truth - self.answer

    @property
    def reliability(self) -> Reliability:
        return reliability(self.confidence, self.right)


def pooled(several: Sequence[Predictions]) -> Predictions:
    """The rows of several seeds together."""
    return Predictions(np.concatenate([one.truth for one in several]), np.concatenate([one.answer for one in several]))
