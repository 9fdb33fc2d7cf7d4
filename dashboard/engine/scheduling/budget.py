"""How much computing each visitor may have in an hour, on a server that strangers share."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Callable, Iterable

from dashboard.engine.run import Run
from language.say import Message, later, mark

HOUR = 3600.0
# The seconds within which all that is spent is noted as one amount.
_TOGETHER = 60.0
USED_UP = mark(
    "You have used the {minutes:.3g} min of computing that each visitor gets per hour here. Train again in about "
    "{wait} min."
)


class Budget:
    """The worker time, in seconds, that each payer may use per hour; 0 means no limit. Not thread-safe.

    `payer` tells who pays for an owner's trainings, such as one browser for all its tabs; "" means that nobody does.
    """

    def __init__(
        self,
        seconds: float,
        payer: Callable[[str], str] = lambda owner: owner,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._seconds, self._payer, self._clock = seconds, payer, clock
        # For each payer when something was spent, and how much, the oldest first.
        self._spent: dict[str, deque[tuple[float, float]]] = {}

    @property
    def limited(self) -> bool:
        return self._seconds > 0

    def spend(self, owner: str, seconds: float) -> None:
        """Notes what a worker has just done for an owner."""
        payer, now = self._payer(owner), self._clock()
        if not (self.limited and payer):
            return
        self._forget()
        spent = self._spent.setdefault(payer, deque())
        when, before = spent.pop() if spent and now - spent[-1][0] < _TOGETHER else (now, 0.0)
        spent.append((when, before + seconds))

    def refused(self, runs: Iterable[Run]) -> dict[Run, Message]:
        """The runs whose owners have used up their budget, with what to tell them."""
        runs = tuple(runs)
        problems = {owner: self.problem(owner) for owner in {run.owner for run in runs}}
        return {run: why for run in runs if (why := problems[run.owner])}

    def problem(self, owner: str) -> Message | None:
        """The message for an owner who has used up the budget, with the time to wait; None if there is budget left."""
        spent = self._spent.get(self._payer(owner), ())
        now, left = self._clock(), self._seconds
        # From the latest back: only what was spent since then has to expire.
        for when, seconds in reversed(spent):
            left -= seconds
            if left <= 0 and now - when < HOUR:
                wait = math.ceil((when + HOUR - now) / 60)
                return later(USED_UP, minutes=self._seconds / 60, wait=wait)
        return None

    def _forget(self) -> None:
        since = self._clock() - HOUR
        self._spent = {payer: spent for payer, spent in self._spent.items() if spent[-1][0] > since}
        for spent in self._spent.values():
            while spent[0][0] <= since:
                spent.popleft()
