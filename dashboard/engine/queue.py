"""Who is next and where.

First come first served within an owner, turn by turn among owners, on a worker that knows the way.
"""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Hashable, Iterable

from dashboard.engine.run import Run
from dashboard.experiment.architecture import architecture

# As many architectures as a worker keeps compiled.
REMEMBERED = 24


class Queue:
    """The trainings that wait and those that run. Not safe by itself: the engine holds its lock around every call."""

    def __init__(self) -> None:
        self._waiting: list[Run] = []
        self._running: dict[str, Run] = {}
        self._known: defaultdict[str, OrderedDict[Hashable, None]] = defaultdict(OrderedDict)

    def add(self, run: Run) -> None:
        self._waiting.append(run)

    def next(self, workers: Iterable[str]) -> tuple[Run, str] | None:
        """Moves the next training from waiting to running, on a free worker: one that has compiled it, if any."""
        free = [worker for worker in workers if worker not in self._running]
        if not self._waiting or not free:
            return None
        run = self._order()[0]
        key = architecture(run.record.experiment)
        worker = min(free, key=lambda worker: (key not in self._known[worker], len(self._known[worker])))
        self._remember(worker, key)
        self._waiting.remove(run)
        self._running[worker] = run
        return run, worker

    def ahead(self, run: Run) -> int:
        """How many waiting trainings are taken up before this one, as things stand."""
        return self._order().index(run) if run in self._waiting else 0

    def is_waiting(self, run: Run) -> bool:
        return run in self._waiting

    def find(self, run_id: str) -> Run | None:
        return next((run for run in self._running.values() if run.id == run_id), None)

    def remove(self, run: Run) -> None:
        if run in self._waiting:
            self._waiting.remove(run)
        self._running = {worker: other for worker, other in self._running.items() if other is not run}

    def running(self) -> list[Run]:
        return list(self._running.values())

    def all(self) -> list[Run]:
        return [*self._waiting, *self._running.values()]

    def _order(self) -> list[Run]:
        """The waiting trainings as they will be taken up: an owner with fewer running comes first, then who came first."""
        load = Counter(run.owner for run in self._running.values())
        turns = []
        for run in self._waiting:
            turns.append((load[run.owner], run))
            load[run.owner] += 1
        return [run for _, run in sorted(turns, key=lambda turn: turn[0])]

    def _remember(self, worker: str, key: Hashable) -> None:
        known = self._known[worker]
        known[key] = None
        known.move_to_end(key)
        while len(known) > REMEMBERED:
            known.popitem(last=False)
