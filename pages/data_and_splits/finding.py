"""What the page on data finds: how a skewed split looks, whether more data would help, what is memorised."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from dashboard.analysis import outcome
from dashboard.analysis.change import Change, Kind
from dashboard.analysis.outcome import Value
from dashboard.analysis.paired import FEWEST, paired_losses
from dashboard.analysis.results import Results
from dashboard.analysis.series import Series, arm_series
from dashboard.analysis.statistics import MOST_SEEDS, Interval, interval, seeds_to_tell
from dashboard.analysis.table import typical, typical_gap
from dashboard.analysis.words import diverged_in_words, percent, seeds_needed
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
# A gap in accuracy that looks like overfitting, and a difference of gaps that is none.
WIDE, LITTLE = 0.05, 0.02
WAITING = f"Training: the comparison needs {FEWEST} seeds."


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
    diverged = diverged_in_words(results.only(SPLIT_NAMES))
    if len(differences) < FEWEST:
        return f"{WAITING} {diverged}".strip()
    told = {name: [percent(results.mean(name, value)) for value in _METRICS.values()] for name in SPLIT_NAMES}
    more = interval(differences)
    lead = _split_lead(interval(results.values(SKEWED, test_gap)), more, float(np.std(differences, ddof=1)))
    return (
        f"**{lead}:** accuracy is {told[SKEWED][0]} in training and {told[SKEWED][2]} on test. **Stratified, the same "
        f"network on the same points** has {told[STRATIFIED][0]} and {told[STRATIFIED][2]}. The skewed gap is wider by "
        f"{points(more.mean)} (95 % interval {100 * more.low:.1f} to {100 * more.high:.1f}, {more.count} seeds). "
        f"{diverged}"
    ).strip()


def _split_lead(gap: Interval, more: Interval, spread: float) -> str:
    """A gap looks like overfitting if it is wide, and wider than that of the stratified split."""
    if more.low > 0 and gap.low > WIDE:
        return "The skewed split looks like overfitting"
    if more.low > 0:
        return f"The skewed split widens the gap, but to no more than {points(gap.mean)}"
    if more.high < 0:
        return "The skewed split has a smaller gap than the stratified one"
    if more.low >= -LITTLE and more.high <= LITTLE:
        return "So little skew makes no difference"
    needed = seeds_to_tell(more.mean, spread)
    enough = f"about {needed}" if needed else f"more than {MOST_SEEDS:,}"
    return f"Too few seeds to say whether the skewed split has a wider gap ({enough} would do)"


def points(share: float) -> str:
    """A difference of two shares."""
    return f"{100 * share:.1f} points"


def training_size_series(results: Results, value: Callable[[int], Value]) -> list[Series]:
    """A number of each split over the number of training samples."""
    arms = [(round(fraction * SAMPLES), samples_name(fraction)) for fraction in FRACTIONS]
    geometric = value is outcome.loss_on
    return [arm_series(results, name, arms, value(split), geometric=geometric) for split, name in enumerate(SPLITS)]


def samples_finding(results: Results) -> str:
    """From the smallest to the largest training set, and over the last step alone; both are tested together."""
    results = results.only(SAMPLES_NAMES)
    first, before, last = (samples_name(FRACTIONS[place]) for place in (0, -2, -1))
    losses, diverged = paired_losses(results), diverged_in_words(results)
    pairs = [(last, first), (last, before)]
    if not {first, before, last} <= set(losses.names) or min(len(losses.ratios(*pair)) for pair in pairs) < FEWEST:
        return f"{WAITING} {diverged}".strip()
    whole, step = losses.between(pairs)
    said = (_whole(whole, first, last), _gaps(results, first, last), _LAST_STEP[step.kind], diverged)
    return " ".join(sentence for sentence in said if sentence)


def _whole(change: Change, first: str, last: str) -> str:
    lead = {
        "lower": "More data helped",
        "higher": "More data did not help",
        "same": "More data made no difference",
        "unsure": "Too few seeds to say whether more data helps",
    }[change.kind]
    enough = f"; {seeds_needed(change)} would do" if change.kind == "unsure" else ""
    beside = change.beside(f"with {first}")
    return f"**{lead}:** with {last}, validation loss is {beside}, {change.logs.count} seeds{enough}."


def _gaps(results: Results, *names: str) -> str:
    """Typical losses, and how far those of training and validation are apart."""
    if not all(results[name] for name in names):
        return ""
    losses = [typical(outcome.validation_loss)(results[name]) for name in names]
    gaps = [typical_gap(results[name]) for name in names]
    return (
        f"Its typical value went from {losses[0]:.2f} to {losses[1]:.2f}, and the gap to training loss from "
        f"{gaps[0]:.2f} to {gaps[1]:.2f}."
    )


_LAST_STEP: dict[Kind, str] = {
    "lower": "The last step alone still helped: even more may, too.",
    "higher": "The last step alone made it higher.",
    "same": "The last step made no difference any more: these data are enough for it.",
    "unsure": "Whether the last step alone still helped, these seeds can't say.",
}


def label_noise_series(results: Results) -> list[Series]:
    arms = [(noise, labels_name(noise)) for noise in LABEL_NOISE]
    return [arm_series(results, name, arms, value) for name, value in _METRICS.items()]


def labels_finding(results: Results) -> str:
    """Whether labels that mean nothing are learned all the same."""
    name = labels_name(1.0)
    diverged = diverged_in_words(results.only((name,)))
    if not results[name]:
        return f"Training: no network has seen the redrawn labels yet. {diverged}".strip()
    classes, learned = results[name][0].experiment.classes, results.mean(name, outcome.train_metric)
    by_heart = learned > BY_HEART
    lead = "memorises labels that mean nothing" if by_heart else "has not memorised the redrawn labels"
    moral = " That is not knowing digits. It is knowing these samples." if by_heart else ""
    return (
        f"**The network {lead}:** with every label redrawn at random it reaches {percent(learned)} accuracy in "
        f"training and {percent(results.mean(name, outcome.test_metric))} on test, where guessing gives "
        f"{percent(1 / classes)}.{moral} {diverged}"
    ).strip()
