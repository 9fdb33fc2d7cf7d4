"""What stands in for Dask where the dispatcher is tested: tasks are noted, and reported as the test says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from distributed import KilledWorker

from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.reporting.messages import Report, TaskMessages, TrainingEnded
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.settings import change

DONE = TrainingEnded(Ending("finished", 0), 0.01)
LOST = KilledWorker("train", None, 1)  # type: ignore[arg-type]


class HandedTask:
    """Stands in for Dask's future of a task."""

    def __init__(self, task_id: str, size: int) -> None:
        self.task_id, self.size = task_id, size
        self.status, self.released = "pending", False
        self.error: Exception | None = None
        self._call: Callable[[Any], None]

    def add_done_callback(self, call: Callable[[Any], None]) -> None:
        self._call = call

    def release(self) -> None:
        self.released = True

    def exception(self) -> Exception | None:
        return self.error

    def fail(self, error: Exception) -> None:
        self.status, self.error = "error", error
        self._call(self)


Tasks = list[HandedTask]


class NotedClient:
    """Stands in for Dask's client: notes the tasks that it is given."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def submit(self, _function: object, requests: list[object], task_id: str, *_: object, **__: object) -> HandedTask:
        self._tasks.append(HandedTask(task_id, len(requests)))
        return self._tasks[-1]


def connect(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.client, dispatcher.workers = NotedClient(tasks), ("worker",)  # type: ignore[assignment]
    dispatcher.dispatch()


def runs(owner: str, count: int) -> list[Run]:
    return [Run(change(Experiment(), seed=seed), owner, interactive=False) for seed in range(count)]


def report(dispatcher: Dispatcher, task: HandedTask, *messages: Any, full: bool = False) -> None:
    pairs: TaskMessages = list(enumerate(messages))
    dispatcher.receive((0.0, Report(task.task_id, pairs, 0.01, full=full).to_event()))


def reasons(batch: list[Run]) -> list[str]:
    return [run.record.ending.reason if run.record.ending else "" for run in batch]
