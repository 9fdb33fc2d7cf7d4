"""Which runs need no training of their own, because an equal one is finished or, of batches, under way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from dashboard.data.tables.storage import is_gone
from dashboard.engine.run import Run
from dashboard.engine.sharing.equal import EqualRuns
from dashboard.engine.sharing.finished import FinishedTrainings


class SharedTrainings:
    """Makes sure that each training is done once; interactive ones wait for no other, as pages show their epochs.

    These keep weights on the way, and would crowd out those of batches: each kind has a memory of its own. Not
    thread-safe: the dispatcher holds its lock around every call.
    """

    def __init__(self) -> None:
        self._equal = EqualRuns()
        self._finished, self._shown = FinishedTrainings(), FinishedTrainings()

    def waiting(self) -> list[Run]:
        """The runs that wait for the result of an equal one."""
        return self._equal.waiting()

    def demand(self, run: Run) -> int:
        """How many runs wait for what this one gives, itself among them."""
        return self._equal.count(run)

    def add(self, runs: Iterable[Run]) -> list[Run]:
        """Returns the runs that have to be trained. Of the others, some end at once; the rest wait for an equal one."""
        return [run for run in runs if not self._ends(run) and (run.interactive or self._equal.add(run))]

    def is_finished(self, run: Run) -> bool:
        """Whether an equal one is finished, so that this one would end at once."""
        return run.digest in self._kept(run)

    def first(self, run: Run) -> Run:
        """The one that is trained of those that are equal to it."""
        return run if run.interactive else self._equal.first(run)

    def put_first(self, run: Run) -> None:
        """Has a run trained in place of the one that it has waited for."""
        self._equal.put_first(run)

    def end(self, run: Run) -> list[Run]:
        """Keeps the record of a run that has ended; returns those that waited for it, to be added again."""
        self._kept(run).add(run.digest, run.record)
        return [] if run.interactive else self._equal.end(run)

    def remove(self, runs: Iterable[Run]) -> list[Run]:
        """Forgets runs that were stopped; returns those that have to be trained in their place."""
        return self._equal.remove(run for run in runs if not run.interactive)

    def forget_deleted(self) -> None:
        """Lets go of what was trained on tables that have been deleted since: shown trainings have their rows."""
        is_deleted = cache(is_gone)
        for kept in (self._finished, self._shown):
            kept.forget(lambda record: is_deleted(record.experiment.data.dataset))

    def _kept(self, run: Run) -> FinishedTrainings:
        return self._shown if run.interactive else self._finished

    def _ends(self, run: Run) -> bool:
        """Whether a run has just ended with the record of an equal one."""
        record = self._kept(run).get(run.digest)
        if record is not None:
            run.update(lambda _: record)
        return record is not None
