"""The unit of work of a worker."""

from __future__ import annotations

import math
import time
import uuid
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from dashboard.engine.run import Run
from dashboard.experiment.record import Record

# The most runs in a task. The worker hands back those that it has no time for.
MAX_RUNS_PER_TASK = 16
# A worker that trains and reports nothing for so long hangs: the largest network compiles and has an epoch in less.
SILENT_SECONDS = 120.0
# Until it has begun it may be busy with the longest training of another server, or with a table.
BEGIN_SECONDS = 420.0


@dataclass(eq=False)
class Task:
    """Runs of one owner by one program, which a worker trains in this order.

    `compiles` says whether the worker has to compile or load that program first, and `begun` whether it has reported
    anything yet. It has to report something by `due`.
    """

    worker: str
    runs: tuple[Run, ...]
    compiles: bool
    clock: Callable[[], float] = time.monotonic
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    due: float = field(init=False)
    begun: bool = field(default=False, init=False)
    _since: float = field(default=math.inf, init=False)
    # What its ended runs took.
    _ended_seconds: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        self.due = self.clock() + BEGIN_SECONDS

    @property
    def owner(self) -> str:
        return self.runs[0].owner

    @property
    def program_key(self) -> Hashable:
        return self.runs[0].program_key

    def note_report(self, seconds: float) -> None:
        """Extends the deadline: the worker has just reported, after `seconds` of work on the task."""
        now = self.clock()
        # Reports may come late, and several at once.
        self._since = min(self._since, now - seconds)
        self.begun, self.due = True, now + SILENT_SECONDS

    @property
    def seconds(self) -> float:
        """How long its worker has worked on it, without any wait before that, as behind another server's training."""
        return max(self.clock() - self._since, 0.0)

    def note_end(self, seconds: float) -> None:
        """Notes that the worker has ended one of its runs, which took so many seconds."""
        self._ended_seconds += seconds

    def seconds_on(self, run: Run) -> float:
        """How long its worker has worked on a run that has not ended: it takes one after the other."""
        return max(self.seconds - self._ended_seconds, 0.0) if run is self.unfinished[0] else 0.0

    @property
    def hangs(self) -> bool:
        return self.clock() > self.due

    @property
    def unfinished(self) -> list[Run]:
        return [run for run in self.runs if not run.ended]

    def take_back(self) -> list[Run]:
        """Its unfinished runs, as they were before their first epoch."""
        unfinished = self.unfinished
        for run in unfinished:
            run.update(lambda record: Record.of(record.experiment))
        return unfinished
