"""Which rows networks have memorized: those that are right only where they were trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.evaluation.row_predictions import FEWEST_TRAININGS, RowPredictions

# A row is memorized if it is right this much more often with it in the training set: Feldman and Zhang 2020 call a
# quarter a lot.
MEMORIZED = 0.5


@dataclass(frozen=True)
class Memorized:
    """A row that is right in the share `inside` of the trainings with it, and in the share `outside` of the others."""

    place: int
    label: int
    inside: float
    outside: float


def memorized_rows(predictions: Sequence[RowPredictions]) -> tuple[Memorized, ...]:
    """Rows whose shares of right trainings, with them and without, differ by at least MEMORIZED, the clearest first."""
    if not predictions:
        return ()
    size = 1 + max(int(one.places.max()) for one in predictions)
    counts, right, label = np.zeros((2, size)), np.zeros((2, size)), np.zeros(size, int)
    for one in predictions:
        place = one.trained_on.astype(int)
        counts[place, one.places] += 1
        right[place, one.places] += one.predicted.argmax(1) == one.label
        label[one.places] = one.label
    shares = right / np.maximum(counts, 1)
    known = (counts >= FEWEST_TRAININGS).all(0)
    learned = np.where(known, shares[1] - shares[0], 0.0)
    order = np.argsort(-learned, kind="stable")[: int(np.sum(learned >= MEMORIZED))]
    return tuple(Memorized(int(i), int(label[i]), float(shares[1, i]), float(shares[0, i])) for i in order)
