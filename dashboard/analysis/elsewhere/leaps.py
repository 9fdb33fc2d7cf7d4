"""What is said of a loss that leaps up for an epoch: where, and what it comes from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dashboard.analysis.elsewhere.shape import FEWEST_EPOCHS, second_half, spikes
from dashboard.analysis.words import loss_in_words
from dashboard.experiment.logged import LoggedCurves
from language.say import t, tn

# At most this many epochs are named.
NAMED = 5


def leaps(curves: LoggedCurves) -> str:
    """The epochs of the leaps, and the cause that training loss points to, if there are few; and one at the end."""
    train = curves.train[np.isfinite(curves.train)]
    # Where validation was logged first, as before the first step.
    before = len(curves.train) - len(train)
    found = sorted({*spikes(curves.validation), *(before + epoch for epoch in spikes(train))})
    said = []
    if 0 < len(found) <= len(curves.train) // 8:
        said += [_where(found), _cause(train, [epoch - before for epoch in found])]
    return " ".join([*said, *([_at_the_end(curves.validation[-1])] if _leaps_last(curves.validation) else [])])


def _leaps_last(curve: np.ndarray) -> bool:
    """Whether the last epoch alone stands out, not as one of several that rise."""
    if len(curve) < FEWEST_EPOCHS or curve[-2] > second_half(curve[:-2]).max():
        return False
    return len(curve) in spikes(np.append(curve, curve[-2]))


def _at_the_end(loss: float) -> str:
    return t(
        "At the last epoch validation loss jumps up, to {loss}. One epoch alone says little, but weights that were "
        "saved then have that loss.",
        loss=loss_in_words(loss),
    )


def _where(found: Sequence[int]) -> str:
    shown = ", ".join(map(str, found[:NAMED]))
    if len(found) > NAMED:
        return t("The loss jumps up at epochs {epochs} and others, and comes back down.", epochs=shown)
    return tn(
        "The loss jumps up at epoch {epochs} and comes back down.",
        "The loss jumps up at epochs {epochs} and comes back down.",
        len(found),
        epochs=shown,
    )


def _cause(train: np.ndarray, epochs: Sequence[int]) -> str:
    """What training loss (epochs,) makes of leaps at these of its epochs, if it is known on both sides of each.

    Where it was not logged it is that of the epoch before, equal to the last bit.
    """
    if len(train) < FEWEST_EPOCHS or min(epochs) < 2 or any(train[one - 1] == train[one - 2] for one in epochs):
        return _either()
    return _too_large() if _leaps_near(train, epochs) else _calm_in_training()


def _leaps_near(train: np.ndarray, epochs: Sequence[int]) -> bool:
    """Whether training loss leaps with any of these, however little: at once, or in the mean over the next epoch."""
    little = spikes(train, jumps=1.0)
    return any(epoch in little or epoch + 1 in little for epoch in epochs)


def _too_large() -> str:
    return t(
        "Single steps were too large: clip the gradients (`clipnorm=1.0` in a Keras optimizer), or lower the learning "
        "rate."
    )


def _either() -> str:
    return t(
        "Single steps that were too large do that: clip the gradients (`clipnorm=1.0` in a Keras optimizer), or lower "
        "the learning rate. So do a few validation rows on which the network is very wrong: look at the rows with the "
        "largest losses."
    )


def _calm_in_training() -> str:
    return t(
        "Training loss does not, so a step that was too large is hardly the cause. A few validation rows on which "
        "the network is very wrong are enough: look at the rows with the largest losses."
    )
