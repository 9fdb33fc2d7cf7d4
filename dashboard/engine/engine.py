"""The engine as a page sees it: submit an experiment, read how far it is, stop it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
import uuid
from collections.abc import Callable
from typing import Any

from distributed import Client, Future

from dashboard.engine.queue import Queue
from dashboard.engine.record import Record
from dashboard.engine.run import Run
from dashboard.engine.worker import Ended, Grown, train_and_report
from dashboard.experiment.history import Ending
from dashboard.experiment.limits import Limits
from dashboard.experiment.spec import Experiment

LOST_WORKER = "The worker process that trained this was lost. Its curves until then stay; train again."
WATCH_SECONDS = 0.5


class Engine:
    """Trains experiments on the workers of a Dask scheduler, for several owners at once.

    With an `address` it joins that scheduler; without, it starts a local cluster. `present` tells whether an owner is
    still there; the trainings of one who left are ended.
    """

    def __init__(
        self,
        address: str | None = None,
        limits: Limits | None = None,
        present: Callable[[str], bool] = lambda _: True,
    ) -> None:
        self.address, self.limits, self.present = address, limits or Limits(), present
        self.problem = ""
        self.workers: tuple[str, ...] = ()
        self._topic = f"overfit-lab-{uuid.uuid4().hex}"
        self._client: Client | None = None
        self._cluster: subprocess.Popen[str] | None = None
        self._queue = Queue()
        self._futures: dict[str, Future[None]] = {}
        self._lock = threading.RLock()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True, name="engine")

    @property
    def ready(self) -> bool:
        return self._client is not None and bool(self.workers)

    def start(self) -> Engine:
        """Begins to start; returns at once. `ready` tells when it has, `problem` what is in the way."""
        self._thread.start()
        return self

    def submit(self, experiment: Experiment, owner: str, *, keep_weights: bool = True) -> Run:
        """Queues a training; its `record` grows while it runs."""
        run = Run(uuid.uuid4().hex, owner, Record.of(experiment), keep_weights)
        with self._lock:
            self._queue.add(run)
        self._dispatch()
        return run

    def stop(self, run: Run) -> None:
        """Ends a training now; what it learned so far stays. The worker follows within one compiled call."""
        self._end(run, Ending("stopped", run.record.epoch))

    def waiting(self, run: Run) -> int | None:
        """How many trainings are before a waiting one; None once it runs."""
        with self._lock:
            return self._queue.ahead(run) if self._queue.is_waiting(run) else None

    def close(self) -> None:
        """Ends the trainings, the connection, and the cluster if it is ours."""
        self._closed.set()
        with self._lock:
            for run in self._queue.all():
                run.update(lambda record: record.ended(Ending("stopped", record.epoch)))
        if self._client:
            self._client.close(timeout=2)
        self._close_cluster()

    def _watch(self) -> None:
        while not self._closed.is_set():
            try:
                self._connect_if_needed()
                self._count_workers()
                self._end_absent()
                self._dispatch()
            except Exception as error:  # noqa: BLE001 - whatever is wrong with the scheduler, the next round tries again
                self._lose(error)
            self._closed.wait(WATCH_SECONDS)

    def _connect_if_needed(self) -> None:
        if self._client is not None:
            return
        address = self.address or self._start_cluster()
        client = Client(address, set_as_default=False, timeout=5, name="overfit-lab")
        client.subscribe_topic(self._topic, self._receive)
        self._client = client

    def _start_cluster(self) -> str:
        """Starts the local cluster, if it does not run, and returns its address once its workers are warm."""
        if self._cluster is None or self._cluster.poll() is not None:
            self._close_cluster()
            command = [sys.executable, "-m", "dashboard.engine.cluster"]
            self._cluster = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
            )
            assert self._cluster.stdout
            self._local_address = self._cluster.stdout.readline().strip()
        return self._local_address

    def _close_cluster(self) -> None:
        if self._cluster:
            assert self._cluster.stdin
            assert self._cluster.stdout
            self._cluster.stdin.close()
            self._cluster.wait(timeout=10)
            self._cluster.stdout.close()

    def _count_workers(self) -> None:
        assert self._client
        self.workers = tuple(self._client.scheduler_info()["workers"])
        self.problem = "" if self.workers else "No worker is there at the moment; one is starting."

    def _end_absent(self) -> None:
        with self._lock:
            gone = [run for run in self._queue.all() if not self.present(run.owner)]
        for run in gone:
            self._end(run, Ending("stopped", run.record.epoch))

    def _lose(self, error: Exception) -> None:
        """The scheduler does not answer: say so, end what ran there, and let the next round connect anew."""
        where = f"the scheduler at {self.address}" if self.address else "the local training engine"
        self.problem = f"Cannot reach {where} ({type(error).__name__}). Trying again."
        self.workers = ()
        client, self._client = self._client, None
        with self._lock:
            lost = self._queue.running()
        for run in lost:
            self._end(
                run, Ending("failed", run.record.epoch, message="The connection to the training engine was lost.")
            )
        if client:
            client.close(timeout=1)

    def _dispatch(self) -> None:
        """Hands waiting trainings to free workers, turn by turn among their owners."""
        with self._lock:
            while self._client and (next_run := self._queue.next(self.workers)):
                run, worker = next_run
                arguments = (run.record.experiment, run.id, self._topic, self.limits, run.keep_weights)
                future = self._client.submit(
                    train_and_report,
                    *arguments,
                    key=f"train-{run.id}",
                    pure=False,
                    workers=[worker],
                    allow_other_workers=True,
                )
                self._futures[run.id] = future
                future.add_done_callback(lambda future, run=run: self._done(run, future))

    def _receive(self, event: tuple[float, dict[str, Any]]) -> None:
        """A message from a worker; runs on the client's own thread."""
        with self._lock:
            run = self._queue.find(event[1]["run"])
        if run is None:
            return
        message = pickle.loads(event[1]["message"])  # noqa: S301 - from our own workers
        match message:
            case Grown(first, history, weights):
                run.update(lambda record: record.grown(history, first, weights))
            case Ended(ending, final):
                self._end(run, ending, final)

    def _done(self, run: Run, future: Future[None]) -> None:
        if future.status == "error":
            self._end(run, Ending("failed", run.record.epoch, message=LOST_WORKER))

    def _end(self, run: Run, ending: Ending, final: Any = None) -> None:
        with self._lock:
            self._queue.remove(run)
            future = self._futures.pop(run.id, None)
        if future is not None:
            future.release()
        run.update(lambda record: record.ended(ending, final))
        self._dispatch()
