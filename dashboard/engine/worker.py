"""The task that a worker runs: trainings one after the other, reported while they run.

TensorFlow is imported inside the functions, so that the server can refer to them without loading it.
"""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib import import_module

import numpy as np
from distributed import Worker, get_worker

from dashboard.analysis.networks.unlearned import Unlearned
from dashboard.data.dataset import DataError
from dashboard.data.environment import folders_of_libraries
from dashboard.data.parts import Splits
from dashboard.engine import memory
from dashboard.engine.calls import is_released
from dashboard.engine.environment import EngineSettings
from dashboard.engine.reporting.lines import log_lost_connections_in_a_line
from dashboard.engine.reporting.message_buffer import MessageBuffer
from dashboard.engine.reporting.messages import (
    DataPrepared,
    EpochsTrained,
    LooksAhead,
    Report,
    TaskMessages,
    TrainingEnded,
    TrainingPostponed,
    TrainingRequest,
    WorkerMessage,
)
from dashboard.engine.sharing.splits import SplitsInARow
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, Snapshots
from dashboard.experiment.limits import LimitError, Limits
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.compiling.environment import XLA_ENVIRONMENT
from language.say import later, mark

# One thread per worker: several small trainings side by side are faster than one spread over all cores, and give the
# same results to the last bit each time.
ENVIRONMENT = {
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_NUM_INTRAOP_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    **XLA_ENVIRONMENT,
}
# Imported when a worker starts, so that a visitor's first table is read, split and judged without delay.
FOR_TABLES = ("dashboard.data.tables.making", "sklearn.compose", "sklearn.ensemble", "sklearn.linear_model")
FOR_TRAINING = ("dashboard.training.recording",)
# Workers have a lower priority than the server, so that pages answer at once even while hundreds of networks train.
NICENESS = 5
# After this time a task starts no further training: other owners may be waiting.
TASK_SECONDS = 0.5
# How often interactive trainings and batches are reported. A page looks four times a second.
INTERACTIVE_REPORT_SECONDS, BATCH_REPORT_SECONDS = 0.05, 0.25
# In place of weights where only their epochs matter: a reference to one row would keep all rows of a call in memory.
NO_WEIGHTS = np.empty(0)
OUT_OF_MEMORY = mark(
    "The server has too little memory for this training run. Its curves up to then are kept; a smaller network may fit."
)


def dask_setup(worker: Worker) -> None:
    """Runs before a worker joins the scheduler: loads TensorFlow, and compiles the default experiment's program."""
    log_lost_connections_in_a_line()
    os.environ.update(ENVIRONMENT | folders_of_libraries())
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    for module in FOR_TABLES:
        import_module(module)
    from dashboard.training.recording import record_training

    # If the limits do not allow that experiment, nobody needs its program.
    with suppress(LimitError):
        record_training(change(Experiment(), epochs=1), padded=EngineSettings().padded)
    memory.give_back()
    worker.memory_manager.memory_limit = memory.limit(worker.memory_manager.memory_limit)


def train_and_report(requests: Sequence[TrainingRequest], task_id: str, topic: str, limits: Limits) -> None:
    """Runs trainings one after the other, and sends their messages as events of `topic`.

    The first of them is empty, and says that it has begun. Ends early once its future has been released.
    """
    from dashboard.training.programs import PROGRAMS

    programs_made = PROGRAMS.made
    task = _RunningTask(get_worker(), task_id, topic)
    task.send([])
    interactive = any(request.keep_weights for request in requests)
    buffer = MessageBuffer(task.send, INTERACTIVE_REPORT_SECONDS if interactive else BATCH_REPORT_SECONDS)
    deadline, split = time.monotonic() + TASK_SECONDS, SplitsInARow()
    for index, request in enumerate(requests):
        if index and (task.is_released() or time.monotonic() > deadline):
            buffer.add(index, TrainingPostponed())
            continue
        for message in training_messages(request, limits, task.is_released, task.max_bytes, split):
            buffer.add(index, message)
            if isinstance(message, LooksAhead):
                buffer.flush()
        if index == 0:
            # A page waits for its first result.
            buffer.flush()
    buffer.flush()
    if PROGRAMS.made > programs_made:
        memory.give_back()


class _RunningTask:
    """A task as its worker sees it: sends its messages, and notices when its future has been released."""

    def __init__(self, worker: Worker, task_id: str, topic: str) -> None:
        self.max_bytes = worker.memory_manager.memory_limit or math.inf
        self._worker, self._key = worker, worker.get_current_task()
        self._task_id, self._topic, self._began = task_id, topic, time.monotonic()
        self._full, self._compiled = False, 0.0
        self._new_compile_seconds()

    def is_released(self) -> bool:
        return is_released(self._worker, self._key)

    def send(self, messages: TaskMessages) -> None:
        self._full = self._full or memory.exceeds(self.max_bytes - memory.COMPILING)
        seconds, compiled = time.monotonic() - self._began, self._new_compile_seconds()
        report = Report(self._task_id, messages, seconds, full=self._full, compile_seconds=compiled)
        self._worker.log_event(self._topic, report.to_event())

    def _new_compile_seconds(self) -> float:
        """What first calls of programs have taken since this was asked last."""
        from dashboard.training.compiling.compiled_function import CompiledFunction

        before, self._compiled = self._compiled, CompiledFunction.seconds
        return self._compiled - before


def training_messages(
    request: TrainingRequest,
    limits: Limits,
    cancelled: Callable[[], bool],
    max_bytes: float = math.inf,
    split: Callable[[Experiment], Splits] = make_splits,
) -> Iterator[WorkerMessage]:
    """Trains, and yields what there is to report. Ends early if the process comes to hold more than `max_bytes`."""
    from dashboard.training.train import Result, train

    started = time.monotonic()
    snapshots, unlearned = Snapshots({}), Unlearned(request.experiment)
    try:
        limits.check(request.experiment)
        splits = split(request.experiment)
        if request.keep_weights:
            yield DataPrepared(splits)
        how = {"padded": request.padded, "looks_ahead": request.looks_ahead}
        for part in train(request.experiment, limits, cancelled, splits, **how):
            if isinstance(part, Result):
                wrong = None if request.keep_weights else unlearned.rows(splits.train)
                seconds = time.monotonic() - started
                ended = TrainingEnded(part.ending, seconds, part.weights, part.rows, wrong, part.epoch_seconds)
                yield LooksAhead(ended) if part.looks_ahead else ended
                continue
            if not request.keep_weights:
                unlearned.see(part.history, part.weights)
            snapshots, weights = _with_epochs(snapshots, part.weights if request.keep_weights else (), part.first)
            yield EpochsTrained(max(part.first, 1), part.history, weights)
            if memory.exceeds(max_bytes):
                done = part.first + len(part.history) - 1 if part.first else 0
                yield TrainingEnded(Ending("failed", done, message=later(OUT_OF_MEMORY)), time.monotonic() - started)
                return
    except (DataError, LimitError) as error:
        yield TrainingEnded(Ending("failed", 0, message=error.args[0]), time.monotonic() - started)


def _with_epochs(
    snapshots: Snapshots, weights: Iterable[np.ndarray], first: int
) -> tuple[Snapshots, dict[int, np.ndarray]]:
    """The snapshots after further epochs from `first` on, and the weights of those epochs that are among them."""
    kept: dict[int, np.ndarray] = {}
    for epoch, flat in enumerate(weights, first):
        snapshots = snapshots.add(epoch, NO_WEIGHTS)
        if epoch in snapshots.weights:
            kept[epoch] = flat
    return snapshots, kept
