"""The engine's place taken by trainings in this very process: the same numbers, without a cluster."""

from __future__ import annotations

import importlib
import pkgutil
import uuid
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace
from functools import partial
from typing import ParamSpec, TypeVar

import pytest

from dashboard import ui
from dashboard.engine.batch import Batch
from dashboard.engine.record import Record
from dashboard.engine.run import Run
from dashboard.experiment.spec import Experiment
from dashboard.experiment.splits import make_splits
from dashboard.training.train import Final, Update, train
from tests.trained import trained

P = ParamSpec("P")
T = TypeVar("T")


class InlineEngine:
    """As much of an engine as a page uses; a training has ended when `submit` returns."""

    ready, problem = True, ""

    def submit_all(self, experiments: Iterable[Experiment], owner: str) -> Batch:
        return Batch(tuple(_finished(trained(experiment), owner) for experiment in experiments))

    def submit(self, experiment: Experiment, owner: str) -> Run:
        splits = make_splits(experiment)
        run = Run(uuid.uuid4().hex, owner, replace(Record.of(experiment), splits=splits), keep_weights=True)
        for part in train(experiment, splits=splits):
            run.update(partial(_grown, part))
        return run

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        outcome: Future[T] = Future()
        outcome.set_result(function(*args, **kwargs))
        return outcome

    def stop(self, *runs: Run) -> None:
        assert all(run.ended for run in runs)


class StartingEngine(InlineEngine):
    """An engine whose workers are not there yet: nothing can be trained."""

    ready = False


def put_in_place(engine: type[InlineEngine], monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages get this engine instead of the server's."""
    for module in pkgutil.iter_modules(ui.__path__, f"{ui.__name__}."):
        if hasattr(importlib.import_module(module.name), "get_engine"):
            monkeypatch.setattr(f"{module.name}.get_engine", engine)


def _finished(record: Record, owner: str) -> Run:
    run = Run(uuid.uuid4().hex, owner, Record.of(record.experiment), keep_weights=False)
    run.update(lambda _: record)
    return run


def _grown(part: Update | Final, record: Record) -> Record:
    if isinstance(part, Final):
        return record.ended(part.ending, part.weights)
    return record.grown(part.history, max(part.first, 1), dict(enumerate(part.weights, part.first)))
