"""What training loss alone tells of its training: steps that are too large, a loss that climbs, or one that stays."""

from __future__ import annotations

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from dashboard.analysis.elsewhere.shape import FEWEST_EPOCHS, relative_jump, second_half
from dashboard.analysis.words import loss_in_words
from dashboard.experiment.logged import LoggedCurves
from language.say import t

# From this share on by which training loss jumps from epoch to epoch, its steps are suspected.
RESTLESS = 0.15
# Training loss that stays within this share of its first value has not moved; validation loss beyond the other has.
MOVED, MOVED_CLEARLY = 0.02, 0.1
# Training loss climbs if it ends above this multiple of its lowest, and its level by so many of its errors.
CLIMBED, ERRORS = 1.25, 8.0


def restless(curves: LoggedCurves) -> str:
    size = relative_jump(second_half(curves.train)) if np.isfinite(curves.train).all() else float("nan")
    if not size > RESTLESS:
        return ""
    return t(
        "Training loss itself jumps by about {size} from epoch to epoch. Its steps are too large, or its batches "
        "too small, to settle. Try a third of the learning rate, or a schedule that lowers it.",
        size=f"{size:.0%}",
    )


def climbing(curves: LoggedCurves) -> str:
    train = curves.train
    if len(train) < FEWEST_EPOCHS or not np.isfinite(train).all() or train.min() <= 0:
        return ""
    last = max(3, len(train) // 10)
    end = float(np.median(train[-last:]))
    if np.argmin(train) >= len(train) - last or end < CLIMBED * train.min():
        return ""
    # Where half of a curve is too short to say how it jumps, all of it does.
    size = relative_jump(second_half(train) if len(train) >= 2 * FEWEST_EPOCHS else train)
    level = float(np.median(sliding_window_view(train, last), axis=1).min())
    # The lowest of many epochs is far below a level that stays where it is, by noise alone.
    if size > RESTLESS or np.log(end / level) <= ERRORS * size / np.sqrt(last):
        return ""
    return t(
        "Training loss was lowest at epoch {epoch} ({lowest}) and ends around {end}. Overfitting does not do that, "
        "since it lowers training loss. A learning rate that is too high does, and so do weights that grow without "
        "bound, or training rows that are made harder as it goes on.",
        epoch=int(np.argmin(train)) + 1,
        lowest=loss_in_words(train.min()),
        end=loss_in_words(end),
    )


def still(curves: LoggedCurves) -> str:
    train = curves.train
    if len(train) < FEWEST_EPOCHS or not np.isfinite(train).all() or np.ptp(train) > MOVED * abs(train[0]):
        return ""
    if not train.any():
        return t(
            "Training loss is 0 at every epoch, so there is nothing to learn from it. Unless the network is that good, "
            "look at its last layer: a softmax over a single output always says 1, and its cross-entropy is 0. For two "
            "classes, a single output needs a sigmoid."
        )
    low, high = loss_in_words(train.min()), loss_in_words(train.max())
    if low == high:
        stays = t("Training loss has hardly moved: it stays at {level}.", level=low)
    else:
        stays = t("Training loss has hardly moved: it stays between {low} and {high}.", low=low, high=high)
    return f"{stays} {_why_still(curves.validation)}"


def _why_still(validation: np.ndarray) -> str:
    if np.ptp(validation) <= MOVED_CLEARLY * abs(validation[0]):
        return t(
            "The learning rate may be far too low or too high, the inputs not scaled, or labels and inputs not in the "
            "same order."
        )
    return t(
        "Validation loss has, between {low} and {high}, so the weights do change. Find out whether the log begins "
        "late in the training, and whether both columns are losses of the same network.",
        low=loss_in_words(validation.min()),
        high=loss_in_words(validation.max()),
    )
