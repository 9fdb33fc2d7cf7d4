"""A time of day that a test sets, in all processes of a server."""

from __future__ import annotations

from pathlib import Path

from tests.browser.driving.injected import injected

# The clock that only counts seconds is nobody's to set.
SITE = """
import time

real, ahead = time.time, open({file!r})


def shifted():
    ahead.seek(0)
    return real() + float(ahead.read() or 0)


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
        self._file.write_text(f"{seconds:+06d}")
