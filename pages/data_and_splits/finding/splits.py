"""How a skewed split looks: like overfitting, if it is skewed enough."""

from __future__ import annotations

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.best_arm import too_few_seeds
from dashboard.analysis.comparison_words import mishaps_in_words
from dashboard.analysis.paired import FEWEST_PAIRS
from dashboard.analysis.results import Results
from dashboard.analysis.statistics import MOST_SEEDS, Interval, interval, seeds_to_decide
from dashboard.analysis.words import end_in_words, percent
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.record import Record
from language.say import mark, t
from pages.data_and_splits.trials import SKEWED, STRATIFIED

SPLIT_NAMES = (STRATIFIED, SKEWED)
# A gap in accuracy that looks like overfitting, and a difference of gaps that is none.
WIDE, LITTLE = 0.05, 0.02


def class_shares(splits: Splits, classes: int) -> dict[str, np.ndarray]:
    """Share of each class in each split."""
    return {
        name: np.bincount(part.y, minlength=classes) / len(part)
        for name, part in zip(SPLITS, splits.parts, strict=True)
    }


def test_gap(record: Record) -> float:
    """How far test accuracy is below training accuracy."""
    return outcome.train_metric(record) - outcome.test_metric(record)


def split_finding(results: Results) -> str:
    """Whether the skewed split looks like overfitting, and the stratified one does not."""
    results = results.only(SPLIT_NAMES)
    same, differences = results.at_same_seeds(), results.differences(SKEWED, STRATIFIED, test_gap)
    mishaps, diverged = mishaps_in_words(results), any(map(results.divergences, SPLIT_NAMES))
    if len(differences) < FEWEST_PAIRS:
        return mishaps if results.complete and mishaps else too_few_seeds(results)
    more, spread = interval(differences), float(np.std(differences, ddof=1))
    told = t(
        "**{lead}:** accuracy is {train} in training and {test} on test. **Stratified, the same network on the same "
        "points** has {stratified_train} and {stratified_test}. {wider}",
        lead=_split_lead(interval(same.values(SKEWED, test_gap)), more, spread, diverged=diverged),
        train=percent(same.mean(SKEWED, outcome.train_metric)),
        test=percent(same.mean(SKEWED, outcome.test_metric)),
        stratified_train=percent(same.mean(STRATIFIED, outcome.train_metric)),
        stratified_test=percent(same.mean(STRATIFIED, outcome.test_metric)),
        wider=_wider(more),
    )
    return f"{told} {mishaps}".strip()


# By whether the skewed gap is wider, and whether that holds beyond these seeds.
_WIDER = {
    (True, True): mark("The skewed gap is wider by {points:.1f} points (95% interval {low} to {high}, {seeds} seeds)."),
    (False, True): mark(
        "The skewed gap is narrower by {points:.1f} points (95% interval {low} to {high}, {seeds} seeds)."
    ),
    (True, False): mark(
        "Over these {seeds} seeds the skewed gap is wider by {points:.1f} points (95% interval {low} to {high})."
    ),
    (False, False): mark(
        "Over these {seeds} seeds the skewed gap is narrower by {points:.1f} points (95% interval {low} to {high})."
    ),
}
# Where the difference would be written as 0.0.
_ALIKE = mark("Over these {seeds} seeds the gaps differ by less than 0.1 points (95% interval {low} to {high}).")


def _wider(more: Interval) -> str:
    """By how much the skewed gap is wider or narrower, with an interval of the same sense."""
    wider = more.mean >= 0
    low, high = sorted(100 * end * (1 if wider else -1) for end in (more.low, more.high))
    said = _WIDER[wider, more.clear] if round(100 * more.mean, 1) else _ALIKE
    return t(said, points=100 * abs(more.mean), low=_end(low), high=_end(high), seeds=more.count)


def _end(points: float) -> str:
    return end_in_words(points, ".1f")


# By whether any run diverged: what is said of gaps is said of the seeds at which none did.
_NONE = {
    False: mark("So little skew makes no difference (less than {points:.0f} points counts as none)"),
    True: mark(
        "Where neither diverged, so little skew makes no difference (less than {points:.0f} points counts as none)"
    ),
}
_WIDENS = mark("The skewed split widens the gap, to {points:.1f} points ({low} to {high})")
# Where accuracy on test is the higher one all the same.
_SHIFTS = mark("The skewed split shifts the gap between training and test, to {points:.1f} points ({low} to {high})")


def _split_lead(gap: Interval, more: Interval, spread: float, *, diverged: bool) -> str:
    """A gap looks like overfitting if it is wide, and wider than that of the stratified split by more than a little."""
    if more.low >= -LITTLE and more.high <= LITTLE:
        return t(_NONE[diverged], points=100 * LITTLE)
    if more.low > 0 and gap.low > WIDE:
        return t("The skewed split looks like overfitting")
    if more.low > 0:
        low, high = (_end(100 * end) for end in (gap.low, gap.high))
        return t(_WIDENS if gap.mean > 0 else _SHIFTS, points=100 * gap.mean, low=low, high=high)
    if more.high < 0:
        return t("The skewed split has a smaller gap than the stratified one")
    if diverged:
        return t("Where neither diverged, the skewed split can't be told from the stratified one")
    return _untold(more, spread)


def _untold(more: Interval, spread: float) -> str:
    """How many seeds would decide it: that the gap is wider, or that it is no more so than what counts as none."""
    needed = seeds_to_decide(more.mean, LITTLE - abs(more.mean), spread)
    if needed:
        return t("Too few seeds to say whether the skewed split has a wider gap (about {count} would do)", count=needed)
    return t(
        "Too few seeds to say whether the skewed split has a wider gap (more than {count:,} would do)", count=MOST_SEEDS
    )
