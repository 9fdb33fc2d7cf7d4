"""What a worker says of one training, and what it holds on to meanwhile."""

from __future__ import annotations

import weakref
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from dashboard.engine.worker import Ended, Grown, Job, Prepared, _messages
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.limits import Limits
from dashboard.training.train import Final, Update
from tests.made import SMALL


def test_weights_are_let_go_once_they_were_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks: list[weakref.ref[np.ndarray]] = []

    def train(experiment: Experiment, *_: Any) -> Iterator[Update | Final]:
        row = History(np.zeros((1, 3)), np.zeros((1, 3)), np.zeros(1), np.zeros(1))
        for epoch in (1, 2, 3):
            weights = np.zeros((1, experiment.parameters), np.float32)
            blocks.append(weakref.ref(weights))
            yield Update(epoch, row, weights)
            del weights
        yield Final(Ending("finished", 3), np.zeros(experiment.parameters, np.float32))

    monkeypatch.setattr("dashboard.training.train.train", train)
    messages = _messages(Job(SMALL, keep_weights=True), Limits(), lambda: False)
    kinds = [type(next(messages)) for _ in range(4)]
    assert kinds == [Prepared, Grown, Grown, Grown]
    assert [block() is None for block in blocks] == [True, True, False]
    assert isinstance(next(messages), Ended)
