"""Time as training has it: longer epochs where the learning rate is higher."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

# Learning rates that differ by less, as a share of the largest, are the same.
SAME = 0.01


@dataclass(frozen=True, eq=False)
class Clock:
    """When each epoch ended, `ends` (n,), in epochs at the largest learning rate; `rates` (n,) are shares of that rate.

    Steps are as long as the rate. Where it comes down, the last epochs take little time by this clock, and a curve that
    stands still there may yet be falling. More epochs would stretch a schedule, unless the last rate is known to be
    kept: then `kept` is how long as many epochs again take at that rate.
    """

    ends: np.ndarray
    rates: np.ndarray
    kept: float | None = None

    @classmethod
    def steady(cls, epochs: np.ndarray) -> Clock:
        """The clock of a training whose learning rate never changes."""
        return cls(epochs.astype(float), np.ones(len(epochs)))

    @property
    def now(self) -> float:
        return float(self.ends[-1])

    @property
    def again(self) -> float:
        """How long as many epochs again would take."""
        return self.now if self.kept is None else self.kept

    @cached_property
    def changes(self) -> bool:
        return bool(np.ptp(self.rates) > SAME)
