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
from dashboard.analysis.words import diverged_in_words, percent
from dashboard.data.parts import SPLITS, Splits
from dashboard.experiment.record import Record
from dashboard.language.say import mark, t
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
        return f"{_waiting()} {diverged}".strip()
    more = interval(differences)
    told = t(
        "**{lead}:** accuracy is {train} in training and {test} on test. **Stratified, the same network on the same "
        "points** has {stratified_train} and {stratified_test}. The skewed gap is wider by {points:.1f} points "
        "(95 % interval {low:.1f} to {high:.1f}, {seeds} seeds).",
        lead=_split_lead(interval(results.values(SKEWED, test_gap)), more, float(np.std(differences, ddof=1))),
        train=percent(results.mean(SKEWED, outcome.train_metric)),
        test=percent(results.mean(SKEWED, outcome.test_metric)),
        stratified_train=percent(results.mean(STRATIFIED, outcome.train_metric)),
        stratified_test=percent(results.mean(STRATIFIED, outcome.test_metric)),
        points=100 * more.mean,
        low=100 * more.low,
        high=100 * more.high,
        seeds=more.count,
    )
    return f"{told} {diverged}".strip()


def _split_lead(gap: Interval, more: Interval, spread: float) -> str:
    """A gap looks like overfitting if it is wide, and wider than that of the stratified split."""
    if more.low > 0 and gap.low > WIDE:
        return t("The skewed split looks like overfitting")
    if more.low > 0:
        return t(
            "The skewed split widens the gap, to {points:.1f} points ({low:.1f} to {high:.1f})",
            points=100 * gap.mean,
            low=100 * gap.low,
            high=100 * gap.high,
        )
    if more.high < 0:
        return t("The skewed split has a smaller gap than the stratified one")
    if more.low >= -LITTLE and more.high <= LITTLE:
        return t("So little skew makes no difference")
    needed = seeds_to_tell(more.mean, spread)
    if needed:
        return t("Too few seeds to say whether the skewed split has a wider gap (about {count} would do)", count=needed)
    return t(
        "Too few seeds to say whether the skewed split has a wider gap (more than {count:,} would do)", count=MOST_SEEDS
    )


def training_size_series(results: Results, value: Callable[[int], Value]) -> list[Series]:
    """A number of each split over the number of training samples."""
    arms = [(round(fraction * SAMPLES), samples_name(fraction)) for fraction in FRACTIONS]
    geometric = value is outcome.loss_on
    return [arm_series(results, name, arms, value(split), geometric=geometric) for split, name in enumerate(SPLITS)]


def samples_finding(results: Results) -> str:
    """From the smallest to the largest training set, and over the last step alone; both are tested together."""
    results = results.only(SAMPLES_NAMES)
    changes, diverged = samples_changes(results), diverged_in_words(results)
    if changes is None:
        return f"{_waiting()} {diverged}".strip()
    whole, step = changes
    said = (_whole(whole), _gaps(results, SAMPLES_NAMES[0], SAMPLES_NAMES[-1]), t(_LAST_STEP[step.kind]), diverged)
    return " ".join(sentence for sentence in said if sentence)


def samples_changes(results: Results) -> tuple[Change, Change] | None:
    """Validation loss with the most samples beside the fewest, and beside one step less; None for too few seeds."""
    losses = paired_losses(results.only(SAMPLES_NAMES))
    first, before, last = (SAMPLES_NAMES[place] for place in (0, -2, -1))
    pairs = [(last, first), (last, before)]
    if not {first, before, last} <= set(losses.names) or min(len(losses.ratios(*pair)) for pair in pairs) < FEWEST:
        return None
    whole, step = losses.between(pairs)
    return whole, step


def _whole(change: Change) -> str:
    fewest, most = (FRACTIONS[place] * SAMPLES for place in (0, -1))
    beside = change.beside(t("that with {count:.0f} samples", count=fewest))
    return t(_WHOLE[change.kind], most=most, beside=beside, seeds=change.logs.count, enough=_enough(change))


def _enough(change: Change) -> str:
    """How many seeds would decide it."""
    needed = change.seeds_needed
    return t("about {count} would do", count=needed) if needed else t("more than {count:,} would do", count=MOST_SEEDS)


def _gaps(results: Results, *names: str) -> str:
    """Typical losses, and how far those of training and validation are apart."""
    if not all(results[name] for name in names):
        return ""
    losses = [typical(outcome.validation_loss)(results[name]) for name in names]
    gaps = [typical_gap(results[name]) for name in names]
    return t(
        "Its typical value went from {was:.2f} to {came:.2f}, and the gap to training loss from {gap_was:.2f} to "
        "{gap_came:.2f}.",
        was=losses[0],
        came=losses[1],
        gap_was=gaps[0],
        gap_came=gaps[1],
    )


_WHOLE: dict[Kind, str] = {
    "lower": mark("**More data helped:** with {most:.0f} samples, validation loss is {beside}, {seeds} seeds."),
    "higher": mark("**More data did not help:** with {most:.0f} samples, validation loss is {beside}, {seeds} seeds."),
    "same": mark(
        "**More data made no difference:** with {most:.0f} samples, validation loss is {beside}, {seeds} seeds."
    ),
    "unsure": mark(
        "**Too few seeds to say whether more data helps:** with {most:.0f} samples, validation loss is {beside}, "
        "{seeds} seeds; {enough}."
    ),
}
_LAST_STEP: dict[Kind, str] = {
    "lower": mark("The last step alone still helped: even more may, too."),
    "higher": mark("The last step alone made it higher."),
    "same": mark("The last step alone made no difference: for this network these data are enough."),
    "unsure": mark("Whether the last step alone still helped, these seeds can't say."),
}


def label_noise_series(results: Results) -> list[Series]:
    arms = [(noise, labels_name(noise)) for noise in LABEL_NOISE]
    return [arm_series(results, name, arms, value) for name, value in _METRICS.items()]


def labels_finding(results: Results) -> str:
    """Whether labels that mean nothing are learned all the same."""
    name = labels_name(1.0)
    diverged = diverged_in_words(results.only((name,)))
    if not results[name]:
        said = t("Training: no network has seen the redrawn labels yet.")
        return f"{said} {diverged}".strip()
    learned = results.mean(name, outcome.train_metric)
    said = t(
        _BY_HEART if learned > BY_HEART else _NOT_BY_HEART,
        train=percent(learned),
        test=percent(results.mean(name, outcome.test_metric)),
        guessing=percent(1 / results[name][0].experiment.classes),
    )
    return f"{said} {diverged}".strip()


_BY_HEART = mark(
    "**The network memorises labels that mean nothing:** with every label redrawn at random it reaches {train} "
    "accuracy in training and {test} on test, where guessing gives {guessing}. That is not knowing digits. It is "
    "knowing these samples."
)
_NOT_BY_HEART = mark(
    "**The network has not memorised the redrawn labels:** with every label redrawn at random it reaches {train} "
    "accuracy in training and {test} on test, where guessing gives {guessing}."
)


def _waiting() -> str:
    return t("Training: the comparison needs {count} seeds.", count=FEWEST)
