"""What an engine has done so far, for whoever operates a server: numbers, and one line of the log for each training.

No line says who trained, and none holds a visitor's words: a network's size and how its training ended are enough.
"""

from __future__ import annotations

import json
import logging
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.rehearsal import REHEARSAL
from dashboard.engine.sharing.shared import SharedTrainings

LOG = logging.getLogger("overfit_lab.trainings")
# The ending of a run whose training was done for another run.
SHARED = "shared"


@dataclass(frozen=True)
class Statistics:
    """The engine at a moment: runs that wait and that train, and what has ended since its start.

    `new_programs` counts how often a worker had to compile or load a program, and `compile_seconds` is what that took
    with each one's first call. `workers_bytes` is the memory of all workers. `wait_seconds` is how long all runs that
    were handed to a worker had waited until then, `train_seconds` how long those that have ended were trained. `ended`
    counts runs by the reason of their record's ending, or as SHARED.
    """

    waiting: int
    running: int
    workers: int
    new_programs: int
    handed_out: int
    wait_seconds: float
    train_seconds: float
    ended: Mapping[str, int]
    compile_seconds: float
    workers_bytes: int = 0


def write_lines() -> None:
    """Has each training's line stand by itself in the log, so that what collects logs reads it as JSON."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.addHandler(handler)
    LOG.propagate = False


class Tally:
    """Counts visitors' runs. Not thread-safe: the dispatcher holds its lock around every call."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.ended: Counter[str] = Counter()
        self.handed_out = 0
        self.wait_seconds = self.train_seconds = self.compile_seconds = 0.0
        self._submitted: dict[str, float] = {}
        self._started: set[str] = set()

    def statistics(self, queue: Queue, shared: SharedTrainings, workers: int) -> Statistics:
        """Counts only visitors' runs: rehearsed ones give way to them."""
        running = sum(len(task.unfinished) for task in queue.tasks() if task.owner != REHEARSAL)
        waiting = sum(run.owner != REHEARSAL for run in (*queue.waiting(), *shared.waiting()))
        return Statistics(
            waiting=waiting,
            running=running,
            workers=workers,
            new_programs=queue.new_programs,
            handed_out=self.handed_out,
            wait_seconds=self.wait_seconds,
            train_seconds=self.train_seconds,
            ended=dict(self.ended),
            compile_seconds=self.compile_seconds,
        )

    def note_submission(self, runs: Iterable[Run]) -> None:
        """Notes that runs have joined the queue."""
        now = self._clock()
        self._submitted.update((run.id, now) for run in runs if run.owner != REHEARSAL)

    def note_start(self, runs: Iterable[Run]) -> None:
        """Notes that runs have gone to a worker; one that is queued again counts from its first start."""
        now = self._clock()
        for run in runs:
            if run.id in self._submitted and run.id not in self._started:
                self._started.add(run.id)
                self.handed_out += 1
                self.wait_seconds += now - self._submitted[run.id]

    def note_end(self, run: Run, trained: float = 0.0, *, shared: bool = False) -> None:
        """Notes how a run ended, once, for how many seconds its worker trained it, and writes its line of the log."""
        submitted, now = self._submitted.pop(run.id, None), self._clock()
        ending = run.record.ending
        if submitted is None or ending is None:
            return
        self._started.discard(run.id)
        reason = SHARED if shared else ending.reason
        self.ended[reason] += 1
        self.train_seconds += trained
        line = {
            "at": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "ended": reason,
            "epochs": ending.epochs,
            "parameters": run.parameters,
            "interactive": run.interactive,
            "waited": round(max(now - submitted - trained, 0.0), 3),
            "trained": round(trained, 3),
        }
        LOG.info(json.dumps(line))
