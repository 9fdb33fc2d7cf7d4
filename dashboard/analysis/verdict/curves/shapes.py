"""The shapes that losses fall by: which of them a curve has says how far it will fall."""

from __future__ import annotations

from itertools import product

import numpy as np
from scipy import special

# Exponential falls, by how many times the epochs so far brought them down to 1 / e of what was left ...
SPEEDS = np.array([[0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 18.0, 27.0, 40.0]]).T
# ... falls at many speeds at once, as where one layer waits for another: exponentials of the root of time ...
ROOTS = np.array([[0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0]]).T
# ... powers of the epoch, as the losses of large networks follow ...
POWERS = np.array([[0.15, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0]]).T
# ... and single drops, past or still to come: when they are and how wide, as shares of the epochs so far.
PAST, TO_COME = product(np.arange(2, 11) / 10, (0.01, 0.03, 0.05, 0.08)), product((1.1, 1.2, 1.3, 1.4, 1.5), (0.1, 0.2))
DROPS = np.array([*PAST, *TO_COME])
# The prior probability of each shape (shapes,): a straight line, each of these kinds, and no fall at all are equally
# likely.
_KINDS = (1, len(SPEEDS), len(ROOTS), len(POWERS), len(DROPS), 1)
PRIOR = np.concatenate([np.full(count, 1 / count) for count in _KINDS]) / len(_KINDS)


def heights(epochs: np.ndarray, now: float) -> np.ndarray:
    """The height of each shape (shapes, n) after `epochs` (n,), where `now` epochs are past; the last shape is flat."""
    time = epochs / now
    at, width = DROPS[:, :1], DROPS[:, 1:]
    exponentials = np.exp(-SPEEDS * time), np.exp(-np.sqrt(ROOTS * time))
    falls = -time[None], *exponentials, epochs**-POWERS, special.expit((at - time) / width)
    return np.concatenate([*falls, np.zeros((1, len(time)))])
