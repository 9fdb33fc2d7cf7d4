"""A worker that hangs in a training, as in a compiled call: its other thread still answers for it."""

from __future__ import annotations

from pathlib import Path

from tests.browser.driving.injected import injected

# A training looks at this clock with every epoch that it reports. Dask's own threads go on.
SITE = """
import os, threading, time

real = time.monotonic


def held():
    while "Dask-Default" in threading.current_thread().name and os.path.exists(f"{folder}/{{os.getpid()}}"):
        time.sleep(0.1)
    return real()


time.monotonic = held
"""


class Hanging:
    """Holds the trainings of a worker in whatever server finds its modules in `path`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = injected(folder, SITE.format(folder=folder))

    def hold(self, worker: int) -> None:
        """The worker of this process id, from now on."""
        (self._folder / str(worker)).touch()
