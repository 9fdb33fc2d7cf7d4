"""The runs that wait to be written, while the database is busy or out of reach."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from dashboard.store.kept import FinishedRun

# The most runs, and the most trials, that wait in memory; the oldest are dropped.
MOST_RUNS, MOST_TRIALS = 500, 4000


class Unwritten(NamedTuple):
    """A run that waits to be written, and the file in which it lies until then."""

    run: FinishedRun
    file: Path | None


class Waiting:
    """Runs in the order in which they ended, and trials, which come last. Not thread-safe: the keeper has a lock."""

    def __init__(self) -> None:
        self._runs: deque[Unwritten] = deque()
        self._trials: deque[Unwritten] = deque()

    def __bool__(self) -> bool:
        return bool(self._runs or self._trials)

    def add(self, one: Unwritten) -> Unwritten | None:
        """Returns the one that is dropped for it, if there are too many."""
        queue, most = (self._runs, MOST_RUNS) if one.run.trial is None else (self._trials, MOST_TRIALS)
        queue.append(one)
        return queue.popleft() if len(queue) > most else None

    def first(self, count: int) -> list[Unwritten]:
        """The first ones, of one kind; they stay until they are written."""
        return list(islice(self._runs or self._trials, count))

    def remove(self, written: Iterable[Unwritten]) -> None:
        """Takes off what is written. Some may have been dropped meanwhile."""
        for one in written:
            queue = self._runs if one.run.trial is None else self._trials
            if queue and queue[0] is one:
                queue.popleft()
