"""The engine as a page sees it: submit experiments, see how far they are, stop them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import ParamSpec, TypeVar

from dashboard.engine.batch import Batch, batch_runs
from dashboard.engine.connection import Connection
from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.heartbeat import Heartbeat
from dashboard.engine.run import Run
from dashboard.engine.scheduling.absence import Absence
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.rehearsal import Rehearsal
from dashboard.engine.scheduling.tally import Statistics
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.limits import Limits

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
        self._absence = Absence(is_present)
        self._rehearsal = Rehearsal(rehearsal, padded=padded)
        self._dispatcher = Dispatcher(limits or Limits(), budget or Budget(0), padded=padded)
        self._connection = Connection(address, self._dispatcher.topic, self._dispatcher.receive)
        self._heartbeat = Heartbeat(self._connection, self._dispatcher, self._absence, self._rehearsal)

    @property
    def ready(self) -> bool:
        return bool(self.workers)

    @property
    def owners(self) -> int:
        """How many visitors have trainings that wait or are running, as of the latest round of the heartbeat."""
        return self._heartbeat.owners

    @property
    def problem(self) -> str:
        """What is wrong, in a sentence; empty if nothing is."""
        return str(self._connection.problem)

    @property
    def workers(self) -> tuple[str, ...]:
        """Addresses of the workers; none while there is no connection."""
        return self._dispatcher.workers

    @property
    def handed_out(self) -> int:
        """How many runs of visitors have gone to a worker so far: while none has, nobody has come nearer to one."""
        return self._dispatcher.tally.handed_out

    def statistics(self) -> Statistics:
        """What the engine does at this moment, and has done so far."""
        return replace(self._dispatcher.statistics(), workers_bytes=self._connection.workers_bytes)

    def start(self) -> Engine:
        """Starts in the background. `ready` says when it has, `problem` what prevents it."""
        self._heartbeat.start()
        return self

    def submit(self, experiment: Experiment, owner: str) -> Run:
        """Queues an interactive run: its `record` grows while it trains, and keeps weights on the way.

        If an equal one is finished, it ends at once with that record. If one is under way whose owner has just left,
        that goes on as this owner's: whoever reloads a page comes back as somebody else.
        """
        self._rehearsal.postpone()
        run = self._interactive(experiment, owner)
        if not self._dispatcher.is_finished(run):
            left = self._dispatcher.hand_over(run.digest, owner, self._absence.is_present)
            if left is not None:
                return left
        self._dispatcher.add([run])
        return run

    def submit_all(self, experiments: Iterable[Experiment], owner: str, *, judged: Iterable[Experiment] = ()) -> Batch:
        """Queues many runs at once, for their curves and final weights, and those of some experiments to be judged.

        Interactive runs of the same owner have priority over them.
        """
        self._rehearsal.postpone()
        runs = batch_runs(tuple(experiments), owner, padded=self.padded, judged=judged)
        self._dispatcher.add(runs)
        return Batch(runs)

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Runs a function on a worker, outside the queue of the trainings, which wait for that worker meanwhile.

        The future gets its result or its exception: a ConnectionError if there is no engine, or the connection is lost.
        Once it is cancelled, the worker ends what it does, and serves others.
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

    def is_finished(self, experiment: Experiment) -> bool:
        """Whether an interactive run of it would end at once, as an equal one is finished."""
        return self._dispatcher.is_finished(self._interactive(experiment))

    def stop(self, *runs: Run) -> None:
        """Ends runs now; what they learned so far stays. The workers follow within one compiled call."""
        self._dispatcher.stop(runs)

    def runs_ahead(self, run: Run) -> int | None:
        """How many runs would start before a waiting one; None if it is not waiting."""
        return self._dispatcher.runs_ahead(run)

    def close(self) -> None:
        """Ends all runs, the connection, and the local cluster."""
        self._heartbeat.close()
        self._dispatcher.client = None
        self._dispatcher.stop(self._dispatcher.runs())
        self._connection.close()

    def _interactive(self, experiment: Experiment, owner: str = "") -> Run:
        return Run(experiment, owner, interactive=True, padded=self.padded)
