"""What the three splits say about one training."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.words import points_apart
from dashboard.data.parts import TEST, VALIDATION
from dashboard.experiment.history import History
from language.say import mark, t

# Points of accuracy that are printed as 0.0.
TIE = 0.05
# Training and test that are fewer points apart are called level.
LEVEL = 1.0
# By the sign of the gap between training and test; what validation has may lie on its other side.
_GAP = {
    1: mark(
        "At the end the accuracy is **{train:.1%} in training, {validation:.1%} on validation and {test:.1%} on "
        "test**: {points:.1f} points lower on test than in training."
    ),
    0: mark(
        "At the end the accuracy is **{train:.1%} in training, {validation:.1%} on validation and {test:.1%} on "
        "test**: on test it is within one point of that in training."
    ),
    -1: mark(
        "At the end the accuracy is **{train:.1%} in training, {validation:.1%} on validation and {test:.1%} on "
        "test**: {points:.1f} points higher on test than in training."
    ),
}


@dataclass(frozen=True)
class ThreeSets:
    """Accuracies (train, validation, test) at the end, at the epoch of the lowest validation loss, and a peek at test.

    `last_losses` are those at the end, in the same order. `epoch` is that epoch, counted from 1. `peeked` is the best
    accuracy on test at any epoch: what one could boast of after choosing the epoch by the test set. `test_rows` is the
    size of that set.
    """

    last: tuple[float, float, float]
    last_losses: tuple[float, float, float]
    chosen: tuple[float, float, float]
    epoch: int
    peeked: float
    test_rows: int

    @classmethod
    def of(cls, history: History, test_rows: int) -> ThreeSets:
        best = int(np.argmin(history.losses[:, VALIDATION]))
        return cls(
            _three(history.metrics[-1]),
            _three(history.losses[-1]),
            _three(history.metrics[best]),
            best + 1,
            float(history.metrics[:, TEST].max()),
            test_rows,
        )

    @property
    def correct(self) -> int:
        """Rows of the test set that the network gets right at the end."""
        return round(self.last[TEST] * self.test_rows)

    @property
    def uncertainty(self) -> float:
        """How far chance alone moves the accuracy on test."""
        return uncertainty(self.last[TEST], self.test_rows)

    @property
    def overfitting_in_words(self) -> str:
        train, validation, test = self.last
        gap = points_apart(train, test)
        sentence = _GAP[0 if abs(gap) < LEVEL else int(np.sign(gap))]
        said = t(sentence, train=train, validation=validation, test=test, points=abs(gap))
        chance = t(
            "With {rows} rows, chance alone moves test accuracy by up to {points:.1f} points either way, in 19 of 20 "
            "cases.",
            rows=self.test_rows,
            points=100 * self.uncertainty,
        )
        return f"{said} {chance}"

    @property
    def peeking_in_words(self) -> str:
        honest = t(
            "Choosing by the validation set stops at epoch {epoch}, where test accuracy is {accuracy:.1%}.",
            epoch=self.epoch,
            accuracy=self.chosen[TEST],
        )
        return f"{honest} {self._peeking}"

    @property
    def _peeking(self) -> str:
        more = points_apart(self.peeked, self.chosen[TEST])
        if more < TIE:
            return t("This time no epoch does better there, so choosing by the test set would gain nothing.")
        return t(
            "Choosing by the test set would let us report {accuracy:.1%}: {points:.1f} points more, for a network that "
            "was picked to look good there.",
            accuracy=self.peeked,
            points=more,
        )


def uncertainty(accuracy: float, rows: int) -> float:
    """Twice the standard error of an accuracy on so many rows: how far chance alone moves it in 19 of 20 cases.

    With two right and two wrong rows more, so that it is not 0 where all are right (Agresti and Coull 1998).
    """
    share = (accuracy * rows + 2) / (rows + 4)
    return float(2.0 * np.sqrt(share * (1.0 - share) / (rows + 4)))


def _three(row: np.ndarray) -> tuple[float, float, float]:
    train, validation, test = (float(value) for value in row)
    return train, validation, test
