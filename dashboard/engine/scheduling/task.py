"""The unit of work of a worker."""

from __future__ import annotations

import time
import uuid
from collections.abc import Hashable
from dataclasses import dataclass, field

from dashboard.engine.run import Run
from dashboard.experiment.record import Record

# A worker that trains and reports nothing for so long hangs: the largest network compiles and has an epoch in less.
SILENT_SECONDS = 120.0
# Until it has begun it may be busy with the longest training of another server, or with a table.
BEGIN_SECONDS = 420.0


@dataclass(eq=False)
class Task:
    """Runs of one owner by one program, which a worker trains in this order.

    `compiles` says whether the worker has to compile or load that program first. It has to report something by `due`;
    `begun` says whether it has reported anything yet, and `started` since when its owner's time is counted.
    """

    worker: str
    runs: tuple[Run, ...]
    compiles: bool
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    started: float = field(default_factory=time.monotonic)
    due: float = field(default_factory=lambda: time.monotonic() + BEGIN_SECONDS)
    begun: bool = False

    @property
    def owner(self) -> str:
        return self.runs[0].owner

    @property
    def program_key(self) -> Hashable:
        return self.runs[0].program_key

    def note_message(self) -> None:
        """Extends the time it has, because its worker has just reported.

        It starts with the first report: until then it waited, perhaps for another server's training.
        """
        now = time.monotonic()
        self.started = self.started if self.begun else now
        self.begun, self.due = True, now + SILENT_SECONDS

    @property
    def seconds(self) -> float:
        """How long its worker has been at it."""
        return time.monotonic() - self.started if self.begun else 0.0

    @property
    def hangs(self) -> bool:
        return time.monotonic() > self.due

    @property
    def unfinished(self) -> list[Run]:
        return [run for run in self.runs if not run.ended]

    def take_back(self) -> list[Run]:
        """Its unfinished runs, as they were before their first epoch."""
        unfinished = self.unfinished
        for run in unfinished:
            run.update(lambda record: Record.of(record.experiment))
        return unfinished
