"""A time of day that a test sets, in all processes of a server."""

from __future__ import annotations

from pathlib import Path

from tests.browser.driving.injected import injected

# The clock that only counts seconds is nobody's to set. Read anew each time: of an open file workers, as copies of one
# process, would share the place in it, and each would find what another one leaves.
SITE = """
import time

real = time.time


def shifted():
    with open({file!r}) as ahead:
        return real() + float(ahead.read())


time.time, time.time_ns = shifted, lambda: int(1e9 * shifted())
"""


class Clock:
    """What `time.time()` says in whatever finds its modules in `path`."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "ahead"
        self.set(0)
        self.path = injected(folder, SITE.format(file=str(self._file)))

    def set(self, seconds: int) -> None:
        """So many seconds before or after the true time."""
        other = self._file.with_suffix(".new")
        other.write_text(str(seconds))
        other.replace(self._file)
