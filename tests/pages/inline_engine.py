"""A stand-in for the engine that trains in this process: the same numbers, without a cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

import pytest
import streamlit as st

from dashboard.engine.batch import Batch, batch_runs
from dashboard.engine.run import Run
from dashboard.engine.scheduling.pace import Pace
from dashboard.engine.scheduling.roster import DEPARTED
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.ui.classroom import trained as classroom
from dashboard.ui.server import get_engine
from dashboard.ui.studies import curves
from dashboard.ui.sweeps import drawn
from language.languages import ENGLISH, speaking
from pages.lab.sections import charts, how_sure
from tests.made import made_record
from tests.shared import share
from tests.trained import trained

REFUSED = "The budget of this hour is used up"
MADE = (0.7, 0.6, 0.5, 0.4, 0.3)
# What pages keep of trainings in `st.cache_resource`, told apart by their experiments alone.
BY_EXPERIMENT = (classroom._shared, curves._drawn, drawn._charts, how_sure._calibration, charts._rewindable)
P = ParamSpec("P")
T = TypeVar("T")


class InlineEngine:
    """The part of an engine that pages use; a training has ended when `submit` returns.

    Where a program can be padded it is: fewer are compiled.
    """

    ready, problem, workers, padded, owners, handed_out = True, "", ("this process",), True, 1, 0

    def submit_all(self, experiments: Iterable[Experiment], owner: str, *, judged: Iterable[Experiment] = ()) -> Batch:
        ahead = frozenset(judged)
        records = (
            trained(experiment, padded=self.padded, looks_ahead=experiment in ahead) for experiment in experiments
        )
        return Batch(tuple(finished(record, owner) for record in records))

    def submit(self, experiment: Experiment, owner: str) -> Run:
        return finished(
            trained(experiment, keep_weights=True, padded=self.padded, looks_ahead=True), owner, keep_weights=True
        )

    def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A worker serves all visitors, and speaks English."""
        outcome: Future[T] = Future()
        try:
            with speaking(ENGLISH):
                outcome.set_result(function(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as a worker would send it back
            outcome.set_exception(error)
        return outcome

    def expect(self, seconds: float) -> None:
        """It begins nothing unasked."""

    def seconds(self, *experiments: Experiment) -> float:
        return Pace().seconds(*experiments)

    def is_finished(self, _: Experiment) -> bool:
        """It trains in the time in which another finds what is finished."""
        return False

    def stop(self, *runs: Run) -> None:
        assert all(run.ended for run in runs)


class MadeEngine(InlineEngine):
    """Makes up what a batch gives, for what does not depend on it: compiling programs is what takes long."""

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
        return Batch(tuple(finished(made_record(MADE, experiment=experiment), owner) for experiment in experiments))


class Endless(MadeEngine):
    """A training that goes on."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        return Run(experiment, owner, interactive=True)

    def runs_ahead(self, _: Run) -> int:
        return 0

    def stop(self, *runs: Run) -> None:
        for run in runs:
            run.update(lambda record: record.with_ending(Ending("stopped", record.epoch)))


class StoppedEngine(MadeEngine):
    """Of a batch the first seed's trainings have ended, and the others were stopped."""

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
        batch = super().submit_all(experiments, owner)
        seed = batch.runs[0].record.experiment.data.seed
        return Batch(tuple(run if run.record.experiment.data.seed == seed else stopped(run) for run in batch.runs))


class FailingEngine(MadeEngine):
    """No training is let in, as where a visitor's budget is used up; workers answer all other calls."""

    ending = Ending("failed", 0, message=REFUSED)

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
        return Batch(tuple(self.submit(experiment, owner) for experiment in experiments))

    def submit(self, experiment: Experiment, owner: str) -> Run:
        run = Run(experiment, owner, interactive=True)
        run.update(lambda record: record.with_ending(self.ending))
        return run


class DepartedEngine(FailingEngine):
    """All trainings were stopped, as the visitor's tab was away for too long."""

    ending = Ending("stopped", 0, message=DEPARTED)


class UnpaddedEngine(InlineEngine):
    """Where a registry has another entry, of which each padded program is another one."""

    padded = False


class LikeAServer(InlineEngine):
    """Trains a batch by the programs that a server uses, so that its numbers are the same to the last bit."""

    def submit_all(self, experiments: Iterable[Experiment], owner: str, *, judged: Iterable[Experiment] = ()) -> Batch:
        runs = batch_runs(tuple(experiments), owner, padded=True, judged=judged)
        records = (trained(run.record.experiment, padded=run.padded, looks_ahead=run.judged) for run in runs)
        return Batch(tuple(finished(record, owner) for record in records))


class StartingEngine(InlineEngine):
    """An engine that is not ready yet: nothing can be trained."""

    ready = False


class CheckingEngine(StartingEngine):
    """An engine whose workers read and check tables, and never get round to training."""

    ready = True

    def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
        return Batch(tuple(Run(experiment, owner, interactive=False) for experiment in experiments))

    def stop(self, *runs: Run) -> None:
        """None of them has begun."""


def put_in_place(engine: type[InlineEngine], monkeypatch: pytest.MonkeyPatch) -> None:
    """Replaces the server's engine by this one, and keeps nothing of what others made up for equal experiments."""
    st.cache_data.clear()
    for kept in BY_EXPERIMENT:
        kept.clear()
    share(get_engine, engine(), monkeypatch)


def finished(record: Record, owner: str, *, keep_weights: bool = False) -> Run:
    run = Run(record.experiment, owner, interactive=keep_weights)
    run.update(lambda _: record)
    return run


def stopped(run: Run) -> Run:
    """A run of the same experiment that was stopped before its first epoch."""
    other = Run(run.record.experiment, run.owner, interactive=False)
    other.update(lambda record: record.with_ending(Ending("stopped", 0)))
    return other
