"""A time of day that a test sets, in all processes of a server."""

from __future__ import annotations

import os
from pathlib import Path

# Python runs a module of this name before any other. The clock that only counts seconds is nobody's to set.
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
        (folder / "sitecustomize.py").write_text(SITE.format(file=str(self._file)))
        paths = (str(folder), os.environ.get("PYTHONPATH"))
        self.path = os.pathsep.join(path for path in paths if path)

    def set(self, seconds: int) -> None:
        """So many seconds before or after the true time."""
        self._file.write_text(f"{seconds:+06d}")
