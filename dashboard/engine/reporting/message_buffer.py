"""Messages that are sent together, because each event costs time."""

from __future__ import annotations

import time
from collections.abc import Callable

from dashboard.engine.reporting.messages import TaskMessages, WorkerMessage


class MessageBuffer:
    """Collects the messages of a task and sends them at most every `seconds`, unless flushed."""

    def __init__(self, send: Callable[[TaskMessages], None], seconds: float) -> None:
        self._send, self._seconds = send, seconds
        self._messages: list[tuple[int, WorkerMessage]] = []
        self._last_sent = time.monotonic()

    def add(self, index: int, message: WorkerMessage) -> None:
        """Adds a message about training number `index` of the task."""
        self._messages.append((index, message))
        if time.monotonic() - self._last_sent >= self._seconds:
            self.flush()

    def flush(self) -> None:
        if self._messages:
            self._send(self._messages)
        self._messages, self._last_sent = [], time.monotonic()
