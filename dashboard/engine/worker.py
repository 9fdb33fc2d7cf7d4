"""The task that a worker runs: trainings one after the other, reported while they run.

Only the functions here import TensorFlow, so that the server can name the task without loading it.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module

import numpy as np
from distributed import Worker, get_worker

from dashboard.analysis.networks.unlearned import Unlearned
from dashboard.data.dataset import DataError
from dashboard.engine import memory
from dashboard.engine.environment import EngineSettings
from dashboard.engine.reporting.message_buffer import MessageBuffer
from dashboard.engine.reporting.messages import (
    DataPrepared,
    EpochsTrained,
    Message,
    TaskMessages,
    TrainingEnded,
    TrainingPostponed,
    TrainingRequest,
    to_event,
)
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, Snapshots
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.language.say import later, mark
from dashboard.training.compiling.environment import XLA_ENVIRONMENT

# One thread per worker: several small trainings side by side are faster than one spread over all cores, and their
# results are the same to the last bit each time.
ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    **XLA_ENVIRONMENT,
}
# So that the first table of a visitor is read, split and judged at once.
FOR_TABLES = ("dashboard.data.tables.making", "sklearn.compose", "sklearn.ensemble", "sklearn.linear_model")
# Workers have a lower priority than the server, so that pages answer at once even while hundreds of networks train.
NICENESS = 5
# After this time a task starts no further training: other owners may be waiting.
TASK_SECONDS = 0.5
# How often interactive trainings and batches are reported. A page looks four times a second.
INTERACTIVE_REPORT_SECONDS, BATCH_REPORT_SECONDS = 0.05, 0.25
# Takes the place of weights where only their epochs matter: a reference to one row keeps all rows of a call in memory.
NO_WEIGHTS = np.empty(0)
OUT_OF_MEMORY = mark(
    "The server has too little memory for this training. Its curves until then stay; a smaller network may fit."
)


def dask_setup(worker: Worker) -> None:
    """Runs before a worker joins the scheduler: loads TensorFlow, and compiles the default experiment's program."""
    os.environ.update(ENVIRONMENT)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    for module in FOR_TABLES:
        import_module(module)
    from dashboard.training.recording import record_training

    # Where the limits do not allow that experiment, nobody needs its program.
    with suppress(LimitError):
        record_training(change(Experiment(), epochs=1), padded=EngineSettings().padded)
    memory.give_back()
    worker.memory_manager.memory_limit = memory.limit(worker.memory_manager.memory_limit)


def train_and_report(requests: Sequence[TrainingRequest], task_id: str, topic: str, limits: Limits) -> None:
    """Runs trainings one after the other, and sends their messages as events of `topic`.

    The first of them is empty, and says that it has begun. Ends early once its future has been released.
    """
    from dashboard.training.programs import PROGRAMS

    worker, known = get_worker(), PROGRAMS.compilations
    key, most = worker.get_current_task(), worker.memory_manager.memory_limit or math.inf
    full = False

    def released() -> bool:
        state = worker.state.tasks.get(key)
        return state is None or state.state != "executing"

    def send(messages: TaskMessages) -> None:
        nonlocal full
        full = full or memory.exceeds(most - memory.COMPILING)
        worker.log_event(topic, to_event(task_id, messages, full=full))

    send([])
    interactive = any(request.keep_weights for request in requests)
    buffer = MessageBuffer(send, INTERACTIVE_REPORT_SECONDS if interactive else BATCH_REPORT_SECONDS)
    deadline = time.monotonic() + TASK_SECONDS
    for index, request in enumerate(requests):
        if index and (released() or time.monotonic() > deadline):
            buffer.add(index, TrainingPostponed())
            continue
        for message in training_messages(request, limits, released, most):
            buffer.add(index, message)
        if index == 0:
            # A page waits for its first result.
            buffer.flush()
    buffer.flush()
    if PROGRAMS.compilations > known:
        memory.give_back()


def training_messages(
    request: TrainingRequest, limits: Limits, cancelled: Callable[[], bool], most: float = math.inf
) -> Iterator[Message]:
    """Trains, and yields what there is to report. Ends early where the process comes to hold more than `most` bytes."""
    from dashboard.training.train import Result, train

    started = time.monotonic()
    snapshots, unlearned = Snapshots({}), Unlearned(request.experiment)
    try:
        limits.check(request.experiment)
        splits = make_splits(request.experiment)
        if request.keep_weights:
            yield DataPrepared(splits)
        for part in train(request.experiment, limits, cancelled, splits, padded=request.padded):
            if isinstance(part, Result):
                wrong = None if request.keep_weights else unlearned.rows(splits.train)
                yield TrainingEnded(part.ending, time.monotonic() - started, part.weights, part.rows, wrong)
                continue
            if not request.keep_weights:
                unlearned.see(part.history, part.weights)
            weights: dict[int, np.ndarray] = {}
            for epoch, flat in enumerate(part.weights if request.keep_weights else (), part.first):
                snapshots = snapshots.add(epoch, NO_WEIGHTS)
                if epoch in snapshots.weights:
                    weights[epoch] = flat
            yield EpochsTrained(max(part.first, 1), part.history, weights)
            if memory.exceeds(most):
                done = part.first + len(part.history) - 1 if part.first else 0
                yield TrainingEnded(Ending("failed", done, message=later(OUT_OF_MEMORY)), time.monotonic() - started)
                return
    except (DataError, LimitError) as error:
        yield TrainingEnded(Ending("failed", 0, message=error.args[0]), time.monotonic() - started)
