"""Whether losses are those of guessing, where the loss of a constant prediction is not known.

With k equally frequent classes, predicting 1 / k for each gives a loss of log k, whatever the inputs are, and is right
for 1 / k of the rows. A network that has learned something is right more often than that at the same loss, as it is
more confident for some rows than for others. One that loses more and is right no more often has not even come that far.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.scores import perfect_score

# With more classes, neighbouring values of log k can't be told apart.
MOST_CLASSES = 100
# The largest relative distance of both losses from log k: without a score, and with one, where it is as much as counts
# as learned.
NEAR, NEAR_WITH_SCORE = 0.01, 0.05
# The largest relative distance of the score from 1 / k, for two classes. It grows with the root of k: whoever guesses
# the most frequent class is right more often, and the more so the more classes share the rows.
SCORE_NEAR = 0.12
# The lowest score of a guess, as a share of 1 / k: few rows may be right less often by chance.
LOWEST_SCORE = 0.5
# The largest loss of a guess, in multiples of log k, where the score was that of a guess all along.
LARGEST_LOSS = 3.0


@dataclass(frozen=True)
class Guessing:
    """Guessing among `classes`; `right` is the share of rows that was right at last, NaN if unknown."""

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
    """The guess whose loss and score these are; None where they are not those of any.

    `losses` (2,) are the last ones, `score` (epochs,) is accuracy, as a share or in percent, and empty if unknown.
    """
    if not len(score):
        classes = round(math.exp(float(np.clip(losses.mean(), 0.0, math.log(MOST_CLASSES) + 1.0))))
        near = 2 <= classes <= MOST_CLASSES and np.abs(losses / math.log(classes) - 1.0).max() <= NEAR
        return Guessing(classes) if near else None
    share = score / perfect_score(score.max())
    late, all_along = (float(np.median(part)) for part in (share[len(share) // 2 :], share))
    found = [
        Guessing(classes, late) for classes in range(2, MOST_CLASSES + 1) if _guesses(classes, losses, late, all_along)
    ]
    return min(found, key=lambda one: abs(float(losses.mean()) - one.loss), default=None)


def _guesses(classes: int, losses: np.ndarray, late: float, all_along: float) -> bool:
    """Whether losses, and the shares of rows that were right late and all along, are those of a guess, or worse."""
    times, near = losses / math.log(classes), SCORE_NEAR * math.sqrt(classes / 2)
    if not LOWEST_SCORE <= late * classes <= 1.0 + near:
        return False
    is_that = float(np.abs(times - 1.0).max()) <= NEAR_WITH_SCORE
    is_more = float(times.min()) >= 1.0 - NEAR_WITH_SCORE and float(times.max()) <= LARGEST_LOSS
    always = max(abs(part * classes - 1.0) for part in (late, all_along)) <= near
    return is_that or (is_more and always)
