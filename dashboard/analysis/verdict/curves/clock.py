"""When each epoch ended, as training counts time, and the learning rate it had."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

# Rates that differ by less are one.
SAME = 0.01


@dataclass(frozen=True, eq=False)
class Clock:
    """`ends` (n,) say when each epoch ended, in epochs at the largest learning rate, and `rates` (n,) are its shares.

    A step is as long as the rate. Where it comes down, the last epochs are few by this clock, and curves that stand
    still at their end may be falling. More epochs would stretch the rates over them, unless they are known to keep the
    last one: then `kept` is how long as many again take.
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
        """How long as many epochs again take."""
        return self.now if self.kept is None else self.kept

    @cached_property
    def changes(self) -> bool:
        return bool(np.ptp(self.rates) > SAME)
