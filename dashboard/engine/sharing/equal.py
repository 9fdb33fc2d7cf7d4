"""Runs that wait for the same training: it is done once, for the first who asked for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dashboard.engine.run import Run


class EqualRuns:
    """For each digest the run that is trained, followed by those that wait for its result."""

    def __init__(self) -> None:
        self._runs: dict[str, list[Run]] = {}

    def waiting(self) -> list[Run]:
        """The runs that wait for another's result."""
        return [run for equal in self._runs.values() for run in equal[1:]]

    def count(self, run: Run) -> int:
        """How many runs wait for what this one gives, itself among them."""
        return len(self._runs.get(run.digest, (run,)))

    def add(self, run: Run) -> bool:
        """Notes a run; returns whether it is the one to be trained."""
        equal = self._runs.setdefault(run.digest, [])
        equal.append(run)
        return len(equal) == 1

    def first(self, run: Run) -> Run:
        """The one that is trained of those that are equal to it."""
        return self._runs.get(run.digest, [run])[0]

    def put_first(self, run: Run) -> None:
        """Has a run trained in place of the one that it has waited for."""
        equal = self._runs[run.digest]
        equal.remove(run)
        equal.insert(0, run)

    def end(self, run: Run) -> list[Run]:
        """Forgets a run that was trained; returns those that have waited for it."""
        return self._runs.pop(run.digest, [run])[1:]

    def remove(self, runs: Iterable[Run]) -> list[Run]:
        """Forgets runs that were stopped; returns those to be trained in their place, if others still wait."""
        by_digest: defaultdict[str, set[Run]] = defaultdict(set)
        for run in runs:
            by_digest[run.digest].add(run)
        heirs = []
        for digest, removed in by_digest.items():
            equal = self._runs.pop(digest, [])
            left = [run for run in equal if run not in removed]
            if left:
                self._runs[digest] = left
                heirs += left[:1] if equal[0] in removed else []
        return heirs
