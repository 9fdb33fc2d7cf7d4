"""Many trainings as one: their progress and their records."""

from __future__ import annotations

import time

import numpy as np
import pytest

from dashboard.engine.batch import Batch, seconds_left
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending, History, Reason
from dashboard.experiment.settings import change


@pytest.fixture
def batch() -> Batch:
    experiments = [change(Experiment(), epochs=10, seed=seed) for seed in range(4)]
    return Batch(tuple(Run(e, "ann", interactive=False) for e in experiments))


def grow(run: Run, epochs: int) -> None:
    history = History(np.ones((epochs, 3)), np.ones((epochs, 3)), np.ones(epochs), np.ones(epochs))
    run.update(lambda record: record.with_epochs(history, record.epoch + 1, {}))


def end(run: Run, reason: Reason, message: str = "") -> None:
    run.update(lambda record: record.with_ending(Ending(reason, record.epoch, message=message)))


def test_progress_counts_epochs_and_an_ended_training_in_full(batch: Batch) -> None:
    assert (batch.progress, batch.seconds_left) == (0.0, None)
    grow(batch.runs[0], 5)
    grow(batch.runs[1], 2)
    end(batch.runs[1], "early stopping")
    assert batch.progress == pytest.approx((0.5 + 1.0) / 4)
    assert (batch.done, batch.total, batch.ended) == (1, 4, False)


def test_what_has_ended_is_counted_once_whatever_two_threads_that_asked_leave_behind(batch: Batch) -> None:
    grow(batch.runs[3], 5)
    seen_before = batch._left
    for run in batch.runs[:2]:
        end(run, "finished")
    assert (batch.done, batch._left) == (2, batch.runs[2:])
    # The slower of the two has seen neither end.
    object.__setattr__(batch, "_left", seen_before)
    assert batch.done == 2
    assert batch.progress == pytest.approx((1.0 + 1.0 + 0.5) / 4)


def test_while_an_engine_starts_and_programs_are_compiled_nothing_is_estimated() -> None:
    assert seconds_left(60.0, 0.01) is None
    assert seconds_left(60.0, 0.25) == 180.0
    assert seconds_left(60.0, 0.5, 0.25) == 120.0
    assert seconds_left(60.0, 0.5, 0.49) is None


def test_neither_trainings_that_were_finished_before_nor_a_wait_say_how_long_the_others_take(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for run in batch.runs[:2]:
        end(run, "finished")
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    again = Batch(batch.runs)
    clock[0] = 600.0
    assert (again.progress, again.seconds_left) == (0.5, None)
    grow(again.runs[2], 5)
    assert again.seconds_left is None
    clock[0] = 660.0
    grow(again.runs[2], 5)
    assert again.progress == pytest.approx(0.75)
    assert again.seconds_left == pytest.approx(120.0)


def test_records_are_in_the_order_of_the_experiments(batch: Batch) -> None:
    end(batch.runs[2], "finished")
    assert [record is not None for record in batch.records] == [False, False, True, False]


@pytest.mark.parametrize("reason", ["stopped", "failed"])
def test_a_training_that_was_stopped_or_failed_has_no_record(batch: Batch, reason: Reason) -> None:
    for run in batch.runs:
        end(run, reason)
    assert batch.ended
    assert batch.records == (None,) * 4


def test_each_problem_is_reported_once(batch: Batch) -> None:
    for run in batch.runs:
        end(run, "failed", "no sample of class 1")
    assert batch.problems == ("no sample of class 1",)


def test_why_trainings_stopped_that_nobody_stopped_is_a_problem(batch: Batch) -> None:
    for run, message in zip(batch.runs, ("away", "", "away"), strict=False):
        end(run, "stopped", message)
    end(batch.runs[3], "diverged", "no number")
    assert batch.problems == ("away",)


def test_waiting_ends_with_the_last_training(batch: Batch) -> None:
    for run in batch.runs[:3]:
        end(run, "finished")
    assert not batch.wait(0.0)
    end(batch.runs[3], "finished")
    assert batch.wait(60.0)


def test_a_batch_of_which_some_have_ended_has_not_also_if_nobody_has_asked_before(batch: Batch) -> None:
    for run in batch.runs[:3]:
        end(run, "finished")
    assert not batch.ended
    end(batch.runs[3], "failed")
    assert batch.ended
