"""The engine as a page sees it: submit experiments, see how far they are, stop them."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from functools import partial
from typing import ParamSpec, TypeVar

from dashboard.engine.batch import Batch, batch_runs
from dashboard.engine.connection import Connection
from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.replacement import Replacement
from dashboard.engine.run import Run
from dashboard.engine.scheduling.absence import Absence
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.rehearsal import REHEARSAL, Rehearsal
from dashboard.engine.scheduling.tally import Statistics
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits

MONITOR_SECONDS = 0.5
_LOG = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class Engine:
    """Trains experiments on the workers of a Dask scheduler, for several owners at once.

    Connects to the scheduler at `address`; without one, starts a local cluster. Runs are stopped soon after
    `is_present` no longer holds for their owner. The batches of `rehearsal` are trained while nobody waits for anything
    else. Trainings of an owner who has used up the `budget` fail, and say so. With `padded`, experiments share programs
    where they can.
    """

    def __init__(
        self,
        address: str | None = None,
        limits: Limits | None = None,
        is_present: Callable[[str], bool] = lambda _: True,
        rehearsal: Iterable[Sequence[Experiment]] = (),
        budget: Budget | None = None,
        *,
        padded: bool = True,
    ) -> None:
        self.padded = padded
        # How many visitors have trainings that wait or are running, as of the latest round of the monitor.
        self.owners = 0
        self._absence = Absence(is_present)
        self._rehearsal = Rehearsal(rehearsal, padded=padded)
        self._dispatcher = Dispatcher(limits or Limits(), budget or Budget(0), padded=padded)
        self._connection = Connection(address, self._dispatcher.topic, self._dispatcher.receive)
        self._replacement = Replacement()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._monitor, daemon=True, name="engine")

    @property
    def ready(self) -> bool:
        return bool(self.workers)

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence; empty if nothing is."""
        return str(self._connection.problem)

    @property
    def workers(self) -> tuple[str, ...]:
        """Addresses of the workers; none while there is no connection."""
        return self._dispatcher.workers

    @property
    def new_programs(self) -> int:
        """How often a worker had to compile or load a program, since the start."""
        return self.statistics().new_programs

    def statistics(self) -> Statistics:
        """What the engine does at this moment, and has done so far."""
        return self._dispatcher.statistics()

    def start(self) -> Engine:
        """Starts in the background. `ready` says when it has, `problem` what prevents it."""
        self._thread.start()
        return self

    def submit(self, experiment: Experiment, owner: str) -> Run:
        """Queues an interactive run: its `record` grows while it trains, and keeps weights on the way.

        If a run of the same experiment is under way whose owner has just left, it goes on as this owner's: whoever
        reloads a page comes back as somebody else.
        """
        self._rehearsal.postpone()
        run = Run(experiment, owner, interactive=True, padded=self.padded)
        left = self._dispatcher.hand_over(run.digest, owner, self._absence.is_present)
        if left is not None:
            return left
        self._dispatcher.add([run])
        return run

    def submit_all(self, experiments: Iterable[Experiment], owner: str) -> Batch:
        """Queues many runs at once, for their curves and final weights.

        Interactive runs of the same owner have priority over them.
        """
        self._rehearsal.postpone()
        batch = Batch(batch_runs(tuple(experiments), owner, padded=self.padded))
        self._dispatcher.add(batch.runs)
        return batch

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Runs a function of a few seconds at most on a worker, beside the trainings and outside their queue.

        The future gets its result or its exception: a ConnectionError if there is no engine, or the connection is lost.
        """
        self._rehearsal.postpone()
        return self._connection.call(function, *args, **kwargs)

    def expect(self, seconds: float) -> None:
        """Pauses rehearsal for this long: a visitor is about to need a worker and should not wait while it compiles."""
        self._rehearsal.postpone(seconds)

    def seconds(self, *experiments: Experiment) -> float:
        """How long the trainings of these experiments would take here, once the workers are free."""
        at_once = max(1, min(len(self.workers), len(experiments)))
        return self._dispatcher.pace.seconds(*experiments) / at_once

    def stop(self, *runs: Run) -> None:
        """Ends runs now; what they learned so far stays. The workers follow within one compiled call."""
        self._dispatcher.stop(runs)

    def runs_ahead(self, run: Run) -> int | None:
        """How many runs would start before a waiting one; None if it is not waiting."""
        return self._dispatcher.runs_ahead(run)

    def close(self) -> None:
        """Ends all runs, the connection, and the local cluster."""
        self._closed.set()
        self._dispatcher.client = None
        self._dispatcher.stop(self._dispatcher.runs())
        self._connection.close()

    def _monitor(self) -> None:
        while not self._closed.is_set():
            try:
                self._connect()
                self._stop_absent_owners()
                self._dispatcher.dispatch()
                self._rehearse()
                self._replace_workers()
            except Exception as error:  # noqa: BLE001 - whatever is wrong with the scheduler, the next round tries again
                _log(error)
                self._start_over(error)
            self._closed.wait(MONITOR_SECONDS)

    def _start_over(self, error: Exception) -> None:
        """Without the connection; what was under way waits for the next one."""
        for step in (self._dispatcher.disconnect, partial(self._connection.drop, error)):
            try:
                step()
            except Exception:  # noqa: BLE001 - otherwise nothing would ever be submitted again
                _LOG.exception("The connection could not be closed.")
        self._replacement = Replacement()

    def _connect(self) -> None:
        if self._connection.client is None:
            self._dispatcher.client = self._connection.open()
        self._dispatcher.workers = self._connection.workers()

    def _stop_absent_owners(self) -> None:
        owners = {run.owner for run in self._dispatcher.runs()} - {REHEARSAL}
        self.owners = len(owners)
        departed = self._absence.departed(owners)
        if departed:
            self._dispatcher.stop_owners(departed)

    def _rehearse(self) -> None:
        if not self.ready or self._dispatcher.runs():
            return
        try:
            runs = self._rehearsal.next(len(self.workers))
        except Exception:  # noqa: BLE001 - what a lesson's own code does wrong is no reason to give up the workers
            _LOG.exception("The rehearsal broke off.")
            return
        self._dispatcher.add(runs)

    def _replace_workers(self) -> None:
        client = self._connection.open()
        self._replacement.kill(client, self._dispatcher.hung_workers())
        worn_out = self._dispatcher.worn_out_worker()
        if worn_out:
            self._replacement.ask_to_leave(client, worn_out)


def _log(error: Exception) -> None:
    if isinstance(error, OSError):
        # The scheduler does not answer, which `problem` tells the visitors too.
        _LOG.warning("The connection to the scheduler was lost: %r", error)
    else:
        _LOG.error("A round of the engine's monitor failed.", exc_info=error)
