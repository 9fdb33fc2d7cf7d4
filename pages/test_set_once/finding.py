"""What choosing the best of many by test score does to that score.

The test set of each data set is cut many times into a small part that the choice may look at and a large one that
stands for the future, so that the luck of a single cut averages out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.comparison_words import still_needed
from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import predicted_classes
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.statistics import Interval, interval
from dashboard.analysis.words import end_in_words, points_apart
from dashboard.data.parts import SPLITS, TEST, VALIDATION, Splits
from dashboard.experiment.record import Record
from language.numbers import in_digits
from language.say import mark, t, tn
from pages.test_set_once.trials import COUNTS, CUTS, MOST, PEEK


@dataclass(frozen=True)
class Choice:
    """Mean accuracies (len(COUNTS),) of the chosen candidate on one data set.

    `seen` is the test score that the choice by test score reports, `true` what the same candidate has in the future.
    `honest` and `honest_true` are those of the candidate with the best validation score.
    """

    seen: np.ndarray
    true: np.ndarray
    honest: np.ndarray
    honest_true: np.ndarray

    @property
    def overstated(self) -> np.ndarray:
        return self.seen - self.true

    @property
    def honestly_overstated(self) -> np.ndarray:
        return self.honest - self.honest_true


def choose(records: Sequence[Record], splits: Splits) -> Choice:
    """Chooses among candidates that were trained on the same splits."""
    right = np.array([_right(record, splits) for record in records])
    return choose_among(right, np.array([outcome.validation_metric(record) for record in records]))


def choose_among(right: np.ndarray, validation: np.ndarray, seed: int = 0) -> Choice:
    """Chooses by which test rows each candidate gets right (candidates, rows) and by its validation score."""
    rng, table = np.random.default_rng(seed), right.T.astype(float)
    return Choice(*np.mean([_one_cut(table, table.sum(0), validation, rng) for _ in range(CUTS)], 0))


def _right(record: Record, splits: Splits) -> np.ndarray:
    """Which rows of the test set a candidate gets right."""
    assert record.final is not None
    outputs = network(record.experiment, record.final)(splits.test.x)
    return np.asarray(predicted_classes(record.experiment, outputs) == splits.test.y)


def _one_cut(table: np.ndarray, all_right: np.ndarray, validation: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Accuracies, shape (4, len(COUNTS)), for one cut of the test set and one order of the candidates.

    `table` is by rows and candidates, `all_right` counts over all rows: those of the large part are what is left, and
    need not be gone through.
    """
    rows = rng.permutation(len(table))
    seen_right = table[rows[:PEEK]].sum(0)
    seen, true = seen_right / PEEK, (all_right - seen_right) / (len(table) - PEEK)
    order = rng.permutation(table.shape[1])
    by_test = [order[:count][np.argmax(seen[order[:count]])] for count in COUNTS]
    by_validation = [order[:count][np.argmax(validation[order[:count]])] for count in COUNTS]
    return np.array([seen[by_test], true[by_test], seen[by_validation], true[by_validation]])


def score_series(choices: Sequence[Choice]) -> list[Series]:
    """Accuracy over the number of candidates, for the choice by test score."""
    seen, true = [choice.seen for choice in choices], [choice.true for choice in choices]
    return [_series(SPLITS[TEST], seen), _series(mark("new data"), true)]


def bias_series(choices: Sequence[Choice]) -> list[Series]:
    """By how many percentage points the reported test score is too high, for both splits to choose by."""
    by_test = [100 * choice.overstated for choice in choices]
    by_validation = [100 * choice.honestly_overstated for choice in choices]
    return [_series(SPLITS[TEST], by_test), _series(SPLITS[VALIDATION], by_validation)]


def finding(choices: Sequence[Choice], *, over: bool = False) -> str:
    """How far off the test score is at the largest number of candidates; `over` once no more trainings will end."""
    if not choices:
        return still_needed(t("the first data set needs all its candidates"), over=over)
    seen, true = _means(choices)
    by_validation = interval(100 * np.array([choice.honestly_overstated[-1] for choice in choices]))
    lead = t(
        "**The best of {candidates} by test score reports {seen} accuracy and has {true} on new data.**",
        candidates=MOST,
        seen=f"{seen:.1%}",
        true=f"{true:.1%}",
    )
    return f"{lead} {_by_test(off_by_test(choices))} {_by_validation(by_validation)}"


def off_by_test(choices: Sequence[Choice], place: int = -1) -> Interval:
    """By how many points the winner's test score is too high."""
    off = interval(100 * np.array([choice.overstated[place] for choice in choices]))
    return replace(off, mean=points_apart(*_means(choices, place)))


def _means(choices: Sequence[Choice], place: int = -1) -> tuple[float, float]:
    """The winner's accuracy by its test score and on new data, over the data sets."""
    seen, true = (float(np.mean([getattr(choice, name)[place] for choice in choices])) for name in ("seen", "true"))
    return seen, true


def _by_test(off: Interval) -> str:
    """By how much the score that was chosen by is too high, as far as the data sets bear it out."""
    if off.low > 0:
        return tn(
            "Its test score is too high by {points} over {count} data set.",
            "Its test score is too high by {points} over {count} data sets.",
            off.count,
            points=_points(off, ".1f"),
        )
    return tn(
        "Its test score is off by {points} over {count} data set, which may be chance.",
        "Its test score is off by {points} over {count} data sets, which may be chance.",
        off.count,
        points=_points(off, "+.1f"),
    )


def _by_validation(off: Interval) -> str:
    """It takes no part in the choice, so only chance can move it."""
    points = _points(off, "+.1f")
    if off.clear:
        return t(
            "If the choice is made by validation score instead, the test score is off by {points}: here it is not "
            "zero, though the choice did not look at it.",
            points=points,
        )
    return t(
        "If the choice is made by validation score instead, the test score is off by {points}: the choice did not "
        "look at it.",
        points=points,
    )


def _points(off: Interval, form: str) -> str:
    mean, low, high = in_digits(off.mean, form), end_in_words(off.low, form), end_in_words(off.high, form)
    if off.count < FEWEST_PAIRS:
        return t("{mean} points", mean=mean)
    return t("{mean} points (95% interval {low} to {high})", mean=mean, low=low, high=high)


def _series(name: str, rows: Sequence[np.ndarray]) -> Series:
    table = np.array(rows).reshape(-1, len(COUNTS))
    return sample_series(name, [(count, table[:, place]) for place, count in enumerate(COUNTS)] if len(table) else [])
