"""How urgent a batch is: the more so, the more visitors wait for it, the longer they have waited, the shorter it is.

This is "highest response ratio next" (Brinch Hansen 1971), with each visitor who waits counted. Where comparisons are
opened faster than they can be trained, visitors wait less by this rule than by "first come, first served". A batch
becomes more urgent as it waits, so that each has its turn. How long it is, follows from arithmetic alone: on a full
server a run of 10 ms took 80, so that a batch of short ones was taken for a long one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping, Sequence

from dashboard.engine.run import Run

# A result is reused for about as long as a task takes, unless a new owner arrives: pages ask for it constantly.
HOLDS_SECONDS = 0.5


class Urgency:
    """The urgency of each owner's batch. `demand` says how many wait for a run. Not thread-safe."""

    def __init__(self, clock: Callable[[], float], demand: Callable[[Run], int]) -> None:
        self._clock, self._demand = clock, demand
        self._since: dict[str, float] = {}
        self._found: dict[str, float] = {}
        self._found_at = -math.inf

    def of(self, batches: Mapping[str, Sequence[Run]], trained: Collection[str]) -> Mapping[str, float]:
        """For each owner of these batches, of which these runs wait.

        The owners of batches that are being `trained` still wait for them, also where nothing more of them is queued.
        """
        now = self._clock()
        if now >= self._found_at + HOLDS_SECONDS or not batches.keys() <= self._found.keys():
            self._since = {owner: self._since.get(owner, now) for owner in (*batches, *trained)}
            self._found = {one: self._ratio(runs, now - self._since[one]) for one, runs in batches.items()}
            self._found_at = now
        return self._found

    def _ratio(self, runs: Sequence[Run], waited: float) -> float:
        left = sum(run.expected_seconds for run in runs)
        visitors = sum(map(self._demand, runs)) / len(runs)
        return visitors * (waited + left) / left
