"""Rooms as they were a moment ago, so that a class that looks all the time asks the database once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

# The seconds after which a process asks for a room again, however many students look at it meanwhile.
RECENT_SECONDS = 0.4
# A room that nobody has looked at for so long is forgotten: it may be over.
FORGOTTEN_SECONDS = 60.0

T = TypeVar("T")


class RecentRooms(Generic[T]):
    """The last result of `find` for each code, up to RECENT_SECONDS old. Thread-safe.

    While one waits for the database, the others see what it said before.
    """

    def __init__(self, find: Callable[[str], T | None]) -> None:
        self._find = find
        # For each code when it was last asked for, and what was found before.
        self._found: dict[str, tuple[float, T]] = {}
        # For each code who asks for it at present; nobody, if something has changed in it since.
        self._asking: dict[str, object] = {}
        self._lock = threading.Lock()

    def look(self, code: str) -> T | None:
        me = object()
        with self._lock:
            at, known = self._found.get(code, (0.0, None))
            now = time.monotonic()
            if known is not None:
                if now <= at + RECENT_SECONDS:
                    return known
                self._found[code] = now, known
            self._asking[code] = me
        try:
            found = self._find(code)
        except BaseException:
            self.forget(code)
            raise
        with self._lock:
            if self._asking.get(code) is me:
                self._forget(code)
                now = time.monotonic()
                self._found = {other: one for other, one in self._found.items() if one[0] > now - FORGOTTEN_SECONDS}
                if found is not None:
                    self._found[code] = now, found
        return found

    def forget(self, code: str) -> None:
        """Drops a changed room, so that whoever changed it sees the change."""
        with self._lock:
            self._forget(code)

    def _forget(self, code: str) -> None:
        self._found.pop(code, None)
        self._asking.pop(code, None)
