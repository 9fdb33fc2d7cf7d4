"""Which browser a visit belongs to: all visits of a browser share one budget."""

from __future__ import annotations

from collections import OrderedDict

# So many of the latest visits are remembered; nothing trains any more for one that is forgotten.
MOST = 10_000


class Payers:
    """Who pays for what a visit computes. Thread-safe."""

    def __init__(self) -> None:
        self._browsers: OrderedDict[str, str] = OrderedDict()

    def note(self, visit: str, browser: str) -> None:
        """Notes a visit and its browser; without a `browser`, which accepts no cookies, the visit pays for itself."""
        self._browsers[visit] = browser or visit
        while len(self._browsers) > MOST:
            self._browsers.popitem(last=False)

    def payer(self, visit: str) -> str:
        """The browser that pays for a visit; "" for what is trained for everybody, or for an unknown visit."""
        return self._browsers.get(visit, "")


PAYERS = Payers()
