"""How much of the workers' time each owner has had lately, so that a small request need not wait behind large ones."""

from __future__ import annotations

import math
from collections.abc import Callable

# The seconds in which half of what an owner has had is forgotten: longer than any training takes.
HALF_LIFE = 600.0
# Owners who have had less than this are of the first class, those with less than twice as much of the next, then those
# with less than four times as much, and so on. A lesson's comparison takes less, even on a full server: nobody leaves
# the first class in the middle of one, where owners would take turns and all wait for the last comparison to end.
LIGHT_SECONDS = 120.0
_FORGOTTEN = 0.01


class RecentUse:
    """Seconds by owner. Not thread-safe.

    Owners are compared by classes, not by seconds: among equals, whoever came first is served to the end, so that all
    of them wait less than they would by turns.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        # For each owner when something was last noted, and the sum at that time.
        self._noted: dict[str, tuple[float, float]] = {}

    def note(self, owner: str, seconds: float) -> None:
        """Adds what a worker has just done for an owner."""
        now = self._clock()
        self._noted = {name: noted for name, noted in self._noted.items() if self._left(name) > _FORGOTTEN}
        self._noted[owner] = (now, self._left(owner) + seconds)

    def weight(self, owner: str) -> int:
        """0 for an owner who has had little, and one more for each time that it doubles."""
        return max(0, math.floor(math.log2(max(self._left(owner), _FORGOTTEN) / LIGHT_SECONDS)) + 1)

    def _left(self, owner: str) -> float:
        when, seconds = self._noted.get(owner, (0.0, 0.0))
        return seconds * 0.5 ** ((self._clock() - when) / HALF_LIFE) if seconds else 0.0
