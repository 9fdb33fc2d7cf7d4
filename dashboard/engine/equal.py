"""Runs of batches that wait for the same training: it is done once, for the first who asked for it."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.engine.run import Run


class EqualRuns:
    """For each experiment the run that is trained, and those that wait for its result.

    An interactive run waits for nobody: it is shown epoch by epoch. Not thread-safe: the dispatcher holds its lock
    around every call.
    """

    def __init__(self) -> None:
        self._runs: dict[str, list[Run]] = {}

    def waiting(self) -> list[Run]:
        """Those that wait for another's result."""
        return [run for equal in self._runs.values() for run in equal[1:]]

    def add(self, run: Run) -> bool:
        """Notes a run, and whether it is the one to be trained."""
        if run.keep_weights:
            return True
        equal = self._runs.setdefault(run.digest, [])
        equal.append(run)
        return len(equal) == 1

    def end(self, run: Run) -> list[Run]:
        """Forgets a run that was trained; returns those that have waited for it."""
        return [] if run.keep_weights else self._runs.pop(run.digest, [run])[1:]

    def remove(self, runs: Iterable[Run]) -> list[Run]:
        """Forgets runs that were stopped; returns those that are to be trained instead, where others still wait."""
        heirs = []
        for digest, removed in _by_digest(runs).items():
            equal = self._runs.pop(digest, [])
            left = [run for run in equal if run not in removed]
            if left:
                self._runs[digest] = left
                heirs += left[:1] if equal[0] in removed else []
        return heirs


def _by_digest(runs: Iterable[Run]) -> dict[str, set[Run]]:
    found: dict[str, set[Run]] = {}
    for run in runs:
        if not run.keep_weights:
            found.setdefault(run.digest, set()).add(run)
    return found
