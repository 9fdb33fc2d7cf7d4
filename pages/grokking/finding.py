"""What the trainings show: when each set is right, and what its loss did meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.series import Series, sample_series
from dashboard.analysis.statistics import geometric_mean
from dashboard.analysis.words import percent
from dashboard.data.parts import SPLITS, TEST, TRAIN
from language.say import mark, t, tn
from pages.grokking.tasks import TEST_ACCURACY, TEST_LOSS, TRAIN_ACCURACY, TRAIN_LOSS, Progress

# A set counts as fitted once so much of it is right.
FITTED = 0.99
# A loss that falls so much of the time is on one steady descent.
STEADY = 0.9
# Test is late from so many times the steps of training.
LATE = 2.0
# Test loss turns long after training was fitted from so many times its steps.
LONG = 3.0
# Nothing in a chart of losses is told apart below this.
SMALLEST = 1e-6
TEN = 10.0
PAIRS = ((SPLITS[TRAIN], TRAIN_ACCURACY, TRAIN_LOSS), (SPLITS[TEST], TEST_ACCURACY, TEST_LOSS))


@dataclass(frozen=True)
class Grown:
    """One training that has come to its end or as far as it has: the steps at which sets were fitted, None if not yet.

    `turn` is the step at which its test loss was highest.
    """

    fit: int | None
    follow: int | None
    turn: int
    progress: Progress

    @classmethod
    def of(cls, progress: Progress) -> Grown:
        records, steps = progress.records, progress.steps
        turn = int(steps[int(np.argmax(records[:, TEST_LOSS]))])
        fit, follow = (_first(steps, records[:, column]) for column in (TRAIN_ACCURACY, TEST_ACCURACY))
        return cls(fit, follow, turn, progress)

    @property
    def complete(self) -> bool:
        return self.progress.share >= 1.0

    @property
    def late(self) -> bool:
        """Whether test was fitted long after training, and after its loss had turned."""
        return self.fit is not None and self.follow is not None and self.follow > max(LATE * self.fit, self.turn)

    @property
    def turns_at_once(self) -> bool:
        """Whether its test loss turned when training was fitted, or soon after."""
        return self.fit is not None and self.turn <= LONG * self.fit

    @property
    def falling(self) -> tuple[int, int]:
        """Of the records since the training set was fitted, at how many test loss was lower than at the one before."""
        losses = self.progress.records[self.progress.steps >= (self.fit or 0), TEST_LOSS]
        return int(np.sum(np.diff(losses) < 0)), max(len(losses) - 1, 0)


def _first(steps: np.ndarray, accuracy: np.ndarray) -> int | None:
    reached = np.flatnonzero(accuracy >= FITTED)
    return int(steps[reached[0]]) if len(reached) else None


def series(found: Sequence[Progress], *, loss: bool) -> list[Series]:
    """Means over seeds at each recorded step, of train and test: accuracies, or losses, whose means are geometric."""
    longest = max(found, key=lambda one: len(one.steps)).steps
    curves = []
    for name, accuracy, lost in PAIRS:
        column = lost if loss else accuracy
        samples = [
            (float(step), np.array([one.records[place, column] for one in found if len(one.steps) > place]))
            for place, step in enumerate(longest)
        ]
        if loss:
            samples = [(step, np.maximum(values, SMALLEST)) for step, values in samples]
        curves.append(sample_series(name, samples, geometric=loss))
    return curves


def finding(found: Sequence[Progress]) -> str:
    """When training is fitted and test follows, and what test loss says to that."""
    ended = [one for one in map(Grown.of, found) if one.complete]
    if not ended:
        return t("Training: the first network needs all its steps.")
    unfitted = sum(one.fit is None for one in ended)
    if unfitted:
        return tn(
            "{unfitted} of {count} seed did not even fit the training set.",
            "{unfitted} of {count} seeds did not even fit the training set.",
            len(ended),
            unfitted=unfitted,
        )
    return " ".join((_late(ended), _by_the_loss(ended)))


def arrivals(ended: Sequence[Grown]) -> tuple[float, float | None]:
    """Geometric means of the steps at which train and test were fitted, at the seeds where both were, if any were.

    `ended` are trainings that have come to their end, and fitted their training set.
    """
    followed = [one for one in ended if one.follow is not None]
    fit, follow = (np.array([getattr(one, name) for one in followed or ended]) for name in ("fit", "follow"))
    return geometric_mean(fit), geometric_mean(follow) if followed else None


def turning(ended: Sequence[Grown]) -> float:
    """Geometric mean of the steps at which test loss was highest."""
    return geometric_mean(np.array([one.turn for one in ended]))


_ONE_LATE = mark(
    "**Training accuracy reaches 99% at step {fit:,.0f}, test accuracy at step {follow:,.0f}, after {times} times as "
    "many steps (over {total} seed).**"
)
_ALL_LATE = mark(
    "**Training accuracy reaches 99% at step {fit:,.0f}, test accuracy at step {follow:,.0f}, after {times} times as "
    "many steps** (geometric means of {total} seeds, each of which gets there)."
)

_SOME_LATE = mark(
    "**Training accuracy reaches 99% at step {fit:,.0f}, test accuracy at step {follow:,.0f}, after {times} times as "
    "many steps** (geometric means of the {reached} of {total} seeds that get there)."
)
_ONE_OF_SOME_LATE = mark(
    "**Training accuracy reaches 99% at step {fit:,.0f}, test accuracy at step {follow:,.0f}, after {times} times as "
    "many steps** (for the one of {total} seeds that gets there)."
)


def _late(ended: Sequence[Grown]) -> str:
    fit, follow = arrivals(ended)
    if follow is None:
        return _never(ended, fit)
    reached = sum(one.follow is not None for one in ended)
    values = {"fit": fit, "follow": follow, "times": _times(follow / fit)}
    if reached == len(ended):
        return t(_ALL_LATE if reached > 1 else _ONE_LATE, total=reached, **values)
    return t(_SOME_LATE if reached > 1 else _ONE_OF_SOME_LATE, reached=reached, total=len(ended), **values)


def _times(ratio: float) -> str:
    """With a digit after the point where that is a large part of it."""
    return f"{ratio:.0f}" if ratio >= TEN else f"{ratio:.1f}"


def _never(ended: Sequence[Grown], fit: float) -> str:
    right = float(np.mean([one.progress.records[-1, TEST_ACCURACY] for one in ended]))
    return tn(
        "**Training accuracy reaches 99% at step {fit:,.0f}, test accuracy never in {steps:,} steps: at the end it is "
        "{right} (over {count} seed).**",
        "**Training accuracy reaches 99% at step {fit:,.0f}, test accuracy never in {steps:,} steps: at the end it is "
        "{right} (over {count} seeds).**",
        len(ended),
        fit=fit,
        steps=ended[0].progress.setting.steps,
        right=percent(right),
    )


def _by_the_loss(ended: Sequence[Grown]) -> str:
    """Whether anything begins when accuracy rises, or has gone on all the time."""
    down, pairs = np.sum([one.falling for one in ended], 0)
    share = float(down / pairs) if pairs else 0.0
    turn = turning(ended)
    highest = geometric_mean(np.array([one.progress.records[:, TEST_LOSS].max() for one in ended]))
    end = geometric_mean(np.array([one.progress.records[-1, TEST_LOSS] for one in ended]))
    if all(one.turn == one.progress.steps[-1] for one in ended):
        sentence = _WORST_AT_THE_END
    else:
        steady = share >= STEADY and all(one.late and one.turns_at_once for one in ended)
        sentence = _STEADY if steady else _WITH_PAUSES
    return t(sentence, turn=turn, highest=highest, end=end, share=percent(share))


_STEADY = mark(
    "Test loss, which has no threshold, is highest at step {turn:,.0f} ({highest:.2g}) and ends at {end:.2g}; since "
    "the training set was fitted it has been falling {share} of the time: what may look like a late leap is one "
    "steady descent from step {turn:,.0f} on."
)
_WORST_AT_THE_END = mark(
    "Test loss, which has no threshold, is highest at the end ({end:.2g}); since the training set was fitted it has "
    "been falling {share} of the time."
)
_WITH_PAUSES = mark(
    "Test loss, which has no threshold, is highest at step {turn:,.0f} ({highest:.2g}) and ends at {end:.2g}; since "
    "the training set was fitted it has been falling {share} of the time."
)
