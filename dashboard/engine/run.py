"""One submitted training."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Hashable
from functools import cached_property

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import architecture
from dashboard.experiment.record import Record


class Run:
    """A handle on a training. Its `record` is replaced as the training goes on, and any thread may read it.

    A run that keeps its weights is interactive: a page shows it epoch by epoch. One that does not is part of a batch.
    """

    def __init__(self, experiment: Experiment, owner: str, *, keep_weights: bool) -> None:
        self.id = uuid.uuid4().hex
        self.owner, self.keep_weights = owner, keep_weights
        self.record = Record.of(experiment)
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
        """Waits for the end, at most that long; returns whether the training has ended."""
        return self._ended.wait(seconds)

    def update(self, change: Callable[[Record], Record]) -> None:
        """Replaces the record by what `change` makes of it."""
        with self._lock:
            self.record = change(self.record)
        if self.record.ending:
            self._ended.set()
