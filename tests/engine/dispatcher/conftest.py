"""A dispatcher of one worker, and the tasks that it hands out."""

from __future__ import annotations

import pytest

from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.scheduling.budget import Budget
from dashboard.experiment.limits import Limits
from tests.engine.dispatcher.handed import Tasks, connect


@pytest.fixture
def tasks() -> Tasks:
    return []


@pytest.fixture
def dispatcher(tasks: Tasks) -> Dispatcher:
    dispatcher = Dispatcher(Limits(), Budget(0), padded=False)
    connect(dispatcher, tasks)
    return dispatcher
