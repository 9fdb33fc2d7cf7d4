"""One submitted training."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from dashboard.data.dataset import DataError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.programs.costs import epoch_seconds
from dashboard.experiment.programs.padding import program_key
from dashboard.experiment.record import Record

# What a training takes beside its epochs: its data, its first weights, and what is reported of it.
BESIDE_EPOCHS_SECONDS = 0.01


@dataclass(eq=False)
class Opening:
    """The few runs of a batch of which one has to end for its page to have something to show."""

    over: bool = False


class Run:
    """A handle on a training. Its `record` is replaced as the training goes on, and any thread may read it.

    An `interactive` one is shown epoch by epoch, for which it keeps weights on the way; others are part of a batch. One
    that is `judged` looks ahead, for a verdict that knows what more epochs would do; every interactive one does.
    """

    _numbers = count()

    def __init__(
        self, experiment: Experiment, owner: str, *, interactive: bool, padded: bool = False, judged: bool = False
    ) -> None:
        self.id = uuid.uuid4().hex
        # Rises with every run that is submitted.
        self.number = next(self._numbers)
        self.owner, self.interactive, self.padded, self.judged = owner, interactive, padded, judged or interactive
        # Of the few of a batch that give its page something to show.
        self.opening: Opening | None = None
        self.record = Record.of(experiment)
        # Whether it has ended, and the share of its epochs so far: pages ask again and again, of hundreds.
        self.ended, self.share = False, 0.0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._at_end: list[Callable[[Record], None]] = []

    @cached_property
    def program_key(self) -> Hashable:
        """Identifies the program that trains this run: runs with equal keys share a program."""
        return program_key(self.record.experiment, padded=self.padded)

    @property
    def shown_first(self) -> bool:
        """Whether it may give its page something to show, which has nothing so far."""
        return self.opening is not None and not self.opening.over

    @cached_property
    def parameters(self) -> int:
        """The size of the network. Known from the first: once a training ends, its table may be gone."""
        return self.record.experiment.parameters

    @cached_property
    def expected_seconds(self) -> float:
        """What it is expected to take on an idle core: on a full server, a short one may take eight times as long."""
        experiment = self.record.experiment
        return BESIDE_EPOCHS_SECONDS + experiment.training.epochs * epoch_seconds(experiment)

    @cached_property
    def digest(self) -> str:
        """Equal for runs of equal experiments by programs of the same kind, which end with the same bits.

        One that was shown has kept more: it is no other's in a batch.
        """
        how = {"padded": self.padded, "judged": self.judged, "interactive": self.interactive}
        return " ".join((self.record.experiment.digest, *(name for name, holds in how.items() if holds)))

    def can_begin(self) -> bool:
        """Whether it can be queued. One whose data are gone ends here: queued, it would raise in every later round."""
        try:
            # What is asked of its data, now and at its end.
            _ = self.program_key, self.parameters, self.expected_seconds
        except DataError as error:
            why = error.args[0]
            self.update(lambda record: record.with_ending(Ending("failed", 0, message=why)))
            return False
        return True

    def wait(self, seconds: float) -> bool:
        """Waits for the end, at most that long; returns whether the training has ended."""
        return self._ended.wait(seconds)

    def when_ended(self, call: Callable[[Record], None]) -> None:
        """Calls a short function with the record when the training ends, on any thread; at once if it already has."""
        with self._lock:
            if not self.record.ending:
                self._at_end.append(call)
                return
        call(self.record)

    def update(self, change: Callable[[Record], Record]) -> None:
        """Replaces the record with what `change` makes of it."""
        with self._lock:
            self.record = change(self.record)
            self.share = self.record.epoch / self.record.experiment.training.epochs
            if not (ending := self.record.ending):
                return
            if self.opening and ending.complete:
                self.opening.over = True
            calls, self._at_end = self._at_end, []
        self.ended = True
        self._ended.set()
        for call in calls:
            call(self.record)
