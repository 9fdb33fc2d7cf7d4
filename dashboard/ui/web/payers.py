"""Which browser a visit belongs to: all visits of a browser share one budget."""

from __future__ import annotations

import threading

from dashboard.engine.scheduling.latest import Latest

# How many visits are remembered. The first to be forgotten is the one that was noted longest ago.
MOST = 10_000


class Payers:
    """Who pays for what a visit computes. Thread-safe."""

    def __init__(self) -> None:
        self._browsers: Latest[str, str] = Latest(MOST)
        self._lock = threading.Lock()

    def note(self, visit: str, browser: str) -> None:
        """Notes a visit and its browser; without a `browser`, which accepts no cookies, the visit pays for itself."""
        with self._lock:
            self._browsers[visit] = browser or visit

    def payer(self, visit: str) -> str:
        """The browser that pays for a visit; "" for what is trained for everybody, or for an unknown visit."""
        with self._lock:
            return self._browsers.get(visit, "")


PAYERS = Payers()
