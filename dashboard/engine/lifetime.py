"""The life of a worker process: after so many compiled programs it makes room for a fresh one.

XLA keeps what it has compiled until the process ends, about 20 MB a program, whether anybody can still use it or not.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from distributed import Worker
from tornado.ioloop import PeriodicCallback

MOST_PROGRAMS = 40
CHECK_SECONDS = 2.0


def end_when_old(worker: Worker, compiled: Callable[[], int]) -> None:
    """Closes a worker between two tasks once it has compiled enough; its nanny starts the next one."""
    # Not all of them at once.
    most = MOST_PROGRAMS + os.getpid() % 10

    async def check() -> None:
        if compiled() >= most and not worker.state.all_running_tasks and not worker.state.ready:
            checks.stop()
            await worker.close_gracefully(restart=True, reason="old")

    checks = PeriodicCallback(check, CHECK_SECONDS * 1000)
    checks.start()
