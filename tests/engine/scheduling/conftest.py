"""A queue in which nothing waits."""

from __future__ import annotations

import pytest

from dashboard.engine.scheduling.queue import Queue


@pytest.fixture
def queue() -> Queue:
    return Queue()
