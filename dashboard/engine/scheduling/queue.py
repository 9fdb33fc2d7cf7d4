"""Which run starts next, and on which worker.

A worker gets several runs of a batch at once, all by one program, preferably one that it has. The last runs of a batch
are shared out, so that no worker has many left where another one has none.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Hashable, Iterable, Iterator

from dashboard.engine.run import Run
from dashboard.engine.scheduling.latest import Latest
from dashboard.engine.scheduling.ranking import Ranking
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK, Task
from dashboard.engine.scheduling.worker_programs import WorkerPrograms

# A second worker gets a program only if the runs that wait for it would take the first one longer; sooner if it has
# nothing else to do: what one worker has compiled, another one loads in a third of a second.
WORTH_COMPILING_SECONDS, WORTH_LOADING_SECONDS = 6.0, 1.0
# An interactive run waits for a worker that has its program and whose own training takes no longer.
SOON_SECONDS = 1.0


class Queue:
    """The runs that wait, and the tasks that are running. `demand` says how many visitors wait for a run of a batch.

    Not thread-safe: the dispatcher holds its lock around every call.
    """

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, demand: Callable[[Run], int] = lambda run: 1
    ) -> None:
        self._clock, self.ranking = clock, Ranking(clock, demand)
        self._waiting: list[Run] = []
        # One of these may have killed a worker.
        self.isolated: set[Run] = set()
        self._tasks: dict[str, Task] = {}
        self._programs = WorkerPrograms()
        self._seconds: Latest[Hashable, float] = Latest()
        self._retiring = ""

    @property
    def new_programs(self) -> int:
        return self._programs.new

    @property
    def _busy(self) -> set[str]:
        return {task.worker for task in self._tasks.values()}

    def add(self, runs: Iterable[Run]) -> None:
        self._waiting.extend(runs)

    def requeue(self, runs: Iterable[Run], *, isolated: bool = False) -> None:
        """Has runs wait again, in their old places. `isolated` ones get a task each: one may have killed a worker."""
        runs = list(runs)
        self.add(runs)
        if isolated:
            self.isolated.update(runs)

    def next_task(self, workers: Iterable[str]) -> Task | None:
        """Takes the next runs off the waiting list and assigns them to a free worker; None if nothing can start."""
        present = list(workers)
        unavailable = {*self._busy, self._retiring, *self._programs.full}
        free = [worker for worker in present if worker not in unavailable]
        assignment = self._next_assignment(free) if free else None
        if assignment is None:
            return None
        run, worker = assignment
        return self._start(self._with_others(run, len(present)), worker)

    def _next_assignment(self, free: list[str]) -> tuple[Run, str] | None:
        """The first run that a free worker takes on; if there is none, the first whose program is worth loading."""
        deferred: set[Hashable] = set()
        spare = None
        for run in self._by_priority():
            if run.program_key in deferred and not run.interactive:
                continue
            if worker := self._worker_for(run, free, WORTH_COMPILING_SECONDS):
                return run, worker
            deferred.add(run.program_key)
            if spare is None and (worker := self._worker_for(run, free, WORTH_LOADING_SECONDS)):
                spare = run, worker
        return spare

    def runs_ahead(self, run: Run) -> int | None:
        """How many runs would start before a waiting one, as things are now; None if it is not waiting."""
        return next((ahead for ahead, other in enumerate(self._by_priority()) if other is run), None)

    def task(self, task_id: str) -> Task | None:
        return self._tasks.get(task_id)

    def tasks(self) -> list[Task]:
        return list(self._tasks.values())

    def waiting(self) -> list[Run]:
        return list(self._waiting)

    def runs(self) -> list[Run]:
        """All runs that wait or are running."""
        return [*self._waiting, *(run for task in self._tasks.values() for run in task.unfinished)]

    def finish(self, task: Task) -> None:
        """Removes a task, which frees its worker."""
        if self._tasks.pop(task.id, None):
            self.ranking.note_end(task, self._waiting)

    def remove(self, runs: Iterable[Run]) -> None:
        """Takes runs off the waiting list."""
        removed = set(runs)
        self._waiting = [run for run in self._waiting if run not in removed]
        self.isolated -= removed

    def set_duration(self, program: Hashable, seconds: float) -> None:
        """Notes how long a training by this program takes, once it is compiled."""
        self._seconds[program] = seconds

    def note_full(self, worker: str) -> None:
        """Notes that a worker has no memory left for a further training."""
        self._programs.full.add(worker)

    def worker_to_replace(self, workers: Iterable[str]) -> str | None:
        """A worn-out worker, once it is free. One worker at a time; until it is gone it gets no further tasks."""
        present = list(workers)
        if present:
            self._programs.keep_only(present)
        if self._retiring not in present:
            self._retiring = next((worker for worker in present if self._programs.is_worn_out(worker)), "")
        return self._retiring if self._retiring and self._retiring not in self._busy else None

    def _by_priority(self) -> Iterator[Run]:
        return self.ranking.in_order(self._waiting, self._tasks.values())

    def _worker_for(self, run: Run, free: list[str], worth: float) -> str | None:
        """A free worker that has the program, else the one with the fewest; None if a busy one will be faster.

        Beyond so many seconds of waiting runs the program is `worth` a second worker.
        """
        ready = next((worker for worker in free if self._programs.has(worker, run.program_key)), None)
        if ready or self._is_worth_waiting(run, worth):
            return ready
        return min(free, key=self._programs.count)

    def _is_worth_waiting(self, run: Run, worth: float) -> bool:
        """Whether a busy worker that has the program will train a run sooner than another one has it."""
        ready = [task for task in self._tasks.values() if self._programs.has(task.worker, run.program_key)]
        if not ready or self._seconds_waiting(run.program_key) > worth:
            return False
        soon = any(self._seconds.get(task.program_key, math.inf) < SOON_SECONDS for task in ready)
        # A batch frees its worker before long; an interactive run may take as long as it likes.
        return soon or not (run.interactive or all(task.runs[0].interactive for task in ready))

    def _seconds_waiting(self, program: Hashable) -> float:
        """How long one worker would take for all runs that wait for a program, once it has it; 0 if nobody knows."""
        count = sum(run.program_key == program for run in self._waiting)
        return count * self._seconds.get(program, 0.0)

    def _start(self, runs: tuple[Run, ...], worker: str) -> Task:
        first = runs[0]
        self.ranking.note_start(first)
        self.remove(runs)
        task = Task(worker, runs, compiles=self._programs.use(worker, first.program_key), clock=self._clock)
        self._tasks[task.id] = task
        return task

    def _with_others(self, first: Run, workers: int) -> tuple[Run, ...]:
        """A run, with a worker's share of the waiting runs of its batch by the same program, unless it must be alone.

        Shares shrink with what is left, as in guided self-scheduling (Polychronopoulos and Kuck, 1987,
        https://doi.org/10.1109/TC.1987.5009495).
        """
        if first.interactive or first in self.isolated:
            return (first,)
        alike = [run for run in self._waiting if run not in self.isolated and _same_batch(run, first)]
        share = min(math.ceil(len(alike) / workers), MAX_RUNS_PER_TASK)
        return tuple(sorted(alike, key=lambda run: run.number)[:share])


def _same_batch(run: Run, other: Run) -> bool:
    """Whether one task may hold both. What a page shows first is in no task that lasts longer."""
    same_rank = run.interactive == other.interactive and run.shown_first == other.shown_first
    return run.owner == other.owner and same_rank and run.program_key == other.program_key
