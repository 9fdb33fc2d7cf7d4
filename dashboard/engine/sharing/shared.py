"""Which runs need no training of their own, because an equal one is finished or under way."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.engine.run import Run
from dashboard.engine.sharing.equal import EqualRuns
from dashboard.engine.sharing.finished import FinishedTrainings


class SharedTrainings:
    """Makes sure that each training of batches is done once. Interactive runs are not shared: pages show their epochs.

    Not thread-safe: the dispatcher holds its lock around every call.
    """

    def __init__(self) -> None:
        self._equal = EqualRuns()
        self._finished = FinishedTrainings()

    def waiting(self) -> list[Run]:
        """The runs that wait for the result of an equal one."""
        return self._equal.waiting()

    def demand(self, run: Run) -> int:
        """How many runs wait for what this one gives, itself among them."""
        return self._equal.count(run)

    def add(self, runs: Iterable[Run]) -> list[Run]:
        """Returns the runs that have to be trained. Of the others, some end at once; the rest wait for an equal one."""
        return [run for run in runs if run.interactive or self._is_first(run)]

    def first(self, run: Run) -> Run:
        """The one that is trained of those that are equal to it."""
        return run if run.interactive else self._equal.first(run)

    def put_first(self, run: Run) -> None:
        """Has a run trained in place of the one that it has waited for."""
        self._equal.put_first(run)

    def end(self, run: Run) -> list[Run]:
        """Keeps the record of a run that has ended; returns those that waited for it, to be added again."""
        if run.interactive:
            return []
        self._finished.add(run.digest, run.record)
        return self._equal.end(run)

    def remove(self, runs: Iterable[Run]) -> list[Run]:
        """Forgets runs that were stopped; returns those that have to be trained in their place."""
        return self._equal.remove(run for run in runs if not run.interactive)

    def _is_first(self, run: Run) -> bool:
        record = self._finished.get(run.digest)
        if record is None:
            return self._equal.add(run)
        run.update(lambda _: record)
        return False
