"""What a worker reports of one training, and what it keeps in memory meanwhile."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from dashboard.analysis.networks.network import network
from dashboard.analysis.networks.outputs import predicted_classes
from dashboard.data.parts import SPLITS
from dashboard.engine import memory
from dashboard.engine.reporting.messages import (
    DataPrepared,
    EpochsTrained,
    LooksAhead,
    Report,
    TrainingEnded,
    TrainingRequest,
)
from dashboard.engine.worker import OUT_OF_MEMORY, _RunningTask, dask_setup, training_messages
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.limits import Limits
from dashboard.experiment.settings import change
from dashboard.training.compiling.compiled_function import CompiledFunction
from dashboard.training.train import Result, Update
from tests.made import SMALL
from tests.trained import trained
from tests.training.keras_fit import trained as fitted


def test_a_worker_starts_even_where_the_default_experiment_is_not_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.nice", lambda _: 0)
    monkeypatch.setenv("OVERFIT_LAB_PARAMETERS", "10")
    worker: Any = SimpleNamespace(memory_manager=SimpleNamespace(memory_limit=None))
    dask_setup(worker)


def test_weights_are_released_once_they_are_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks: list[weakref.ref[np.ndarray]] = []

    def train(experiment: Experiment, *_: Any, **__: Any) -> Iterator[Update | Result]:
        row = History(np.zeros((1, 3)), np.zeros((1, 3)), np.zeros(1), np.zeros(1))
        for epoch in (1, 2, 3):
            weights = np.zeros((1, experiment.parameters), np.float32)
            blocks.append(weakref.ref(weights))
            yield Update(epoch, row, weights)
            del weights
        yield Result(Ending("finished", 3), np.zeros(experiment.parameters, np.float32))

    monkeypatch.setattr("dashboard.training.train.train", train)
    messages = training_messages(TrainingRequest(SMALL, keep_weights=True, padded=False), Limits(), lambda: False)
    kinds = [type(next(messages)) for _ in range(4)]
    assert kinds == [DataPrepared, EpochsTrained, EpochsTrained, EpochsTrained]
    assert [block() is None for block in blocks] == [True, True, False]
    assert isinstance(next(messages), TrainingEnded)


def test_the_last_epochs_are_sent_before_the_worker_looks_ahead_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.training.train.SHOWN_SECONDS", 0.0)
    request = TrainingRequest(SMALL, keep_weights=False, padded=False, looks_ahead=True)
    *_, epochs, signal, ended = training_messages(request, Limits(), lambda: False)
    assert isinstance(epochs, EpochsTrained)
    assert isinstance(signal, LooksAhead)
    assert isinstance(ended, TrainingEnded)
    assert signal.ended.rows
    assert ended.rows
    assert (len(signal.ended.rows.ahead), len(ended.rows.ahead) > 0) == (0, True)
    assert signal.ended.final is not None
    assert signal.ended.final.tolist() == np.asarray(ended.final).tolist()
    assert signal.ended.ending == ended.ending


def test_each_report_tells_the_time_of_what_was_compiled_since_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[float] = []

    def log_event(_: str, event: dict[str, Any]) -> None:
        told.append(Report.from_event(event).compile_seconds)

    limits = SimpleNamespace(memory_limit=None)
    worker: Any = SimpleNamespace(memory_manager=limits, get_current_task=lambda: "a task", log_event=log_event)
    monkeypatch.setattr(CompiledFunction, "seconds", 10.0)
    task = _RunningTask(worker, "a task", "a topic")
    monkeypatch.setattr(CompiledFunction, "seconds", 14.0)
    for _ in range(2):
        task.send([])
    assert told == [4.0, 0.0]


def test_one_that_diverges_at_once_does_not_look_ahead_and_tells_what_an_epoch_takes() -> None:
    diverges = change(SMALL, dataset="sine", optimizer="sgd", learning_rate=10.0, epochs=300)
    request = TrainingRequest(diverges, keep_weights=False, padded=False, looks_ahead=True)
    *before, ended = training_messages(request, Limits(), lambda: False)
    assert [type(message) for message in before] == [EpochsTrained]
    assert isinstance(ended, TrainingEnded)
    assert ended.ending == Ending("diverged", 0, constant_loss=ended.ending.constant_loss)
    assert ended.epoch_seconds


def test_a_training_for_which_there_is_too_little_memory_ends_with_a_sentence_and_keeps_its_curves(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = iter((False, False, True))
    monkeypatch.setattr(memory, "exceeds", lambda most: next(held))
    request = TrainingRequest(change(SMALL, epochs=2000), keep_weights=True, padded=False)
    *sent, ended = training_messages(request, Limits(), lambda: False)
    epochs = [len(message.history) for message in sent if isinstance(message, EpochsTrained)]
    assert len(epochs) == 3
    assert isinstance(ended, TrainingEnded)
    assert ended.ending == Ending("failed", sum(epochs), message=OUT_OF_MEMORY)


def test_with_kept_weights_a_record_holds_snapshots_and_splits() -> None:
    short = change(SMALL, epochs=30)
    record, stream = trained(short, keep_weights=True, padded=False), fitted(short)
    assert list(record.snapshots.weights) == list(range(31))
    assert all(np.array_equal(weights, stream.weights[epoch]) for epoch, weights in record.snapshots.weights.items())
    assert record.splits
    assert record.splits.sizes == (102, 99, 99)


def test_a_training_of_a_batch_tells_which_training_rows_were_wrong_where_validation_loss_was_lowest() -> None:
    *_, ended = training_messages(TrainingRequest(SMALL, keep_weights=False, padded=False), Limits(), lambda: False)
    assert isinstance(ended, TrainingEnded)
    record = trained(SMALL, keep_weights=True, padded=False)
    best = 1 + int(record.history.losses[:, SPLITS.index("validation")].argmin())
    assert record.splits
    train = record.splits.train
    wrong = predicted_classes(SMALL, network(SMALL, record.snapshots.weights[best])(train.x)) != train.y
    assert ended.unlearned is not None
    assert ended.unlearned.tolist() == wrong.tolist()
