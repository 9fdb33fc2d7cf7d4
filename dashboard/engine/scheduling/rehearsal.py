"""Programs that are compiled while nobody waits for a training."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from functools import cached_property

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.padding import program
from dashboard.experiment.settings import change

# The owner of the rehearsal's runs.
REHEARSAL = "rehearsal"
# Soon after a request nothing is rehearsed: the page that made it is still being drawn.
QUIET_SECONDS = 5.0


def one_per_program(experiments: Iterable[Experiment], *, padded: bool) -> list[Experiment]:
    """One short experiment for each program that the experiments need, in their order."""
    return list({program(one, padded=padded): change(one, epochs=1) for one in experiments}.values())


class Rehearsal:
    """Experiments that are still to be trained once, so that their programs are compiled when a visitor needs them."""

    def __init__(self, experiments: Iterable[Experiment], *, padded: bool) -> None:
        self._given, self._padded = experiments, padded
        self._last_request = time.monotonic()

    @cached_property
    def _experiments(self) -> deque[Experiment]:
        """Found out when they are first needed: a lesson may have to read a table for that."""
        return deque(one_per_program(self._given, padded=self._padded))

    @property
    def remaining(self) -> int:
        return len(self._experiments)

    def postpone(self) -> None:
        """Waits for a quiet moment again, as somebody has just submitted a training."""
        self._last_request = time.monotonic()

    def next(self) -> Experiment | None:
        """The next experiment; None if there is none left, or no quiet moment."""
        quiet = time.monotonic() > self._last_request + QUIET_SECONDS
        return self._experiments.popleft() if quiet and self._experiments else None
