"""Which labels are probably wrong: those that networks which did not train on them contradict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.evaluation.row_predictions import RowPredictions, held_out_means

# How sure networks have to be of another class, beside the threshold of confident learning.
SURE = 0.9
# How many standard errors more rows have to be contradicted than such a confidence promises.
BEYOND = 3.0
# Where labels are right, predictions are wrong for rows that are hard to tell apart. Each entry: a share of the surest
# predictions, how often they may be wrong, as a part of the rate of all, and the share of the errors of guessing that
# has to be avoided, as otherwise all rows are hard. None of 78 tables with honest labels goes beyond either.
SUREST = ((0.25, 0.25, 0.5), (0.5, 0.2, 0.75))


@dataclass(frozen=True)
class Doubt:
    """A row whose label is contradicted by networks that did not train on it: their class `instead`, and how surely."""

    place: int
    label: int
    instead: int
    probability: float


def doubts(predictions: Sequence[RowPredictions]) -> tuple[Doubt, ...]:
    """Rows whose label is probably wrong, the surest first; none where they are no more than confidence promises.

    By confident learning (Northcutt et al. 2021): another class is at least as probable as it is on average among the
    rows labelled with it. Well-calibrated networks still contradict some labels by chance, so it takes clearly more
    than that. Networks that have learned how many labels are wrong at random expect them; that shows in that even the
    surest predictions are wrong.
    """
    held_out = held_out_means(predictions)
    if held_out is None:
        return ()
    places, label, mean = held_out
    classes = mean.shape[1]
    occurs = [np.any(label == one) for one in range(classes)]
    threshold = np.array([mean[label == one, one].mean() if occurs[one] else 1.0 for one in range(classes)])
    sure = np.where(mean >= np.maximum(threshold, SURE), mean, 0.0)
    instead, probability = sure.argmax(1), sure.max(1)
    is_sure = probability > 0
    against = is_sure & (instead != label)
    expected = float(np.sum(1.0 - probability[is_sure]))
    if not (_is_more(against.sum(), expected) or _wrong_where_sure(mean, label)):
        return ()
    order = np.flatnonzero(against)[np.argsort(-probability[against], kind="stable")]
    return tuple(Doubt(int(places[i]), int(label[i]), int(instead[i]), float(probability[i])) for i in order)


def _wrong_where_sure(mean: np.ndarray, label: np.ndarray) -> bool:
    """Whether the surest predictions are wrong about as often as all are, and those of more than one class."""
    predicted, sure = mean.argmax(1), mean.max(1)
    wrong = predicted != label
    guessing = 1.0 - np.bincount(label).max() / len(label)
    of_class = [np.flatnonzero(predicted == one) for one in range(mean.shape[1])]
    ordered = [wrong[rows[np.argsort(-sure[rows], kind="stable")]] for rows in of_class]
    return any(
        _are_wrong([one[: int(share * len(one))] for one in ordered], hard * float(wrong.mean()))
        for share, hard, avoided in SUREST
        if wrong.mean() <= (1.0 - avoided) * guessing
    )


def _are_wrong(surest: Sequence[np.ndarray], rate: float) -> bool:
    counts = [int(wrong.sum()) for wrong in surest]
    return _is_more(sum(counts), rate * sum(map(len, surest))) and sum(count > 0 for count in counts) > 1


def _is_more(count: int, expected: float) -> bool:
    return count > expected + BEYOND * max(np.sqrt(expected), 1.0)
