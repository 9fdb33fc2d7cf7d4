"""Between the queue and the workers: hands trainings out, takes in what comes back, and gives up what is lost."""

from __future__ import annotations

import pickle
import threading
import uuid
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from distributed import Client, Future, KilledWorker

from dashboard.engine.pace import Pace
from dashboard.engine.queue import Queue, Task
from dashboard.engine.run import Run
from dashboard.engine.worker import Ended, Grown, HandedBack, Job, Letters, Message, Prepared, train_and_report
from dashboard.experiment.history import Ending
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record

LOST_WORKER = "The worker process that trained this was lost. Its curves until then stay; train again."
BROKE_OFF = "This training broke off: {}. Its curves until then stay; the server's log says more."
LOST_CONNECTION = "The connection to the training engine was lost."


class Dispatcher:
    """The trainings that wait and run. Safe to call from any thread.

    `topic` is the name under which workers report; `client` and `workers` are whom it can hand trainings to, now.
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.topic = f"overfit-lab-{uuid.uuid4().hex}"
        self.client: Client | None = None
        self.workers: tuple[str, ...] = ()
        self.pace = Pace()
        self._queue = Queue()
        self._futures: dict[str, Future[None]] = {}
        self._lock = threading.RLock()

    def add(self, runs: Iterable[Run]) -> None:
        with self._lock:
            self._queue.add(runs)
        self.hand_out()

    def stop(self, runs: Iterable[Run]) -> None:
        """Ends trainings now; what shared a task with them waits again."""
        stopped = set(runs)
        with self._lock:
            self._queue.remove(stopped)
            for run in stopped:
                run.update(lambda record: record.ended(Ending("stopped", record.epoch)))
            for task in self._queue.tasks():
                if not stopped.isdisjoint(task.runs):
                    self._finish(task)
        self.hand_out()

    def all(self) -> list[Run]:
        with self._lock:
            return self._queue.all()

    def waiting(self, run: Run) -> int | None:
        """How many trainings are before a waiting one; None once it runs."""
        with self._lock:
            return self._queue.ahead(run) if self._queue.is_waiting(run) else None

    def leaving(self) -> str | None:
        """A worker that is to be replaced, once nothing runs on it."""
        with self._lock:
            return self._queue.leaving(self.workers)

    def hand_out(self) -> None:
        """Hands waiting trainings to free workers."""
        with self._lock:
            while self.client and (task := self._queue.next(self.workers)):
                jobs = [Job(run.record.experiment, run.keep_weights) for run in task.runs]
                future = self.client.submit(
                    train_and_report,
                    jobs,
                    task.id,
                    self.topic,
                    self.limits,
                    key=f"train-{task.id}",
                    pure=False,
                    workers=[task.worker],
                    allow_other_workers=True,
                )
                self._futures[task.id] = future
                future.add_done_callback(lambda future, task=task: self._done(task, future))

    def receive(self, event: tuple[float, dict[str, Any]]) -> None:
        """Letters from a worker; runs on the client's own thread."""
        with self._lock:
            task = self._queue.task(event[1]["task"])
            if task is None:
                return
            letters: Letters = pickle.loads(event[1]["letters"])  # noqa: S301 - from our own workers
            for place, message in letters:
                self._read(task, place, message)
            over = isinstance(letters[-1][1], HandedBack) or not task.open
            if over:
                self._finish(task)
        if over:
            self.hand_out()

    def lose_all(self) -> None:
        """The scheduler is gone, and with it whatever ran."""
        with self._lock:
            self.client, self.workers = None, ()
            for task in self._queue.tasks():
                self._fail(task, LOST_CONNECTION)

    def _read(self, task: Task, place: int, message: Message) -> None:
        run = task.runs[place]
        match message:
            case Prepared(splits):
                run.update(lambda record: replace(record, splits=splits))
            case Grown(first, history, weights):
                run.update(lambda record: record.grown(history, first, weights))
            case Ended(ending, seconds, final):
                run.update(lambda record: record.ended(ending, final))
                if place or not task.fresh:
                    self._queue.measured(run.architecture, seconds)
                    self.pace.note(run.architecture, ending.epochs, seconds)

    def _done(self, task: Task, future: Future[None]) -> None:
        if future.status == "error":
            error = future.exception()
            message = LOST_WORKER if isinstance(error, KilledWorker) else BROKE_OFF.format(type(error).__name__)
            with self._lock:
                if self._queue.task(task.id):
                    self._fail(task, message)
            self.hand_out()

    def _fail(self, task: Task, message: str) -> None:
        """Its worker is gone. Of several trainings any may have been the reason: each is tried again by itself."""
        if len(task.runs) == 1:
            task.runs[0].update(lambda record: record.ended(Ending("failed", record.epoch, message=message)))
        self._finish(task, alone=True)

    def _finish(self, task: Task, *, alone: bool = False) -> None:
        """A task is over: its worker is free, and what it did not get to waits again."""
        self._queue.finish(task)
        future = self._futures.pop(task.id, None)
        if future is not None:
            future.release()
        again = task.open
        for run in again:
            run.update(lambda record: Record.of(record.experiment))
        self._queue.give_back(again, alone=alone)
