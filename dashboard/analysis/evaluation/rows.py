"""Single rows: which labels or numbers are probably wrong, and which rows a network has memorised.

Both follow from trainings over seeds, each of which has other rows in its training set: what is said of a row by the
networks that did not train on it, and what changes if they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.evaluation.models import network_predictor
from dashboard.analysis.target_scale import target_scale
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.splits import make_splits, row_numbers

# The fewest trainings with a row, and without it, for anything to be said of it.
FEWEST_TRAININGS = 3
# How sure networks have to be of another class, beside the threshold of confident learning.
SURE = 0.9
# How many standard errors more rows contradict than such a confidence promises, at least.
BEYOND = 3.0
# Where labels are right, answers are wrong at rows that are hard to tell apart: such a share of them, the surest ones,
# is wrong at most at such a part of the rate of all, where that share of the errors of guessing is avoided. None of 78
# tables with honest labels goes beyond either. Where less is avoided, all rows are hard.
SUREST = ((0.25, 0.25, 0.5), (0.5, 0.2, 0.75))
# How much more often a row is right with it in the training set, where it is memorised: Feldman and Zhang 2020 call a
# quarter a lot.
MEMORISED = 0.5
# How many rows with similar answers tell which distance from the answer is usual there.
NEIGHBOURS = 50
# The quantile of distances, in usual ones, up to which rows are taken to be right.
MOST_KEEP = 0.9
# A number is far off if its distance exceeds this many times that quantile.
FAR = 3.5


@dataclass(frozen=True, eq=False)
class RowPredictions:
    """What one network says of the rows of a table: their numbers (n,), whether it trained on them, probabilities
    (n, classes), and the labels (n,); in regression numbers (n,), both in the target's own unit.
    """

    places: np.ndarray
    inside: np.ndarray
    answer: np.ndarray
    label: np.ndarray


@dataclass(frozen=True)
class Doubt:
    """A row whose label networks that did not train on it contradict: the class they say instead, and how surely."""

    place: int
    label: int
    instead: int
    probability: float


@dataclass(frozen=True)
class FarOff:
    """A row whose number is far from what networks say that did not train on it: `times` as far as is usual."""

    place: int
    value: float
    instead: float
    times: float


@dataclass(frozen=True)
class Memorised:
    """A row whose label is found with it in the training set, and not without it: shares of the trainings."""

    place: int
    label: int
    inside: float
    outside: float


def predict_rows(experiment: Experiment, weights: np.ndarray) -> RowPredictions:
    """The answers of a network with these weights to all rows of its three sets."""
    splits, answer = make_splits(experiment), network_predictor(experiment, weights)
    in_units = target_scale(experiment).inverse_transform
    x, label = (np.concatenate([getattr(part, name) for part in splits.parts]) for name in ("x", "y"))
    inside = np.arange(len(label)) < len(splits.train)
    said = in_units(answer(x)).astype(np.float32)
    return RowPredictions(np.concatenate(row_numbers(experiment)), inside, said, in_units(label))


def doubts(answers: Sequence[RowPredictions]) -> tuple[Doubt, ...]:
    """Rows whose label is probably wrong, the surest first; none where there are no more than confidence promises.

    By confident learning (Northcutt et al. 2021): another class is as probable as it is on average among the rows that
    have it for a label. Networks that are right as often as they are sure still contradict some labels by chance, so
    that it takes clearly more. Networks that learned how many labels are wrong at random expect them; these are found
    because even the surest answers are wrong then.
    """
    seen = _outside(answers)
    if seen is None:
        return ()
    places, label, mean = seen
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
    """Whether the surest answers are wrong about as often as all are, and of more than one class."""
    said, sure = mean.argmax(1), mean.max(1)
    wrong = said != label
    guessing = 1.0 - np.bincount(label).max() / len(label)
    of_class = [np.flatnonzero(said == one) for one in range(mean.shape[1])]
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


def far_off(answers: Sequence[RowPredictions]) -> tuple[FarOff, ...]:
    """Rows whose number is far from the mean of FEWEST_TRAININGS answers at least, the furthest first.

    How far is usual may grow with the answer, as it does for prices, and is the median among rows with such answers.
    What most rows keep to is measured in that, so that long tails of their own raise no doubt.
    """
    seen = _outside(answers)
    if seen is None or len(seen[0]) < NEIGHBOURS:
        return ()
    places, value, mean = seen
    off = np.abs(value - mean)
    order = np.argsort(mean, kind="stable")
    medians = np.median(np.lib.stride_tricks.sliding_window_view(off[order], NEIGHBOURS), axis=1)
    usual = np.empty(len(off))
    usual[order] = medians[np.clip(np.arange(len(off)) - NEIGHBOURS // 2, 0, len(medians) - 1)]
    # Where most answers are exact, a distance that can't be seen is none.
    times = off / np.maximum(usual, max(1e-3 * float(np.std(value)), 1e-300))
    furthest = np.argsort(-times, kind="stable")
    far = furthest[times[furthest] > FAR * np.quantile(times, MOST_KEEP)]
    return tuple(FarOff(int(places[i]), float(value[i]), float(mean[i]), float(times[i])) for i in far)


def memorised_rows(answers: Sequence[RowPredictions]) -> tuple[Memorised, ...]:
    """Rows that are right at MEMORISED more of the trainings with them than of those without, the clearest first."""
    size = 1 + max(int(one.places.max()) for one in answers)
    counts, right, label = np.zeros((2, size)), np.zeros((2, size)), np.zeros(size, int)
    for one in answers:
        place = one.inside.astype(int)
        counts[place, one.places] += 1
        right[place, one.places] += one.answer.argmax(1) == one.label
        label[one.places] = one.label
    shares = right / np.maximum(counts, 1)
    known = (counts >= FEWEST_TRAININGS).all(0)
    learned = np.where(known, shares[1] - shares[0], 0.0)
    order = np.argsort(-learned, kind="stable")[: int(np.sum(learned >= MEMORISED))]
    return tuple(Memorised(int(i), int(label[i]), float(shares[1, i]), float(shares[0, i])) for i in order)


def _outside(answers: Sequence[RowPredictions]) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    """Places, labels and mean answers of the rows that FEWEST_TRAININGS networks did not train on."""
    size = 1 + max(int(one.places.max()) for one in answers)
    counts, label = np.zeros(size), np.zeros(size, answers[0].label.dtype)
    total = np.zeros((size, *answers[0].answer.shape[1:]))
    for one in answers:
        mine = ~one.inside
        counts[one.places[mine]] += 1
        total[one.places[mine]] += one.answer[mine]
        label[one.places[mine]] = one.label[mine]
    known = np.flatnonzero(counts >= FEWEST_TRAININGS)
    return (known, label[known], (total[known].T / counts[known]).T) if len(known) else None
