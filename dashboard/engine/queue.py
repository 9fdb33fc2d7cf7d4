"""Who is next and where.

Turn by turn among owners; within one, what is watched before what is counted, and then first come first served. A
worker gets several trainings of a batch at once, all of one architecture, and preferably one that it has compiled.
"""

from __future__ import annotations

import uuid
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field

from dashboard.engine.run import Run

# As many architectures as a worker keeps compiled.
REMEMBERED = 24
# After so many compiled programs a worker is replaced: XLA keeps each of them, some 20 MB, until the process ends.
MOST_COMPILED = 40
# The most trainings handed to a worker at once. It hands back what it has no time for.
MOST_TOGETHER = 16
# A second worker compiles what another one knows if that one would need more than this many seconds for what waits.
WORTH_COMPILING_SECONDS = 6.0


@dataclass(eq=False)
class Task:
    """What one worker is at: trainings of one architecture, done in this order.

    `fresh` says that the worker has to compile it first. `open` are those that have not ended.
    """

    worker: str
    runs: tuple[Run, ...]
    fresh: bool
    id: str = field(default_factory=lambda: uuid.uuid4().hex)

    @property
    def owner(self) -> str:
        return self.runs[0].owner

    @property
    def open(self) -> list[Run]:
        return [run for run in self.runs if not run.ended]


class Queue:
    """The trainings that wait and the tasks that run.

    Not safe by itself: the engine holds its lock around every call.
    """

    def __init__(self) -> None:
        self._waiting: list[Run] = []
        self._alone: set[str] = set()
        self._tasks: dict[str, Task] = {}
        self._known: defaultdict[str, OrderedDict[Hashable, None]] = defaultdict(OrderedDict)
        self._compiled: Counter[str] = Counter()
        self._pace: dict[Hashable, float] = {}
        self._leaving = ""

    @property
    def _busy(self) -> set[str]:
        return {task.worker for task in self._tasks.values()}

    def add(self, runs: Iterable[Run]) -> None:
        self._waiting.extend(runs)

    def give_back(self, runs: Iterable[Run], *, alone: bool = False) -> None:
        """Trainings that a worker did not get to wait again, before the others; `alone` if one may be a killer."""
        runs = list(runs)
        self._waiting[:0] = runs
        if alone:
            self._alone.update(run.id for run in runs)

    def next(self, workers: Iterable[str]) -> Task | None:
        """Moves the next trainings from waiting to a task for a free worker."""
        taken = {*self._busy, self._leaving}
        free = [worker for worker in workers if worker not in taken]
        if not free:
            return None
        better_wait: set[Hashable] = set()
        for run in self._in_turn():
            if run.architecture in better_wait and not run.keep_weights:
                continue
            worker = self._worker_for(run, free)
            if worker is not None:
                return self._start(run, worker)
            better_wait.add(run.architecture)
        return None

    def ahead(self, run: Run) -> int:
        """How many trainings are before this one, as things stand."""
        return self._in_turn().index(run)

    def is_waiting(self, run: Run) -> bool:
        return run in self._waiting

    def task(self, task_id: str) -> Task | None:
        return self._tasks.get(task_id)

    def leaving(self, workers: Iterable[str]) -> str | None:
        """A worker that has compiled enough, once it is free: one at a time, and it gets nothing further."""
        there = list(workers)
        if self._leaving not in there:
            self._leaving = next((worker for worker in there if self._compiled[worker] >= MOST_COMPILED), "")
        return self._leaving if self._leaving and self._leaving not in self._busy else None

    def finish(self, task: Task) -> None:
        """A task that is over makes room on its worker."""
        self._tasks.pop(task.id, None)

    def remove(self, runs: Iterable[Run]) -> None:
        """Takes trainings off the waiting list."""
        gone = set(runs)
        self._waiting = [run for run in self._waiting if run not in gone]

    def tasks(self) -> list[Task]:
        return list(self._tasks.values())

    def all(self) -> list[Run]:
        return [*self._waiting, *(run for task in self._tasks.values() for run in task.open)]

    def measured(self, architecture: Hashable, seconds: float) -> None:
        """Notes how long a training takes once its program is compiled."""
        self._pace[architecture] = seconds

    def _in_turn(self) -> list[Run]:
        """What waits, with those first whose owners have least under way; else in the order of arrival."""
        load = Counter(task.owner for task in self._tasks.values())
        return sorted(self._waiting, key=lambda run: (load[run.owner], not run.keep_weights))

    def _worker_for(self, run: Run, free: list[str]) -> str | None:
        """A free worker that has compiled it, or the one that has compiled least; None if waiting is quicker."""
        for worker in free:
            if run.architecture in self._known[worker]:
                return worker
        elsewhere = any(run.architecture in self._known[worker] for worker in self._busy)
        if elsewhere and not run.keep_weights and not self._worth_compiling(run.architecture):
            return None
        return min(free, key=lambda worker: len(self._known[worker]))

    def _worth_compiling(self, architecture: Hashable) -> bool:
        count = sum(run.architecture == architecture for run in self._waiting)
        return count * self._pace.get(architecture, 0.0) > WORTH_COMPILING_SECONDS

    def _start(self, first: Run, worker: str) -> Task:
        runs = self._together(first)
        self.remove(runs)
        task = Task(worker, runs, fresh=first.architecture not in self._known[worker])
        self._tasks[task.id] = task
        self._compiled[worker] += task.fresh
        self._remember(worker, first.architecture)
        return task

    def _together(self, first: Run) -> tuple[Run, ...]:
        """A training and those of its batch that the same program can train; one that is watched stays by itself."""
        if first.keep_weights or first.id in self._alone:
            return (first,)
        same = (first.owner, first.architecture, False)
        others = (
            run
            for run in self._waiting
            if (run.owner, run.architecture, run.keep_weights) == same and run.id not in self._alone
        )
        return tuple(run for run, _ in zip(others, range(MOST_TOGETHER), strict=False))

    def _remember(self, worker: str, key: Hashable) -> None:
        known = self._known[worker]
        known[key] = None
        known.move_to_end(key)
        while len(known) > REMEMBERED:
            known.popitem(last=False)
