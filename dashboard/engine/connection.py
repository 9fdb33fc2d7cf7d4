"""The connection to the Dask scheduler, and the local cluster where no scheduler is named."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Callable
from contextlib import suppress
from typing import Any, ParamSpec, TypeVar

from distributed import CancelledError, Client, Future, KilledWorker
from distributed.client import ClosedClientError
from distributed.utils import LoopRunner

from dashboard.engine.calls import Refused, called
from dashboard.engine.cluster_process import ClusterProcess
from language.say import Message, later, mark

CONNECT_SECONDS = 5
CLOSE_SECONDS = 1.0
# A scheduler that says nothing for so long is as good as gone.
ANSWER_SECONDS = 30
NO_WORKER = later("No worker is ready yet; one is starting.")
# With and without the address of a scheduler, which is for the log alone: strangers read this.
_ELSEWHERE = mark("Cannot reach the scheduler ({error}). Trying again.")
_HERE = mark("Cannot reach the local training engine ({error}). Trying again.")
CONNECTION_LOST = mark("The connection to the training engine was lost.")
_STARTING = mark("The training engine is starting.")
_WORKER_LOST = mark("its worker process was lost")

P = ParamSpec("P")
T = TypeVar("T")


class WorkerLostError(ConnectionError):
    """The worker running a call is gone: it ran out of memory, perhaps due to the call, or was killed from outside."""


class Connection:
    """Connects to the scheduler at `address`; without one, starts a local cluster and connects to that.

    `handler` receives the events of `topic`, on the client's own thread. `problem` says what is wrong, if anything.
    `workers_bytes` is the memory of all workers, as they have told the scheduler.
    """

    def __init__(
        self, address: str | None, topic: str, handler: Callable[[tuple[float, dict[str, Any]]], None]
    ) -> None:
        self.client: Client | None = None
        self._scheduler_comm: object = None
        # Shared by all clients: otherwise each one that fails to connect would leave a thread and open files behind.
        self._loop_runner = LoopRunner()
        self.problem: str | Message = ""
        self.workers_bytes = 0
        self._address, self._topic, self._handler = address, topic, handler
        self._cluster = ClusterProcess()

    def address(self) -> str:
        """The scheduler's address; waits for the local cluster to start."""
        return self._address or self._cluster.address()

    def open(self) -> Client:
        """The client, connected if it was not."""
        if self.client is None:
            address = self.address()
            if not address:
                raise ConnectionError("the local cluster ended as it started")
            if not self._loop_runner.is_started():
                self._loop_runner.start()
            client = Client(
                address, set_as_default=False, timeout=CONNECT_SECONDS, name="overfit-lab", loop=self._loop_runner.loop
            )
            client.subscribe_topic(self._topic, self._handler)
            self.client, self._scheduler_comm = client, client.scheduler_comm
        return self.client

    def workers(self) -> tuple[str, ...]:
        """The addresses of the workers at this moment. Raises OSError if it was lost since it was opened."""
        client = self.open()
        if client.scheduler is None or client.scheduler_comm is not self._scheduler_comm:
            # Dask reconnects by itself, but without the subscription, and has dropped everything that was running.
            raise ConnectionError("the scheduler was gone for a moment")
        identity = client.sync(client.scheduler.identity, n_workers=-1, callback_timeout=ANSWER_SECONDS)
        workers = tuple(identity["workers"])
        # A worker that is just coming has told nothing yet.
        self.workers_bytes = sum(one["metrics"].get("memory", 0) for one in identity["workers"].values())
        self.problem = "" if workers else NO_WORKER
        return workers

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> concurrent.futures.Future[T]:
        """Runs a function on any worker, which ends it once the future is cancelled."""
        client = self.client
        if client is None:
            return _refused(self.problem or later(_STARTING))
        try:
            remote = client.submit(called, function, *args, pure=False, **kwargs)
        except ClosedClientError:
            # The heartbeat has yet to notice.
            return _refused(later(CONNECTION_LOST))
        loop = client.loop.asyncio_loop  # type: ignore[union-attr] # a connected client has a loop, always of this kind
        return asyncio.run_coroutine_threadsafe(_result(remote), loop)

    def drop(self, error: Exception) -> None:
        """Closes the client because the scheduler does not answer. The next `open` connects again."""
        sentence = _ELSEWHERE if self._address else _HERE
        self.problem, self.workers_bytes = later(sentence, error=type(error).__name__), 0
        client, self.client = self.client, None
        if client:
            client.close(timeout=1)

    def close(self) -> None:
        """Closes the client, and ends the local cluster."""
        if self.client:
            with suppress(TimeoutError):
                self.client.close(timeout=CLOSE_SECONDS)
        self._loop_runner.stop()
        self._cluster.close()


def _refused(why: str | Message) -> concurrent.futures.Future[Any]:
    refused: concurrent.futures.Future[Any] = concurrent.futures.Future()
    refused.set_exception(ConnectionError(why))
    return refused


async def _result(remote: Future[T | Refused]) -> T:
    """The result of a call, awaited on the client's loop.

    Dask's future is released as soon as the result is here. Those of `Client.get_executor` are not: the worker would
    keep each result as long as the page does, and Dask would compute it again whenever that worker is replaced.
    """
    try:
        found = await remote
    except CancelledError as error:
        raise ConnectionError(later(CONNECTION_LOST)) from error
    except KilledWorker as error:
        raise WorkerLostError(later(_WORKER_LOST)) from error
    finally:
        # Otherwise Python may keep it after it is given up, and its worker would go on.
        remote.release()
    if isinstance(found, Refused):
        raise found.error
    return found
