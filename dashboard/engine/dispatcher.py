"""Between the queue and the workers: submits tasks, applies what comes back, and gives up on what is lost."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from functools import partial
from typing import Any
from weakref import WeakSet

from distributed import Client

from dashboard.data.dataset import DataError
from dashboard.engine.connection import CONNECTION_LOST
from dashboard.engine.reporting.messages import Report, TrainingEnded, TrainingPostponed, WorkerMessage, apply_message
from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.pace import Pace
from dashboard.engine.scheduling.roster import DEPARTED, Roster
from dashboard.engine.scheduling.tally import Statistics
from dashboard.engine.scheduling.task import Task
from dashboard.engine.submissions import WORKER_HUNG, WORKER_LOST, Submissions
from dashboard.experiment.limits import Limits
from language.say import Message, later


class Dispatcher:
    """All runs that wait or are running. Thread-safe.

    `topic` is the name of the events by which workers report. `client` and `workers` are those available now. Of
    the `tally`, a number can be read without waiting for anything.
    """

    def __init__(self, limits: Limits, budget: Budget, *, padded: bool) -> None:
        self.topic = f"overfit-lab-{uuid.uuid4().hex}"
        self.client: Client | None = None
        self.workers: tuple[str, ...] = ()
        self.pace = Pace(padded=padded)
        self._roster = Roster(budget)
        self._queue, self.tally = self._roster.queue, self._roster.tally
        self._submissions = Submissions(self.topic, limits, self._on_failure)
        self._interrupted: WeakSet[Run] = WeakSet()
        self._hung: set[str] = set()
        self._lock = threading.RLock()

    def add(self, runs: Iterable[Run]) -> None:
        """Queues runs. One ends at once if an equal one is finished, and waits, in a batch, for one under way."""
        ready = [run for run in runs if run.can_begin()]
        with self._lock:
            self._roster.add(ready)
        self.dispatch()

    def hand_over(self, digest: str, owner: str, is_present: Callable[[str], bool]) -> Run | None:
        """Gives the interactive run of that digest whose owner has left, if there is one, to another owner."""
        with self._lock:
            return self._roster.hand_over(digest, owner, is_present)

    def is_finished(self, run: Run) -> bool:
        """Whether a run would end at once, as an equal one is finished."""
        with self._lock:
            return self._roster.shared.is_finished(run)

    def forget_deleted(self) -> None:
        """Lets go of finished trainings on tables that have been deleted since."""
        with self._lock:
            self._roster.shared.forget_deleted()

    def stop(self, runs: Iterable[Run]) -> None:
        """Ends runs now; the other runs of their tasks are queued again."""
        with self._lock:
            self._stop(set(runs))
        self.dispatch()

    def stop_owners(self, owners: Collection[str]) -> None:
        """Ends all runs that these owners still own; a run handed over in the meantime goes on."""
        with self._lock:
            self._stop({run for run in self._roster.runs() if run.owner in owners}, later(DEPARTED))
        self.dispatch()

    def runs(self) -> list[Run]:
        with self._lock:
            return self._roster.runs()

    def runs_ahead(self, run: Run) -> int | None:
        """How many runs would start before a waiting one; None if it is not waiting."""
        with self._lock:
            return self._queue.runs_ahead(run)

    def hung_workers(self) -> set[str]:
        """The workers that hang. Their tasks are ended."""
        with self._lock:
            for task in self._queue.tasks():
                if task.hangs:
                    self._hung.add(task.worker)
                    self._fail(task, WORKER_HUNG)
            self._hung.intersection_update(self.workers)
            return set(self._hung)

    def worn_out_worker(self) -> str | None:
        """A worker that holds too much memory, once it has no task."""
        with self._lock:
            return self._queue.worker_to_replace(self.workers)

    def statistics(self) -> Statistics:
        with self._lock:
            return self._roster.statistics(len(self.workers))

    def dispatch(self) -> None:
        """Submits tasks as long as there are waiting runs and free workers."""
        with self._lock:
            self._requeue_tasks_of_lost_workers()
            self._roster.refuse_owners_over_budget()
            answering = [worker for worker in self.workers if worker not in self._hung]
            while self.client and (task := self._queue.next_task(answering)):
                self.tally.note_start(task.runs)
                self._submissions.submit(self.client, task)

    def receive(self, event: tuple[float, dict[str, Any]]) -> None:
        """Applies the messages in a worker's event; runs on the client's own thread."""
        report = Report.from_event(event[1])
        with self._lock:
            self.tally.compile_seconds += report.compile_seconds
            if (task := self._queue.task(report.task_id)) is None:
                return
            task.note_report(report.seconds)
            if report.full:
                self._queue.note_full(task.worker)
            for index, message in report.messages:
                self._apply(task, index, message)
            if not task.unfinished or (report.messages and isinstance(report.messages[-1][1], TrainingPostponed)):
                self._finish(task)
                self.dispatch()
            elif any(isinstance(message, TrainingEnded) for _, message in report.messages):
                # It may be known by now that a training takes so long that a second worker should join in.
                self.dispatch()

    def disconnect(self) -> None:
        """Puts what was running back into the queue, because the scheduler is gone."""
        with self._lock:
            self.client, self.workers = None, ()
            for task in self._queue.tasks():
                self._try_again(task, CONNECTION_LOST)

    def _apply(self, task: Task, index: int, message: WorkerMessage) -> None:
        run = task.runs[index]
        run.update(partial(apply_message, message=message))
        if isinstance(message, TrainingEnded):
            self.pace.note_program(run.program_key)
            task.note_end(message.seconds)
            self._roster.follow_up(run, message.seconds)
            # A stopped training says nothing about how long training takes.
            if message.ending.complete and (index > 0 or not task.compiles):
                self._queue.set_duration(run.program_key, message.seconds)
                # Its table may be gone by now.
                with suppress(DataError):
                    self.pace.note(run.record.experiment, message.epoch_seconds, padded=run.padded)

    def _stop(self, runs: set[Run], why: str | Message = "") -> None:
        self._roster.stop(runs, why)
        for task in self._queue.tasks():
            if not runs.isdisjoint(task.runs):
                self._finish(task)

    def _requeue_tasks_of_lost_workers(self) -> None:
        """Requeues tasks that a worker left without starting: Dask would never give them to another worker."""
        for task in self._queue.tasks():
            if self.workers and task.worker not in self.workers and not task.begun:
                self._finish(task)

    def _on_failure(self, task: Task, why: str | Message) -> None:
        with self._lock:
            running = self._queue.task(task.id) is task
            # A task that had not started can't have killed the worker: it was waiting behind another server's training.
            if running and why == WORKER_LOST and not task.begun:
                self._try_again(task, why)
            elif running:
                self._fail(task, why)
        self.dispatch()

    def _try_again(self, task: Task, why: str | Message) -> None:
        """Puts a task that was lost back into the queue; one that is lost twice has failed."""
        if self._interrupted.isdisjoint(task.runs):
            self._interrupted.update(task.unfinished)
            self._finish(task)
        else:
            self._fail(task, why)

    def _fail(self, task: Task, why: str | Message) -> None:
        """Ends a task that did not complete. Any of several runs may be the cause, so each of them is retried alone."""
        if len(task.runs) == 1:
            self._roster.fail(task.runs[0], why)
        self._finish(task, isolate=True)

    def _finish(self, task: Task, *, isolate: bool = False) -> None:
        """Ends a task: frees its worker, and queues its unfinished runs again, from their first epoch."""
        self._submissions.release(task)
        self._roster.finish(task, isolate=isolate)
