"""Which owners have left for good: a page that is reloaded is gone for a moment, and comes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

# A closed tab's trainings end after this time at the latest, and half a second.
GRACE_SECONDS = 5.0


class Absence:
    """Tracks how long owners of trainings have been away; `is_present` says whether an owner is there now."""

    def __init__(self, is_present: Callable[[str], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self.is_present, self._clock = is_present, clock
        self._since: dict[str, float] = {}

    def departed(self, owners: Iterable[str]) -> set[str]:
        """The owners who have been away too long to come back; `owners` are all who have trainings."""
        now = self._clock()
        self._since = {owner: self._since.get(owner, now) for owner in owners if not self.is_present(owner)}
        return {owner for owner, since in self._since.items() if now - since >= GRACE_SECONDS}
