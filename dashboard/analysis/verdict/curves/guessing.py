"""Whether losses are what guessing has, where no one says what a constant prediction loses.

Of k classes that are equally frequent, whoever predicts 1 / k for each loses log k, whatever the inputs are, and is
right for 1 / k of the rows. A network that has learned something is right more often than that at the same loss: it is
surer for some rows than for others.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

# Without a score, both losses are that near to log k, as a share; beyond the last k, neighbours can't be told apart.
NEAR, MOST_CLASSES = 0.01, 100
# With one, less need agree: losses by as little as counts as nothing learned, and the score of the later epochs.
# Whoever guesses the most frequent class is right more often, and the more so the more classes share the rows.
LOSS_NEAR, SCORE_NEAR = 0.05, 0.12
PERCENT = 100.0


@dataclass(frozen=True)
class Guessing:
    """What guessing among so many classes has; `right` is the share of rows that was right at last, NaN if unknown."""

    classes: int
    right: float = math.nan

    @property
    def sure(self) -> bool:
        """Whether a score says so too."""
        return math.isfinite(self.right)

    @property
    def loss(self) -> float:
        return math.log(self.classes)

    @property
    def score(self) -> float:
        return 1.0 / self.classes


def guessing_at(losses: np.ndarray, score: np.ndarray) -> Guessing | None:
    """Of the last losses, and the score of each epoch, if there is one; None where a loss is another, or the score is.

    A score is a share, or in percent where one of its epochs is more than 1.
    """
    classes = round(math.exp(float(np.clip(losses.mean(), 0.0, math.log(MOST_CLASSES) + 1.0))))
    if not 2 <= classes <= MOST_CLASSES:
        return None
    off = float(np.abs(losses / math.log(classes) - 1.0).max())
    if not len(score):
        return Guessing(classes) if off <= NEAR else None
    share = score / (PERCENT if score.max() > 1.0 else 1.0)
    right = float(np.median(share[len(share) // 2 :]))
    like = abs(right * classes - 1.0) <= SCORE_NEAR * math.sqrt(classes / 2)
    return Guessing(classes, right) if like and off <= LOSS_NEAR else None
