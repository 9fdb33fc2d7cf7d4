"""A server's own engine with this process as its worker, which notes what it is asked to train."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from dashboard.engine.engine import Engine
from dashboard.engine.reporting.messages import Report, TrainingRequest
from dashboard.engine.worker import training_messages
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits
from dashboard.ui.server import get_engine
from tests.shared import share


@dataclass
class OneWorker:
    """Stands in for Dask's client: a task has ended once it is submitted."""

    engine: Engine
    asked: list[Experiment]

    def submit(self, _: object, requests: Sequence[TrainingRequest], task_id: str, *__: object, **___: object) -> Any:
        self.asked += [request.experiment for request in requests]
        messages = [
            (place, message)
            for place, request in enumerate(requests)
            for message in training_messages(request, Limits(), lambda: False)
        ]
        self.engine._dispatcher.receive((0.0, Report(task_id, messages, 0.01).to_event()))
        return SimpleNamespace(add_done_callback=lambda _: None, release=lambda: None)


def one_worker(monkeypatch: pytest.MonkeyPatch) -> OneWorker:
    """Puts such an engine in the server's place."""
    worker = OneWorker(Engine(), [])
    worker.engine._dispatcher.client, worker.engine._dispatcher.workers = worker, ("this process",)  # type: ignore[assignment]
    share(get_engine, worker.engine, monkeypatch)
    return worker
