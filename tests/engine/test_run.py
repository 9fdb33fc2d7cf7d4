"""A handle that any thread may read while its record is updated."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History
from dashboard.experiment.record import Record


@pytest.fixture
def run() -> Run:
    return Run(Experiment(), "owner", interactive=True)


def grow(record: Record) -> Record:
    ones = np.ones((1, 3))
    return record.with_epochs(History(ones, ones, ones[:, 0], ones[:, 0]), record.epoch + 1, {})


def grow_often(run: Run) -> None:
    for _ in range(50):
        run.update(grow)


def test_a_run_ends_with_its_record(run: Run) -> None:
    run.update(grow)
    assert run.record.epoch == 1
    assert not run.wait(0.0)
    run.update(lambda record: record.with_ending(Ending("finished", 1)))
    assert run.ended
    assert run.wait(0.0)


def test_no_update_is_lost_between_threads(run: Run) -> None:
    threads = [threading.Thread(target=grow_often, args=(run,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert run.record.epoch == 400


def test_waiting_returns_at_the_end(run: Run) -> None:
    ended = threading.Timer(0.01, run.update, [lambda record: record.with_ending(Ending("failed", 0))])
    ended.start()
    assert run.wait(60.0)
    ended.join()


def test_who_asked_is_told_of_the_end_once(run: Run) -> None:
    told: list[Record] = []
    run.when_ended(told.append)
    run.update(grow)
    assert told == []
    run.update(lambda record: record.with_ending(Ending("finished", 1)))
    run.update(lambda record: record)
    assert told == [run.record]


def test_who_asks_after_the_end_is_told_at_once(run: Run) -> None:
    told: list[Record] = []
    run.update(lambda record: record.with_ending(Ending("failed", 0)))
    run.when_ended(told.append)
    assert told == [run.record]
