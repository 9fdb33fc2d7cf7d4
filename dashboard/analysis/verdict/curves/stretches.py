"""The stretches at the end of a training that shapes are fitted to: what is the same for all of its curves."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dashboard.analysis.verdict.curves.clock import Clock
from dashboard.analysis.verdict.curves.shapes import heights

# How long they are, as shares of the epochs.
STRETCHES = (1.0, 0.75, 0.5, 0.25)
# The fewest epochs of a stretch.
FEWEST_EPOCHS = 4
# A shape is fitted to at most this many points: longer stretches are averaged in as many parts.
MOST_PARTS = 200


@dataclass(frozen=True)
class Stretch:
    """The last `rows` epochs of a training, in at most MOST_PARTS parts.

    `starts` (parts,) are the places, within the stretch, at which the parts begin; `lengths` (parts,) their epochs.
    `rates` (parts,) are the learning rates, which differ where the clock `changes`, and `shapes` (shapes, parts).
    """

    rows: int
    starts: np.ndarray
    lengths: np.ndarray
    rates: np.ndarray
    shapes: np.ndarray
    changes: bool

    @classmethod
    def of(cls, clock: Clock, rows: int) -> Stretch:
        starts = np.linspace(0, rows, min(rows, MOST_PARTS), endpoint=False).astype(int)
        lengths = np.diff(starts, append=rows)
        times, rates = means_of_parts(np.vstack([clock.ends[-rows:], clock.rates[-rows:]]), starts, lengths)
        return cls(rows, starts, lengths, rates, heights(times, clock.now), clock.changes)


def stretches_of(clock: Clock) -> list[Stretch]:
    """One for each of STRETCHES; the last epochs take little time where the learning rate comes down."""
    count = len(clock.ends)
    before = np.interp([(1.0 - share) * clock.now for share in STRETCHES], np.r_[0.0, clock.ends], np.arange(count + 1))
    return [Stretch.of(clock, max(round(count - some), min(count, FEWEST_EPOCHS))) for some in before]


def means_of_parts(columns: np.ndarray, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Of each row of columns (k, n), the mean of each part (k, parts)."""
    return np.asarray(np.add.reduceat(columns, starts, 1) / lengths)
