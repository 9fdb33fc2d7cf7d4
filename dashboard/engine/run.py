"""One submitted training."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from functools import cached_property

from dashboard.experiment.layers import architecture
from dashboard.experiment.record import Record


class Run:
    """A handle on a training: its `record` is replaced as it grows, and may be read from any thread.

    One that keeps its weights is being watched, epoch by epoch; one that does not is a number among many.
    """

    def __init__(self, run_id: str, owner: str, record: Record, keep_weights: bool) -> None:
        self.id, self.owner, self.keep_weights = run_id, owner, keep_weights
        self.record = record
        self._lock = threading.Lock()
        self._ended = threading.Event()

    @cached_property
    def architecture(self) -> Hashable:
        """What a worker has to have compiled for it."""
        return architecture(self.record.experiment)

    @property
    def ended(self) -> bool:
        return self._ended.is_set()

    def wait(self, seconds: float) -> bool:
        """Waits for the end, at most so long; tells whether it came."""
        return self._ended.wait(seconds)

    def update(self, grow: Callable[[Record], Record]) -> None:
        with self._lock:
            self.record = grow(self.record)
        if self.record.ending:
            self._ended.set()
