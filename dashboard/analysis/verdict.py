"""The verdict over a training: is it overfitting, underfitting, a good fit, diverged, or too early to tell?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from dashboard.experiment.history import Ending, History

Kind = Literal["overfitting", "underfitting", "good fit", "diverged", "too few epochs"]

# Validation loss has risen when it is this many times its lowest value ...
RISEN = 1.1
# ... or the gap to training is this share of what a constant prediction loses, and this many times training loss.
WIDE_GAP = 0.08
WIDE_RATIO = 2.0
# A rise smaller than this share of the constant prediction's loss is noise.
NOISE = 0.01
# Nothing was learned when training loss is above this share of the constant prediction's.
NOTHING_LEARNED = 0.85
# A curve still falls when its last fifth lowered it by more than this share.
STILL_FALLING = 0.03


@dataclass(frozen=True)
class Verdict:
    """What the curves say, in a word, in a sentence, and in the numbers they rest on.

    `epoch` is the one judged: the last, or the one whose weights were put back. `best_epoch` has the lowest validation
    loss.
    """

    kind: Kind
    sentence: str
    epoch: int
    best_epoch: int
    train_loss: float
    validation_loss: float
    best_validation_loss: float
    constant_loss: float

    @property
    def gap(self) -> float:
        """Validation loss minus training loss, at the epoch judged."""
        return self.validation_loss - self.train_loss

    @property
    def rise(self) -> float:
        """Validation loss as a multiple of its lowest value."""
        return self.validation_loss / max(self.best_validation_loss, 1e-12)


def judge(history: History, ending: Ending, constant_loss: float) -> Verdict:
    """The verdict over the final state of a training.

    `constant_loss` is the training loss of the best constant prediction.
    """
    if len(history) == 0:
        return _nothing(ending, constant_loss)
    train, validation = history.losses[:, 0], history.losses[:, 1]
    epoch = ending.restored or len(history)
    best = int(np.argmin(validation))
    numbers = Verdict(
        "good fit",
        "",
        epoch,
        best + 1,
        float(train[epoch - 1]),
        float(validation[epoch - 1]),
        float(validation[best]),
        constant_loss,
    )
    kind = _kind(numbers, history, ending)
    return _with_words(numbers, kind, float(train[best]), ending)


def _nothing(ending: Ending, constant_loss: float) -> Verdict:
    diverged = ending.reason == "diverged"
    sentence = (
        "Diverged in the first epoch: the loss is no longer a number. Lower the learning rate."
        if diverged
        else "Too few epochs to tell: the training ended before its first epoch did."
    )
    nan = float("nan")
    return Verdict("diverged" if diverged else "too few epochs", sentence, 0, 0, nan, nan, nan, constant_loss)


def _kind(verdict: Verdict, history: History, ending: Ending) -> Kind:
    train, validation = history.losses[: verdict.epoch, 0], history.losses[: verdict.epoch, 1]
    if ending.reason == "diverged":
        return "diverged"
    rise = verdict.validation_loss - verdict.best_validation_loss
    # The lowest validation loss may come after the epoch that early stopping put back.
    train_at_best = history.losses[verdict.best_epoch - 1, 0]
    risen = verdict.rise >= RISEN and rise > NOISE * verdict.constant_loss and train[-1] < train_at_best
    wide = verdict.gap > WIDE_GAP * verdict.constant_loss and verdict.validation_loss > WIDE_RATIO * verdict.train_loss
    if risen or wide:
        return "overfitting"
    if _falls(validation) and _falls(train) and ending.reason != "early stopping":
        return "too few epochs"
    return "underfitting" if verdict.train_loss > NOTHING_LEARNED * verdict.constant_loss else "good fit"


def _falls(curve: np.ndarray) -> bool:
    """Whether the last fifth of a curve still lowered it; less than five epochs count as falling."""
    if len(curve) < 5:
        return True
    fifth = max(1, len(curve) // 5)
    before, after = curve[-2 * fifth : -fifth].mean(), curve[-fifth:].mean()
    return bool(after < before * (1.0 - STILL_FALLING))


def _with_words(verdict: Verdict, kind: Kind, train_at_best: float, ending: Ending) -> Verdict:
    v = verdict
    lowest = f"validation loss was lowest at epoch {v.best_epoch}"
    sentences: dict[Kind, str] = {
        "overfitting": (
            f"Overfitting: {lowest} and is {v.rise:.1f} times that now, while training loss went from "
            f"{train_at_best:.3g} to {v.train_loss:.3g}."
            if v.rise >= RISEN
            else f"Overfitting: validation loss is {v.validation_loss:.3g} while training loss is {v.train_loss:.3g}; "
            "what was learned holds for the training set alone."
        ),
        "underfitting": (
            f"Underfitting: training loss is {v.train_loss:.3g}, and always giving the same answer would reach "
            f"{v.constant_loss:.3g}. The network learned next to nothing."
        ),
        "good fit": (
            f"A good fit: validation loss is {v.validation_loss:.3g}, close to its lowest "
            f"({v.best_validation_loss:.3g} at epoch {v.best_epoch}); training loss is {v.train_loss:.3g}."
        ),
        "diverged": f"Diverged after epoch {ending.epochs}: the loss is no longer a number. Lower the learning rate.",
        "too few epochs": (
            f"Too few epochs to tell: after {v.epoch}, training and validation loss are both still falling."
        ),
    }
    restored = f" Early stopping put back the weights of epoch {ending.restored}." if ending.restored else ""
    return replace(verdict, kind=kind, sentence=sentences[kind] + restored)
