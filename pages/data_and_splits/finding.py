"""What the page on data finds: how a skewed split looks, whether more data would help, what is learned by heart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.bands import interval
from dashboard.analysis.outcome import Value
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series
from dashboard.analysis.words import percent
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.record import Record
from pages.data_and_splits.trials import FRACTIONS, LABEL_NOISE, SAMPLES, SKEWED, STRATIFIED, labels_name, samples_name

SPLIT_NAMES = (STRATIFIED, SKEWED)
SAMPLES_NAMES = tuple(samples_name(fraction) for fraction in FRACTIONS)
LABEL_NAMES = tuple(labels_name(noise) for noise in LABEL_NOISE)
_METRICS: dict[str, Value] = {
    "train": outcome.train_metric,
    "validation": outcome.validation_metric,
    "test": outcome.test_metric,
}
# Training accuracy above which nearly every sample was memorised.
BY_HEART = 0.95
WAITING = "Training: the comparison needs two seeds."


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
    differences = results.differences(SKEWED, STRATIFIED, test_gap)
    if len(differences) < 2:
        return WAITING
    more = interval(differences)
    told = {name: [percent(results.mean(name, value)) for value in _METRICS.values()] for name in SPLIT_NAMES}
    looks = "looks like overfitting" if more.low > 0 else "can't be told from the stratified one"
    return (
        f"**The skewed split {looks}:** accuracy is {told[SKEWED][0]} in training and "
        f"{told[SKEWED][2]} on test. **Stratified, the same network on the same points** has {told[STRATIFIED][0]} and "
        f"{told[STRATIFIED][2]}. The skewed gap is {100 * more.mean:.0f} points wider (95 % interval "
        f"{100 * more.low:.0f} to {100 * more.high:.0f}, {more.count} seeds)."
    )


def training_size_series(results: Results, value: Callable[[int], Value]) -> list[Series]:
    """A number of each split over the number of training samples."""
    arms = [(round(fraction * SAMPLES), samples_name(fraction)) for fraction in FRACTIONS]
    return [arm_series(results, name, arms, value(split)) for split, name in enumerate(SPLITS)]


def samples_finding(results: Results) -> str:
    """From the smallest to the largest training set, and over the last step alone."""
    first, before, last = (samples_name(FRACTIONS[place]) for place in (0, -2, -1))
    value = outcome.validation_loss
    if min(len(results.differences(last, other, value)) for other in (before, first)) < 2:
        return WAITING
    whole, step = (interval(results.differences(last, other, value)) for other in (first, before))
    helped = "helped" if whole.high < 0 else "did not clearly help"
    more = "Even more would still help." if step.high < 0 else "The last step no longer clearly did: enough is enough."
    losses, gaps = ([results.mean(name, v) for name in (first, last)] for v in (value, outcome.gap))
    return (
        f"**More data {helped}:** from {first} to {last}, validation loss went from {losses[0]:.2f} to {losses[1]:.2f} "
        f"and the gap to training loss from {gaps[0]:.2f} to {gaps[1]:.2f}. {more}"
    )


def label_noise_series(results: Results) -> list[Series]:
    arms = [(noise, labels_name(noise)) for noise in LABEL_NOISE]
    return [arm_series(results, name, arms, value) for name, value in _METRICS.items()]


def labels_finding(results: Results) -> str:
    """Whether labels that mean nothing are learned all the same."""
    name = labels_name(1.0)
    if not results[name]:
        return "Training: no network has seen the redrawn labels yet."
    classes, learned = results[name][0].experiment.classes, results.mean(name, outcome.train_metric)
    lead = "learns labels that mean nothing" if learned > BY_HEART else "has not learned the redrawn labels by heart"
    return (
        f"**The network {lead}:** with every label redrawn at random it reaches {percent(learned)} accuracy in "
        f"training and {percent(results.mean(name, outcome.test_metric))} on test, where guessing gives "
        f"{percent(1 / classes)}. That is not knowing digits. It is knowing these samples."
    )
