"""Batches on a real cluster: beside interactive runs, stopped, and when a worker is lost."""

from __future__ import annotations

import os
import signal

import pytest

from dashboard.engine.batch import Batch
from dashboard.engine.engine import Engine
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from tests.waiting import PATIENCE

# Workers compile this architecture before they join the scheduler.
QUICK = change(Experiment(), epochs=20)
# A worker is free for others after each of them; of so many, one of which takes a second, some are left for long.
LONG, MANY = change(Experiment(), epochs=2000), 100


def seeds(experiment: Experiment, count: int) -> list[Experiment]:
    return [change(experiment, seed=seed) for seed in range(count)]


def reasons(batch: Batch) -> set[str]:
    return {run.record.ending.reason for run in batch.runs if run.record.ending}


def test_each_training_of_a_batch_has_its_own_result(engine: Engine) -> None:
    """Also of one that is handed out in two parts."""
    asked = seeds(QUICK, MAX_RUNS_PER_TASK + 2)
    batch = engine.submit_all(asked, "ann")
    assert batch.wait(PATIENCE)
    ends = [record.history.losses[-1, 1] for record in batch.records if record]
    assert len(set(ends)) == len(asked)
    for place in (0, -1):
        alone = engine.submit(asked[place], "ann")
        assert alone.wait(PATIENCE)
        assert alone.record.history.losses[-1, 1] == ends[place]


def test_a_batch_keeps_the_final_weights_and_no_snapshots(engine: Engine) -> None:
    batch = engine.submit_all([QUICK], "ann")
    assert batch.wait(PATIENCE)
    record = batch.records[0]
    assert record
    assert record.final is not None
    assert record.final.size == QUICK.parameters
    assert record.snapshots.weights == {}


def test_an_interactive_run_ends_before_a_batch_of_its_owner(engine: Engine) -> None:
    batch = engine.submit_all(seeds(LONG, MANY), "ann")
    interactive = engine.submit(QUICK, "ann")
    assert interactive.wait(PATIENCE)
    assert not batch.ended
    engine.stop(*batch.runs)


def test_a_stopped_batch_frees_its_workers(engine: Engine) -> None:
    batch = engine.submit_all(seeds(change(LONG, samples=20_000, batch_size=2), 20), "ann")
    engine.stop(*batch.runs)
    assert batch.ended
    assert reasons(batch) == {"stopped"}
    assert engine.submit(QUICK, "bob").wait(PATIENCE)


def test_the_other_runs_of_a_task_continue_when_one_is_stopped(engine: Engine) -> None:
    # The first is not over before it is stopped.
    first, *others = seeds(change(QUICK, epochs=200), 8)
    batch = engine.submit_all([change(first, epochs=2000), *others], "ann")
    engine.stop(batch.runs[0])
    assert batch.wait(PATIENCE)
    assert [record is not None for record in batch.records] == [False] + [True] * 7


@pytest.mark.long
def test_a_batch_survives_the_loss_of_a_worker(engine: Engine) -> None:
    client = engine._connection.open()
    victim = next(iter(client.run(os.getpid).values()))
    batch = engine.submit_all(seeds(change(QUICK, epochs=500), 12), "ann")
    os.kill(victim, signal.SIGKILL)
    assert batch.wait(PATIENCE)
    finished = [record for record in batch.records if record]
    assert len(finished) >= 11


def test_a_worker_answers_a_call_before_a_batch_has_ended(engine: Engine) -> None:
    batch = engine.submit_all(seeds(LONG, MANY), "ann")
    assert engine.call(make_splits, QUICK).result(timeout=PATIENCE).sizes == (102, 99, 99)
    assert not batch.ended
    engine.stop(*batch.runs)
