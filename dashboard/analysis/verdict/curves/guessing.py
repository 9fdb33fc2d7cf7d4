"""Whether losses are what guessing has, where no one says what a constant prediction loses.

Of k classes that are equally frequent, whoever predicts 1 / k for each loses log k, whatever the inputs are, and is
right for 1 / k of the rows. A network that has learned something is right more often than that at the same loss: it is
surer for some rows than for others. One that loses more and is right no more often has not even come that far.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.scores import all_of_it

# Without a score, both losses are that near to log k, as a share; beyond the last k, neighbours can't be told apart.
NEAR, MOST_CLASSES = 0.01, 100
# With one, less need agree: losses by as little as counts as nothing learned, and the score of the later epochs.
# Whoever guesses the most frequent class is right more often, and the more so the more classes share the rows.
LOSS_NEAR, SCORE_NEAR = 0.05, 0.12
# Few rows may be right less often by chance, down to this share of a guess.
FEWER = 0.5
# Losses of up to so many times that are guesses too, if the score was one all along.
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
    """Of the last losses, and the score of each epoch, if there is one; None where a loss or the score is another.

    A score is a share, or in percent.
    """
    if not len(score):
        classes = round(math.exp(float(np.clip(losses.mean(), 0.0, math.log(MOST_CLASSES) + 1.0))))
        near = 2 <= classes <= MOST_CLASSES and np.abs(losses / math.log(classes) - 1.0).max() <= NEAR
        return Guessing(classes) if near else None
    share = score / all_of_it(score.max())
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
