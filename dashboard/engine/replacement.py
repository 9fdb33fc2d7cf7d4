"""How a worker is replaced by a new process, on a scheduler that other servers may use as well."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from functools import partial

from distributed import Client, Future, Status, get_worker


class Replacement:
    """Replaces workers, each once, without waiting for their successors, which have addresses of their own."""

    def __init__(self) -> None:
        self._killed: set[str] = set()
        # The worker that leaves, and the call that tells it to.
        self._leaving: tuple[str, Future[None]] | None = None

    def kill(self, client: Client, workers: Iterable[str]) -> None:
        """Ends workers that no longer answer, whatever they are doing."""
        for worker in set(workers) - self._killed:
            self._killed.add(worker)
            # A restart that takes longer than Dask waits for it is just as good.
            restart = partial(client.restart_workers, [worker], raise_for_error=False)
            threading.Thread(target=restart, daemon=True).start()

    def ask_to_leave(self, client: Client, worker: str) -> None:
        """Asks a worker to end itself as soon as no server is training on it."""
        if self._leaving is None or self._leaving[0] != worker:
            self._leaving = worker, client.submit(leave, workers=[worker], pure=False)


def leave() -> None:
    """Ends the process of the worker that runs this; what waits for it goes to others.

    A worker has one thread, so that nothing else runs there meanwhile. Its nanny starts it again.
    """
    worker = get_worker()
    worker.loop.add_callback(worker.close_gracefully, restart=True)
    while worker.status in (Status.running, Status.closing_gracefully):
        time.sleep(0.05)
