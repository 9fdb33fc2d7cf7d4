"""What the server asks of a worker, and what the worker reports."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dashboard.data.parts import Splits
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record
from dashboard.experiment.row_losses import RowLosses


@dataclass(frozen=True)
class TrainingRequest:
    """One training of a task; with `padded`, by a padded program if one can train it.

    With `looks_ahead` a verdict will be asked of it, which then knows what more epochs would do.
    """

    experiment: Experiment
    keep_weights: bool
    padded: bool
    looks_ahead: bool = False


@dataclass(frozen=True)
class DataPrepared:
    """The data are generated and split; the page shows these very rows."""

    splits: Splits


@dataclass(frozen=True)
class EpochsTrained:
    """Further epochs, the first of which is number `first`, and the snapshots among their weights, by epoch."""

    first: int
    history: History
    weights: dict[int, np.ndarray]


@dataclass(frozen=True)
class TrainingEnded:
    """How a training ended, its duration in seconds, and what its record keeps with the ending.

    `epoch_seconds` is what each epoch has taken, where it is known.
    """

    ending: Ending
    seconds: float
    final: np.ndarray | None = None
    rows: RowLosses | None = None
    unlearned: np.ndarray | None = None
    epoch_seconds: float | None = None


@dataclass(frozen=True)
class LooksAhead:
    """All epochs are there, and the page shows them; the worker goes on to see what more of them would do.

    `ended` is the end of the training for whoever does not wait for that.
    """

    ended: TrainingEnded


@dataclass(frozen=True)
class TrainingPostponed:
    """The task ran out of time before this training began; it has to be queued again."""


WorkerMessage = DataPrepared | EpochsTrained | LooksAhead | TrainingEnded | TrainingPostponed
# Each message of a task comes with the index of the training that it is about.
TaskMessages = Sequence[tuple[int, WorkerMessage]]


@dataclass(frozen=True)
class Report:
    """What a worker reports about a task after `seconds` of work on it, and whether its memory is full.

    Since its report before it took `compile_seconds` for first calls of programs.
    """

    task_id: str
    messages: TaskMessages
    seconds: float
    full: bool = False
    compile_seconds: float = 0.0

    def to_event(self) -> dict[str, Any]:
        """Pickled, as Dask's msgpack has no arrays."""
        return {"report": pickle.dumps(self)}

    @classmethod
    def from_event(cls, content: dict[str, Any]) -> Report:
        report: Report = pickle.loads(content["report"])  # noqa: S301 - from our own workers
        return report


def apply_message(record: Record, message: WorkerMessage) -> Record:
    """The record of a training after a message about it."""
    match message:
        case DataPrepared(splits):
            return replace(record, splits=splits)
        case EpochsTrained(first, history, weights):
            return record.with_epochs(history, first, weights)
        case TrainingEnded(ending, _, final, rows, unlearned, _):
            return record.with_ending(ending, final, rows, unlearned)
        case LooksAhead(ended):
            return replace(record, whole=apply_message(record, ended))
        case TrainingPostponed():
            return record
