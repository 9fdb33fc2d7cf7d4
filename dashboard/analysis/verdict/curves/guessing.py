"""Whether losses are what guessing has, where no one says what a constant prediction loses.

Of k classes that are equally frequent, whoever predicts 1 / k for each loses log k, whatever the inputs are, and is
right for 1 / k of the rows. A network that has learned something is right more often than that at the same loss: it is
surer for some rows than for others. One that loses more and is right no more often has not even come that far.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.scores import perfect_score

# The relative distance of both losses from log k, at most, where there is no score.
NEAR = 0.01
# The largest k: with more classes, neighbouring values of log k can't be told apart.
MOST_CLASSES = 100
# The relative distance of both losses from log k, at most, where there is a score: as little as counts as learned.
LOSS_NEAR = 0.05
# The relative distance of the score from 1 / k, at most, for two classes. It grows with the root of k: whoever guesses
# the most frequent class is right more often, and the more so the more classes share the rows.
SCORE_NEAR = 0.12
# The lowest score of a guess, as a share of 1 / k: few rows may be right less often by chance.
FEWER = 0.5
# The largest loss of a guess, in multiples of log k, where the score was a guess's all along.
MOST_ABOVE = 3.0


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
    """What guess the last losses are, and the score of each epoch, if there is one; None where either is another.

    A score is a share, or in percent.
    """
    if not len(score):
        classes = round(math.exp(float(np.clip(losses.mean(), 0.0, math.log(MOST_CLASSES) + 1.0))))
        near = 2 <= classes <= MOST_CLASSES and np.abs(losses / math.log(classes) - 1.0).max() <= NEAR
        return Guessing(classes) if near else None
    share = score / perfect_score(score.max())
    right, all_along = (float(np.median(part)) for part in (share[len(share) // 2 :], share))
    found = [one for classes in range(2, MOST_CLASSES + 1) if (one := _guess(classes, losses, right, all_along))]
    return min(found, key=lambda one: abs(float(losses.mean()) - one.loss), default=None)


def _guess(classes: int, losses: np.ndarray, right: float, all_along: float) -> Guessing | None:
    """Among so many classes, if losses and the shares that were right, late and all along, are of a guess, or less."""
    times, near = losses / math.log(classes), SCORE_NEAR * math.sqrt(classes / 2)
    if not FEWER <= right * classes <= 1.0 + near:
        return None
    is_that = float(np.abs(times - 1.0).max()) <= LOSS_NEAR
    is_more = float(times.min()) >= 1.0 - LOSS_NEAR and float(times.max()) <= MOST_ABOVE
    always = max(abs(part * classes - 1.0) for part in (right, all_along)) <= near
    return Guessing(classes, right) if is_that or (is_more and always) else None
