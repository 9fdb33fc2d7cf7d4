"""The task that runs on a worker: trainings one after the other, reported as they are done.

TensorFlow is imported here and nowhere else in the engine, inside the functions, so that a page can name the task
without loading it.
"""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from distributed import Worker, get_worker

from dashboard.data.dataset import DataError
from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Snapshots
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.splits import make_splits

# One thread a worker: several small trainings side by side beat one spread over all cores, and repeat to the last bit.
ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
}
# How far a worker steps back where others want the same core: pages answer at once also while hundreds train.
NICENESS = 5
# A task of several trainings begins no further one after so long: others may be waiting.
TASK_SECONDS = 0.5
# Stands for weights where only their epochs count: holding on to the weights would hold on to all of a compiled call.
NOTHING = np.empty(0)
# How often trainings are reported: those that nobody watches epoch by epoch, and those that somebody does. A page looks
# four times a second.
REPORT_SECONDS, WATCHED_SECONDS = 0.25, 0.05


@dataclass(frozen=True)
class Job:
    """One training of a task."""

    experiment: Experiment
    keep_weights: bool


@dataclass(frozen=True)
class Prepared:
    """The data are made and split; the page shows the very same."""

    splits: Splits


@dataclass(frozen=True)
class Grown:
    """Some more epochs, from number `first`, and those of their weights that are kept."""

    first: int
    history: History
    weights: dict[int, np.ndarray]


@dataclass(frozen=True)
class Ended:
    """How the training ended, the weights it leaves, and the seconds it took."""

    ending: Ending
    seconds: float
    final: np.ndarray | None = None


@dataclass(frozen=True)
class HandedBack:
    """There was no time for this training."""


Message = Prepared | Grown | Ended | HandedBack
# The place of a training in its task, and what is said of it.
Letters = Sequence[tuple[int, Message]]


def dask_setup(worker: Worker) -> None:
    """Runs before a worker offers itself: loads TensorFlow and compiles the program that a first visitor needs."""
    os.environ.update(ENVIRONMENT)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    from dashboard.training.train import train

    for _ in train(Experiment()):
        pass


def train_and_report(jobs: Sequence[Job], task: str, topic: str, limits: Limits) -> None:
    """Trains one job after the other, and sends `Letters` as events under `topic`.

    Ends early once its future is released.
    """
    worker = get_worker()
    key = worker.get_current_task()

    def released() -> bool:
        state = worker.state.tasks.get(key)
        return state is None or state.state != "executing"

    def send(letters: Letters) -> None:
        worker.log_event(topic, {"task": task, "letters": pickle.dumps(letters)})

    post = Post(send, WATCHED_SECONDS if any(job.keep_weights for job in jobs) else REPORT_SECONDS)
    latest = time.monotonic() + TASK_SECONDS
    for place, job in enumerate(jobs):
        if place and (released() or time.monotonic() > latest):
            post.add(place, HandedBack())
            continue
        for message in _messages(job, limits, released):
            post.add(place, message)
        if place == 0:
            # A page waits for a first result.
            post.empty()
    post.empty()


class Post:
    """Collects messages and sends them `every` so many seconds, so that many short ones cost few events."""

    def __init__(self, send: Callable[[Letters], None], every: float) -> None:
        self._send, self._letters = send, list[tuple[int, Message]]()
        self._every, self._sent = every, time.monotonic()

    def add(self, place: int, message: Message) -> None:
        self._letters.append((place, message))
        if time.monotonic() - self._sent >= self._every:
            self.empty()

    def empty(self) -> None:
        if self._letters:
            self._send(self._letters)
        self._letters, self._sent = [], time.monotonic()


def _messages(job: Job, limits: Limits, released: Callable[[], bool]) -> Iterator[Message]:
    from dashboard.training.train import Final, train

    began = time.monotonic()
    kept = Snapshots({})
    try:
        splits = make_splits(job.experiment)
        if job.keep_weights:
            yield Prepared(splits)
        for part in train(job.experiment, limits, released, splits):
            if isinstance(part, Final):
                yield Ended(part.ending, time.monotonic() - began, part.weights)
                continue
            weights: dict[int, np.ndarray] = {}
            for epoch, flat in enumerate(part.weights if job.keep_weights else (), part.first):
                kept = kept.add(epoch, NOTHING)
                if epoch in kept.weights:
                    weights[epoch] = flat
            yield Grown(max(part.first, 1), part.history, weights)
    except (DataError, LimitError) as error:
        yield Ended(Ending("failed", 0, message=str(error)), time.monotonic() - began)
