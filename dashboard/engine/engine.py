"""The engine as a page sees it: submit experiments, read how far they are, stop them."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from typing import ParamSpec, TypeVar

from distributed import CancelledError, Client
from distributed import Future as DaskFuture

from dashboard.engine.batch import Batch
from dashboard.engine.dispatcher import LOST_CONNECTION, Dispatcher
from dashboard.engine.local import LocalProcess
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import architecture
from dashboard.experiment.limits import Limits
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change

WATCH_SECONDS = 0.5
# Nothing is rehearsed so soon after somebody wanted something: their page is still being drawn.
QUIET_SECONDS = 5.0
CONNECT_SECONDS = 5
# Who owns what nobody asked for.
REHEARSAL = "rehearsal"


def each_program(experiments: Iterable[Experiment]) -> list[Experiment]:
    """One short experiment for each program that these need, in their order."""
    return list({architecture(one): change(one, epochs=1) for one in experiments}.values())


P = ParamSpec("P")
T = TypeVar("T")


class Engine:
    """Trains experiments on the workers of a Dask scheduler, for several owners at once.

    With an `address` it joins that scheduler; without, it starts a local cluster. `present` tells whether an owner is
    still there; the trainings of one who left are ended. What is in `rehearsal` it trains while nobody wants anything,
    so that its programs are compiled when somebody does.
    """

    def __init__(
        self,
        address: str | None = None,
        limits: Limits | None = None,
        present: Callable[[str], bool] = lambda _: True,
        rehearsal: Iterable[Experiment] = (),
    ) -> None:
        self.address, self.limits, self.present = address, limits or Limits(), present
        self._rehearsal = deque(each_program(rehearsal))
        self._replaced = ""
        self._wanted = 0.0
        self.problem = ""
        self._dispatcher = Dispatcher(self.limits)
        self._client: Client | None = None
        self._local = LocalProcess()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="engine")

    @property
    def ready(self) -> bool:
        return bool(self.workers)

    @property
    def workers(self) -> tuple[str, ...]:
        """Addresses of the workers that are there; none while there is no connection."""
        return self._dispatcher.workers

    def start(self) -> Engine:
        """Begins to start; returns at once. `ready` tells when it has, `problem` what is in the way."""
        self._thread.start()
        return self

    def submit(self, experiment: Experiment, owner: str) -> Run:
        """Queues a training that is watched; its `record` grows while it runs, and weights are kept on the way."""
        run = Run(uuid.uuid4().hex, owner, Record.of(experiment), keep_weights=True)
        self._wanted = time.monotonic()
        self._dispatcher.add([run])
        return run

    def submit_all(self, experiments: Iterable[Experiment], owner: str) -> Batch:
        """Queues many trainings at once, for their curves and final weights.

        What the same owner watches goes before them.
        """
        runs = [Run(uuid.uuid4().hex, owner, Record.of(experiment), keep_weights=False) for experiment in experiments]
        if owner != REHEARSAL:
            self._wanted = time.monotonic()
        self._dispatcher.add(runs)
        return Batch(tuple(runs))

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> concurrent.futures.Future[T]:
        """Runs a function on a worker, beside the trainings and not in their queue: for a few seconds at most.

        The future gets its result or its exception: a ConnectionError without an engine, or when it is lost.
        """
        client = self._client
        if client is None:
            refused: concurrent.futures.Future[T] = concurrent.futures.Future()
            refused.set_exception(ConnectionError(self.problem or "The training engine is starting."))
            return refused
        remote = client.submit(function, *args, pure=False, **kwargs)
        # A connected client has a loop, and Tornado has no other kind.
        loop = client.loop.asyncio_loop  # type: ignore[union-attr]
        return asyncio.run_coroutine_threadsafe(_result(remote), loop)

    def seconds(self, experiment: Experiment) -> float:
        """What a training of it would take here, once a worker is free."""
        return self._dispatcher.pace.seconds(experiment)

    def stop(self, *runs: Run) -> None:
        """Ends trainings now; what they learned so far stays. The workers follow within one compiled call."""
        self._dispatcher.stop(runs)

    def waiting(self, run: Run) -> int | None:
        """How many trainings are before a waiting one; None once it runs."""
        return self._dispatcher.waiting(run)

    def close(self) -> None:
        """Ends the trainings, the connection, and the cluster if it is ours."""
        self._closed.set()
        self._dispatcher.client = None
        self._dispatcher.stop(self._dispatcher.all())
        if self._client:
            self._client.close(timeout=2)
        self._local.close()

    def _watch(self) -> None:
        while not self._closed.is_set():
            try:
                self._connect_if_needed()
                self._count_workers()
                self._end_absent()
                self._dispatcher.hand_out()
                self._rehearse()
                self._replace_old()
            except Exception as error:  # noqa: BLE001 - whatever is wrong with the scheduler, the next round tries again
                self._lose(error)
            self._closed.wait(WATCH_SECONDS)

    def _connect_if_needed(self) -> None:
        if self._client is not None:
            return
        address = self.address or self._local.address()
        client = Client(address, set_as_default=False, timeout=CONNECT_SECONDS, name="overfit-lab")
        client.subscribe_topic(self._dispatcher.topic, self._dispatcher.receive)
        self._client = self._dispatcher.client = client

    def _count_workers(self) -> None:
        assert self._client
        self._dispatcher.workers = tuple(self._client.scheduler_info()["workers"])
        self.problem = "" if self.ready else "No worker is there at the moment; one is starting."

    def _end_absent(self) -> None:
        runs = self._dispatcher.all()
        gone = {owner for owner in {run.owner for run in runs} if owner != REHEARSAL and not self.present(owner)}
        if gone:
            self.stop(*(run for run in runs if run.owner in gone))

    def _rehearse(self) -> None:
        quiet = time.monotonic() > self._wanted + QUIET_SECONDS and not self._dispatcher.all()
        if self._rehearsal and self.ready and quiet:
            self.submit_all([self._rehearsal.popleft()], REHEARSAL)

    def _replace_old(self) -> None:
        """Has a worker that has grown old started anew, beside everything else."""
        worker = self._dispatcher.leaving()
        if worker and worker != self._replaced and self._client:
            self._replaced = worker
            # What does not come back in time comes back later.
            restart = partial(self._client.restart_workers, [worker], raise_for_error=False)
            threading.Thread(target=restart, daemon=True).start()

    def _lose(self, error: Exception) -> None:
        """The scheduler does not answer: say so, end what ran there, and let the next round connect anew."""
        where = f"the scheduler at {self.address}" if self.address else "the local training engine"
        self.problem = f"Cannot reach {where} ({type(error).__name__}). Trying again."
        self._dispatcher.lose_all()
        client, self._client = self._client, None
        if client:
            client.close(timeout=1)


async def _result(remote: DaskFuture[T]) -> T:
    """The result of a call, on the client's loop.

    Once it is here, Dask's future goes. `Client.get_executor` would keep it as long as the result: the worker could not
    forget the result, and Dask would compute it again whenever that worker is replaced.
    """
    try:
        return await remote
    except CancelledError as error:
        raise ConnectionError(LOST_CONNECTION) from error
