"""Between the queue and the workers: submits tasks, applies what comes back, and gives up what is lost."""

from __future__ import annotations

import pickle
import threading
import time
import uuid
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any
from weakref import WeakSet

from distributed import Client, Future, KilledWorker

from dashboard.engine.connection import CONNECTION_LOST
from dashboard.engine.equal import EqualRuns
from dashboard.engine.finished import FinishedTrainings
from dashboard.engine.handing_out import hand_out
from dashboard.engine.reporting.messages import (
    DataPrepared,
    EpochsTrained,
    Message,
    TaskMessages,
    TrainingEnded,
    TrainingPostponed,
)
from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.pace import Pace
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.task import Task
from dashboard.engine.tally import Statistics, Tally
from dashboard.experiment.history import Ending
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.language import say

WORKER_LOST = say.mark("The worker process that trained this was lost. Its curves until then stay; train again.")
WORKER_HUNG = say.mark("The worker that trained this stopped answering. Its curves until then stay; train again.")
TRAINING_FAILED = say.mark("This training broke off: {error}. Its curves until then stay; the server's log says more.")


class Dispatcher:
    """All runs that wait or are running. Thread-safe.

    `topic` is the name of the events by which workers report. `client` and `workers` are those available now.
    """

    def __init__(self, limits: Limits, budget: Budget, *, padded: bool) -> None:
        self.limits, self._budget = limits, budget
        self.topic = f"overfit-lab-{uuid.uuid4().hex}"
        self.client: Client | None = None
        self.workers: tuple[str, ...] = ()
        self.pace = Pace(padded=padded)
        self._queue = Queue()
        self._equal = EqualRuns()
        self._finished = FinishedTrainings()
        self._tally = Tally()
        self._futures: dict[str, Future[None]] = {}
        self._interrupted: WeakSet[Run] = WeakSet()
        self._hung: set[str] = set()
        self._lock = threading.RLock()

    def add(self, runs: Iterable[Run]) -> None:
        """Queues runs; those of a batch whose training is finished already end at once, or wait for an equal one."""
        runs = list(runs)
        with self._lock:
            self._tally.submitted(runs)
            self._enter(runs)
        self.dispatch()

    def stop(self, runs: Iterable[Run]) -> None:
        """Ends runs now; the other runs of their tasks are queued again."""
        stopped = set(runs)
        with self._lock:
            self._queue.remove(stopped)
            for run in stopped:
                run.update(lambda record: record.with_ending(Ending("stopped", record.epoch)))
                self._tally.has_ended(run)
            self._queue.add(self._equal.remove(stopped))
            for task in self._queue.tasks():
                if not stopped.isdisjoint(task.runs):
                    self._finish(task)
        self.dispatch()

    def runs(self) -> list[Run]:
        with self._lock:
            return [*self._queue.runs(), *self._equal.waiting()]

    def runs_ahead(self, run: Run) -> int | None:
        """How many runs would start before a waiting one; None if it is not waiting."""
        with self._lock:
            return self._queue.runs_ahead(run)

    def workers_to_replace(self) -> set[str]:
        """Those that hang, whose tasks end with this, and one that has compiled too much, once nothing runs on it."""
        with self._lock:
            for task in self._queue.tasks():
                if task.hangs:
                    self._hung.add(task.worker)
                    self._fail(task, WORKER_HUNG)
            self._hung.intersection_update(self.workers)
            worn_out = self._queue.worker_to_replace(self.workers)
            return self._hung | ({worn_out} if worn_out else set())

    def statistics(self) -> Statistics:
        with self._lock:
            return self._tally.statistics(self._queue, self._equal, len(self.workers))

    def dispatch(self) -> None:
        """Submits tasks as long as there are waiting runs and free workers."""
        with self._lock:
            self._refuse_who_has_used_up()
            answering = [worker for worker in self.workers if worker not in self._hung]
            while self.client and (task := self._queue.next_task(answering)):
                self._tally.started(task.runs)
                self._futures[task.id] = future = hand_out(self.client, task, self.topic, self.limits)
                future.add_done_callback(partial(self._task_done, task))

    def receive(self, event: tuple[float, dict[str, Any]]) -> None:
        """Applies the messages in a worker's event; runs on the client's own thread."""
        _, content = event
        with self._lock:
            task = self._queue.task(content["task"])
            if task is None:
                return
            messages: TaskMessages = pickle.loads(content["messages"])  # noqa: S301 - from our own workers
            task.is_heard()
            for index, message in messages:
                self._apply(task, index, message)
            ended = not task.unfinished or (bool(messages) and isinstance(messages[-1][1], TrainingPostponed))
            if ended:
                self._finish(task)
        if ended:
            self.dispatch()

    def disconnect(self) -> None:
        """Puts what was running back into the queue, as the scheduler is gone; what is lost twice, has failed."""
        with self._lock:
            self.client, self.workers = None, ()
            for task in self._queue.tasks():
                if self._interrupted.isdisjoint(task.runs):
                    self._interrupted.update(task.unfinished)
                    self._finish(task)
                else:
                    self._fail(task, CONNECTION_LOST)

    def _apply(self, task: Task, index: int, message: Message) -> None:
        run = task.runs[index]
        match message:
            case DataPrepared(splits):
                run.update(lambda record: replace(record, splits=splits))
            case EpochsTrained(first, history, weights):
                run.update(lambda record: record.with_epochs(history, first, weights))
            case TrainingEnded(ending, seconds, final, rows):
                run.update(lambda record: record.with_ending(ending, final, rows))
                self._ended(run)
                if index > 0 or not task.compiles:
                    self._note_duration(run, ending.epochs, seconds)

    def _ended(self, run: Run) -> None:
        """What follows from a training that a worker has ended: those that wait for the same one end as well."""
        self._tally.has_ended(run)
        self.pace.note_program(run.program)
        if not run.keep_weights:
            self._finished.add(run.digest, run.record)
        self._enter(self._equal.end(run))

    def _note_duration(self, run: Run, epochs: int, seconds: float) -> None:
        self._queue.set_duration(run.program, seconds)
        # A program that a batch has for itself says nothing of what a single training takes.
        if run.padded == self.pace.padded:
            self.pace.note(run.record.experiment, epochs, seconds)

    def _enter(self, runs: Iterable[Run]) -> None:
        self._queue.add(run for run in runs if not self._is_finished(run) and self._equal.add(run))

    def _refuse_who_has_used_up(self) -> None:
        waiting = self._queue.waiting()
        problems = {owner: self._budget.problem(owner) for owner in {run.owner for run in waiting}}
        refused = {run: why for run in waiting if (why := problems[run.owner])}
        self._queue.remove(refused)
        for run, why in refused.items():
            self._end_as_failed(run, why)

    def _end_as_failed(self, run: Run, why: str | say.Message) -> None:
        run.update(lambda record: record.with_ending(Ending("failed", record.epoch, message=why)))
        self._tally.has_ended(run)
        self._enter(self._equal.end(run))

    def _is_finished(self, run: Run) -> bool:
        """Whether a run of a batch has ended, because an equal one has."""
        known = None if run.keep_weights else self._finished.get(run.digest)
        if known is not None:
            run.update(lambda _: known)
            self._tally.has_ended(run, shared=True)
        return known is not None

    def _task_done(self, task: Task, future: Future[None]) -> None:
        if future.status == "error":
            error = future.exception()
            lost = isinstance(error, KilledWorker)
            with self._lock:
                if self._queue.task(task.id):
                    why = WORKER_LOST if lost else say.later(TRAINING_FAILED, error=type(error).__name__)
                    self._fail(task, why)
            self.dispatch()

    def _fail(self, task: Task, why: str | say.Message) -> None:
        """Ends a task that did not complete.

        A single run has failed. Of several runs any may be the cause, so that each is retried alone.
        """
        if len(task.runs) == 1:
            self._end_as_failed(task.runs[0], why)
        self._finish(task, isolate=True)

    def _finish(self, task: Task, *, isolate: bool = False) -> None:
        """Ends a task: its worker is free, and its unfinished runs are queued again, from their first epoch."""
        self._queue.finish(task)
        self._budget.spend(task.owner, time.monotonic() - task.started)
        future = self._futures.pop(task.id, None)
        if future is not None:
            future.release()
        unfinished = task.unfinished
        for run in unfinished:
            run.update(lambda record: Record.of(record.experiment))
        self._queue.requeue(unfinished, isolated=isolate)
