"""Runs in a queue, and the tasks that are taken from it."""

from __future__ import annotations

from typing import Any

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.task import Task
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.settings import change


def add(queue: Queue, owner: str, *, interactive: bool = True, **settings: Any) -> Run:
    run = Run(change(Experiment(), **settings), owner, interactive=interactive)
    queue.add([run])
    return run


def add_batch(queue: Queue, owner: str, count: int, **settings: Any) -> list[Run]:
    return [add(queue, owner, interactive=False, seed=seed, **settings) for seed in range(count)]


def take(queue: Queue, workers: list[str]) -> Task:
    task = queue.next_task(workers)
    assert task
    return task


def taken(task: Task | None) -> tuple[list[Run], str]:
    assert task
    return list(task.runs), task.worker


def order(queue: Queue, workers: list[str]) -> list[Run]:
    """The runs in the order in which they start, if each task ends before the next one starts."""
    found: list[Run] = []
    while following := queue.next_task(workers):
        found += following.runs
        queue.finish(following)
    return found


def end(run: Run) -> None:
    run.update(lambda record: record.with_ending(Ending("finished", 300)))
