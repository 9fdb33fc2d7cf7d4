"""Which browser a tab belongs to: each visit has a name of its own, and all visits of a browser have one budget."""

from __future__ import annotations

from collections import OrderedDict

# The latest visits; of one that is forgotten nothing trains any more.
MOST = 10_000


class Payers:
    """Who pays for what a visit has computed. Several threads may ask and note."""

    def __init__(self) -> None:
        self._browsers: OrderedDict[str, str] = OrderedDict()

    def note(self, visit: str, browser: str) -> None:
        """A visit of that browser, or of one that takes no cookies and pays for this visit alone."""
        self._browsers[visit] = browser or visit
        while len(self._browsers) > MOST:
            self._browsers.popitem(last=False)

    def payer(self, visit: str) -> str:
        """The browser; nobody for what trains for all, or for no visit."""
        return self._browsers.get(visit, "")


PAYERS = Payers()
