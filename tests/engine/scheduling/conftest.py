"""A queue in which nothing waits, and a clock."""

from __future__ import annotations

import pytest

from dashboard.engine.scheduling.queue import Queue
from tests.engine.scheduling.clock import Clock


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def clock() -> Clock:
    return Clock()
