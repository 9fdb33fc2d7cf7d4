"""What to know about curves from elsewhere before trusting them: one entry for each thing that can be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.elsewhere.leaps import leaps
from dashboard.analysis.elsewhere.shape import FEWEST_EPOCHS, relative_jump, second_half
from dashboard.analysis.elsewhere.training_loss import climbing, restless, still
from dashboard.analysis.verdict import Kind
from dashboard.experiment.logged import LoggedCurves
from language.fields import said
from language.say import mark, t, tn

# Up to this share, how far validation loss jumps from epoch to epoch is not said.
NOISY = 0.03
# A learning rate below this share of the one before was lowered; more often than that, a schedule does it.
LOWERED, MOST_LOWERED = 0.9, 12


@said("title")
@dataclass(frozen=True)
class Note:
    """One thing to know: `say` finds it in the curves, or returns an empty text where it is not so."""

    name: str
    title: str
    say: Callable[[LoggedCurves], str]


def _objective(curves: LoggedCurves) -> str:
    """Training loss as tools log it is another quantity than validation loss (Keras's documentation, its FAQ)."""
    if not curves.has_train or curves.same_way:
        return ""
    differs = t(
        "The training loss that Keras and most tools log is the mean over an epoch while the weights are changing, "
        "with dropout on; validation loss is measured after the epoch, with dropout off."
    )
    penalties = t("Keras adds the L1 and L2 penalties to both; some tools add them to training loss alone.")
    both = np.isfinite(curves.train)
    below = curves.validation[both] < curves.train[both]
    if below.mean() > 0.5:
        counted = tn(
            "Validation loss lies below training loss in {below} of {count} epoch.",
            "Validation loss lies below training loss in {below} of {count} epochs.",
            int(both.sum()),
            below=below.sum(),
        )
        so = t(
            "So it can be the lower one without anything being wrong. To compare like with like, evaluate the model "
            "on the training rows too, with `model.evaluate(x_train, y_train)`. If validation loss still lies below, "
            "its rows are the easier ones, or few."
        )
        return f"{counted} {differs} {penalties} {so}"
    so = t("So, early in training, the gap looks smaller than it is.")
    return f"{differs} {so} {penalties}"


def _noise(curves: LoggedCurves) -> str:
    size = relative_jump(second_half(curves.validation))
    if not size > NOISY:
        return ""
    return t(
        "From epoch to epoch, validation loss jumps by about {size} without a trend. A difference of less than "
        "{twice} between two epochs says little, and a single lowest epoch was partly lucky. If it jumps because "
        "validation rows are few, more of them make it calmer; if it jumps because the weights do, a lower learning "
        "rate does.",
        size=f"{size:.0%}",
        twice=f"{2 * size:.0%}",
    )


def _rates(curves: LoggedCurves) -> str:
    rate = curves.rate
    lower = np.flatnonzero(rate[1:] < LOWERED * rate[:-1]) + 2
    # A rate that changes with every epoch was not lowered at some.
    if not 0 < len(lower) <= min(MOST_LOWERED, np.isclose(rate[1:], rate[:-1]).sum()):
        return ""
    return tn(
        "The learning rate was lowered at epoch {epochs}. A loss that drops right there was held up by steps "
        "that were too long.",
        "The learning rate was lowered at epochs {epochs}. A loss that drops right there was held up by steps "
        "that were too long.",
        len(lower),
        epochs=", ".join(map(str, lower)),
    )


def _signs(curves: LoggedCurves) -> str:
    if curves.history.losses[:, :2][np.isfinite(curves.history.losses[:, :2])].min(initial=1.0) >= 0:
        return ""
    return t(
        "Some losses are below zero. Ratios of such losses mean nothing, so read the verdict with care; if what was "
        "logged is a score that should rise, it is not a loss."
    )


def _few(curves: LoggedCurves) -> str:
    epochs = len(curves.validation)
    if epochs >= FEWEST_EPOCHS:
        return ""
    return tn(
        "Validation was logged {count} time. So few points show a direction at best.",
        "Validation was logged {count} times. So few points show a direction at best.",
        epochs,
    )


def _broken(curves: LoggedCurves) -> str:
    """Losses that are no numbers in a training that went on: what computes them is at fault, not the weights."""
    if not curves.broken:
        return ""
    counted = tn(
        "{count} loss of this log is no number (nan or inf), though training goes on after it, so the weights are "
        "numbers.",
        "{count} losses of this log are no numbers (nan or inf), though training goes on after the first, so the "
        "weights are numbers.",
        curves.broken,
    )
    cause = t(
        "A logarithm of 0, a number too large for its type and a missing value in a row do that: look at how that loss "
        "is computed. What is no number is left out here."
    )
    return f"{counted} {cause}"


_ALL = (
    Note("few", mark("Few points"), _few),
    Note("broken", mark("Losses that are no numbers"), _broken),
    Note("signs", mark("Losses below zero"), _signs),
    Note("objective", mark("Two kinds of loss"), _objective),
    Note("noise", mark("Noise"), _noise),
    Note("restless", mark("Steps too large"), restless),
    Note("spikes", mark("Spikes"), leaps),
    Note("climbing", mark("Training loss rises"), climbing),
    Note("still", mark("Nothing moves"), still),
    Note("rates", mark("Learning rate"), _rates),
)

NOTES: dict[str, Note] = {note.name: note for note in _ALL}

# Verdicts that say themselves that steps are too large, by their own measure; and what would say so again.
_LARGE_STEPS: tuple[Kind, ...] = ("diverged", "unstable")
_SAID_BY_THEM = ("noise", "restless", "climbing")


def notes(curves: LoggedCurves, kind: Kind) -> tuple[tuple[Note, str], ...]:
    """What there is to know about these curves beside a verdict of this kind, each with its words."""
    if not len(curves.validation):
        return ()
    left_out = _SAID_BY_THEM if kind in _LARGE_STEPS else ()
    said = ((note, note.say(curves)) for name, note in NOTES.items() if name not in left_out)
    return tuple((note, words) for note, words in said if words)
