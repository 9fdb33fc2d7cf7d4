"""Tasks of the queue as tasks of Dask, and what their owners are told if one fails."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from distributed import Client, Future, KilledWorker
from distributed.client import ClosedClientError

from dashboard.engine.reporting.messages import TrainingRequest
from dashboard.engine.scheduling.task import Task
from dashboard.engine.worker import train_and_report
from dashboard.experiment.limits import Limits
from language.say import Message, later, mark

WORKER_LOST = mark("The worker process that trained this was lost. Its curves up to then are kept; train again.")
WORKER_HUNG = mark("The worker that trained this stopped answering. Its curves up to then are kept; train again.")
TRAINING_FAILED = mark("This training run failed: {error}. Its curves up to then are kept; the server's log says more.")


class Submissions:
    """The tasks that workers have. Workers report by events of `topic`.

    `on_failure` is called with a task that failed, and why, on a thread of the client. Not thread-safe: the dispatcher
    holds its lock around every call.
    """

    def __init__(self, topic: str, limits: Limits, on_failure: Callable[[Task, str | Message], None]) -> None:
        self._topic, self._limits, self._on_failure = topic, limits, on_failure
        self._futures: dict[str, Future[None]] = {}

    def submit(self, client: Client, task: Task) -> None:
        """Has a task trained by its worker, or by another one if that has left meanwhile.

        A client that has closed itself takes nothing; the heartbeat will notice, and hand it out again.
        """
        with suppress(ClosedClientError):
            self._futures[task.id] = future = client.submit(
                train_and_report,
                [TrainingRequest(run.record.experiment, run.interactive, run.padded, run.judged) for run in task.runs],
                task.id,
                self._topic,
                self._limits,
                key=f"train-{task.id}",
                pure=False,
                workers=[task.worker],
                allow_other_workers=True,
            )
            future.add_done_callback(partial(self._done, task))

    def release(self, task: Task) -> None:
        """Lets go of a task; the worker ends it soon if it is still running."""
        future = self._futures.pop(task.id, None)
        if future is not None:
            future.release()

    def _done(self, task: Task, future: Future[None]) -> None:
        if future.status == "error":
            error = future.exception()
            lost = isinstance(error, KilledWorker)
            self._on_failure(task, WORKER_LOST if lost else later(TRAINING_FAILED, error=type(error).__name__))
