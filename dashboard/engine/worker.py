"""The task that runs on a worker: train, and report each block of epochs as it is done.

TensorFlow is imported here and nowhere else in the engine, inside the functions, so that a page can name the task
without loading it.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from distributed import Worker, get_worker

from dashboard.experiment.history import Ending, History, Snapshots
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.spec import Experiment
from dashboard.experiment.splits import DataError

# One thread a worker: several small trainings side by side beat one spread over all cores, and repeat to the last bit.
ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
}


@dataclass(frozen=True)
class Started:
    """A worker has taken up the training."""


@dataclass(frozen=True)
class Grown:
    """Some more epochs, from number `first`, and those of their weights that are kept."""

    first: int
    history: History
    weights: dict[int, np.ndarray]


@dataclass(frozen=True)
class Ended:
    """How the training ended, and the weights it leaves."""

    ending: Ending
    final: np.ndarray | None = None


Message = Started | Grown | Ended


def dask_setup(worker: Worker) -> None:
    """Runs before a worker offers itself: loads TensorFlow and compiles the program that a first visitor needs."""
    os.environ.update(ENVIRONMENT)
    from dashboard.training.train import train

    for _ in train(Experiment()):
        pass


def train_and_report(experiment: Experiment, run: str, topic: str, limits: Limits, keep_weights: bool) -> None:
    """Trains, and sends `Message`s as events under `topic`. Ends early once its future is released."""
    worker = get_worker()
    key = worker.get_current_task()

    def released() -> bool:
        task = worker.state.tasks.get(key)
        return task is None or task.state != "executing"

    for message in _messages(experiment, limits, released, keep_weights):
        worker.log_event(topic, {"run": run, "message": pickle.dumps(message)})


def _messages(experiment: Experiment, limits: Limits, released: Any, keep_weights: bool) -> Iterator[Message]:
    from dashboard.training.train import Final, train

    yield Started()
    kept = Snapshots({})
    try:
        for part in train(experiment, limits, released):
            if isinstance(part, Final):
                yield Ended(part.ending, part.weights)
                continue
            weights: dict[int, np.ndarray] = {}
            for epoch, flat in enumerate(part.weights if keep_weights else (), part.first):
                kept = kept.add(epoch, flat)
                if epoch in kept.weights:
                    weights[epoch] = flat
            yield Grown(max(part.first, 1), part.history, weights)
    except (DataError, LimitError) as error:
        yield Ended(Ending("failed", 0, message=str(error)))
