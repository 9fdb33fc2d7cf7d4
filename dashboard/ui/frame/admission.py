"""Who is served while a server is full, and who waits: a line, instead of pages that nobody gets.

Visitors are names here, and pages are unknown.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from pydantic import NonNegativeInt

from dashboard.data.environment import EnvironmentSettings

# A class of sixty and its teacher, on two cores.
PER_WORKER = 32
# How long a visitor may do nothing while others wait.
IDLE_SECONDS = 300.0
# How many of the latest admissions tell the pace of the line.
COUNTED = 20


class VisitSettings(EnvironmentSettings):
    """How many visitors a page's process serves at once, according to the environment; 0 means any number."""

    visitors: NonNegativeInt | None = None

    def places(self, workers: int) -> int:
        """As many as the environment says, else as many as these workers can serve."""
        return PER_WORKER * max(workers, 1) if self.visitors is None else self.visitors


class Admission:
    """Lets visitors in as long as there are `places`, in the order in which they came. Thread-safe.

    There may be more places once workers have come elsewhere, so their number is asked for each time; with 0, all are
    let in. A place is free again once its visitor has left, or has done nothing for IDLE_SECONDS while others wait.
    """

    def __init__(
        self, places: Callable[[], int], is_present: Callable[[str], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._places, self._is_present, self._clock = places, is_present, clock
        # When each visitor inside last did something, when each one who waits came, and when the latest of those who
        # had waited were let in, since the line began.
        self._inside: dict[str, float] = {}
        self._waiting: dict[str, float] = {}
        self._let_in: deque[float] = deque(maxlen=COUNTED)
        self._lock = threading.Lock()

    def place(self, visitor: str) -> int:
        """The visitor's place in the line, from 1; 0 for one who is inside, which counts as doing something."""
        places = self._places()
        if not places:
            return 0
        with self._lock:
            now = self._clock()
            if visitor not in self._inside:
                self._waiting.setdefault(visitor, now)
            else:
                self._inside[visitor] = now
            self._make_room(now, places)
            while self._waiting and len(self._inside) < places:
                self._enter(next(iter(self._waiting)), now)
            if not self._waiting:
                self._let_in.clear()
            return list(self._waiting).index(visitor) + 1 if visitor in self._waiting else 0

    @property
    def waiting(self) -> int:
        """How many wait and have not left."""
        return sum(map(self._is_present, tuple(self._waiting)))

    def seconds(self, place: int) -> float | None:
        """Estimated seconds until the visitor at this place is admitted; None until two who waited were admitted.

        Two who were admitted in the same moment tell no pace either.
        """
        with self._lock:
            elapsed = self._let_in[-1] - self._let_in[0] if self._let_in else 0.0
            return place * elapsed / (len(self._let_in) - 1) if elapsed > 0 else None

    def _enter(self, visitor: str, now: float) -> None:
        if self._waiting.pop(visitor) < now:
            self._let_in.append(now)
        self._inside[visitor] = now

    def _make_room(self, now: float, places: int) -> None:
        self._waiting = {name: came for name, came in self._waiting.items() if self._is_present(name)}
        if len(self._inside) < places or not self._waiting:
            return
        self._inside = {
            name: last for name, last in self._inside.items() if self._is_present(name) and now - last < IDLE_SECONDS
        }
