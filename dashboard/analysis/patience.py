"""Keras's patience, replayed on a validation curve that was recorded to the end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np


def patience_stop(validation: np.ndarray, patience: float) -> int | None:
    """Where patience ends a training: after the `patience`th epoch in a row without a new lowest loss.

    The first epoch of all never ends it. As `keras.callbacks.EarlyStopping` with its other arguments at their defaults.
    `validation` has shape (epochs,); epochs count from 1, and None means never.
    """
    best, waited = np.inf, 0
    for epoch, loss in enumerate(validation):
        waited += 1
        if loss < best:
            best, waited = loss, 0
        elif waited >= patience and epoch > 0:
            return epoch + 1
    return None


@dataclass(frozen=True)
class Stop:
    """Where a rule ends a training of `total` epochs, and the epoch with the lowest validation loss until then.

    Where the rule does not end it (`by_rule`), it ends by itself.
    """

    epoch: int
    best: int
    total: int
    by_rule: bool

    @property
    def saved(self) -> float:
        """Share of the epochs that were not needed."""
        return 1.0 - self.epoch / self.total


def stop_at(validation: np.ndarray, epoch: int | None) -> Stop:
    """A stop after this epoch, or at the end."""
    total = len(validation)
    return Stop(epoch or total, int(np.argmin(validation[: epoch or total])) + 1, total, epoch is not None)


def replay_patience(validation: np.ndarray, patience: float) -> Stop:
    """Where patience would have stopped, and what it would have kept."""
    return stop_at(validation, patience_stop(validation, patience))


def least_patience(validation: np.ndarray) -> int:
    """The smallest patience that still gets to the lowest validation loss of all."""
    lowest = np.minimum.accumulate(validation)
    best = int(np.argmin(validation))
    better = [0, *(epoch for epoch in range(1, best + 1) if lowest[epoch] < lowest[epoch - 1])]
    waits = [later - earlier for earlier, later in pairwise(better)]
    return max(waits, default=1)
