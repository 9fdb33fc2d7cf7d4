"""What becomes of trainings whose worker, scheduler or table is lost."""

from __future__ import annotations

import pytest

from dashboard.data.tables.errors import TableError
from dashboard.engine.connection import CONNECTION_LOST
from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.submissions import TRAINING_FAILED, WORKER_LOST
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from language.say import later
from tests.engine.dispatcher.handed import DONE, LOST, Tasks, connect, reasons, report, runs


def test_of_a_task_that_on_failure_each_run_is_tried_alone_and_fails_only_alone(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 2)
    dispatcher.add(batch)
    tasks[0].fail(MemoryError())
    assert reasons(batch) == ["", ""]
    tasks[1].fail(MemoryError())
    assert [task.size for task in tasks] == [2, 1, 1]
    assert batch[0].record.ending == Ending("failed", 0, message=TRAINING_FAILED.format(error="MemoryError"))
    report(dispatcher, tasks[2], DONE)
    assert reasons(batch) == ["failed", "finished"]


def test_a_lost_worker_is_named_as_the_reason(dispatcher: Dispatcher, tasks: Tasks) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    report(dispatcher, tasks[0])
    tasks[0].fail(LOST)
    assert batch[0].record.ending == Ending("failed", 0, message=WORKER_LOST)


def test_what_had_not_begun_when_its_worker_was_lost_is_handed_out_once_more(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    tasks[0].fail(LOST)
    assert reasons(batch) == [""]
    tasks[1].fail(LOST)
    assert batch[0].record.ending == Ending("failed", 0, message=WORKER_LOST)


@pytest.mark.parametrize("begun", [True, False])
def test_what_a_worker_that_is_gone_had_not_begun_goes_to_its_successor(
    dispatcher: Dispatcher, tasks: Tasks, *, begun: bool
) -> None:
    dispatcher.add(runs("ann", 1))
    if begun:
        report(dispatcher, tasks[0])
    dispatcher.workers = ()
    dispatcher.dispatch()
    dispatcher.workers = ("successor",)
    dispatcher.dispatch()
    assert len(tasks) == (1 if begun else 2)
    assert tasks[0].released is not begun


def test_what_ran_when_the_scheduler_went_is_trained_again_and_fails_the_second_time(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    for reason in ("", "failed"):
        dispatcher.disconnect()
        assert reasons(batch) == [reason]
        connect(dispatcher, tasks)
    assert batch[0].record.ending == Ending("failed", 0, message=CONNECTION_LOST)
    assert len(tasks) == 2


def test_a_run_whose_table_is_gone_ends_with_the_reason_and_holds_up_nobody(
    dispatcher: Dispatcher, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(experiment: Experiment, **_: object) -> str:
        if experiment.training.seed == 1:
            raise TableError(later("It is not kept here."))
        return "a program"

    monkeypatch.setattr("dashboard.engine.run.program_key", gone)
    batch = runs("ann", 2)
    dispatcher.add(batch)
    assert [str(run.record.ending.message) if run.record.ending else "" for run in batch] == [
        "It is not kept here." if run.record.experiment.training.seed == 1 else "" for run in batch
    ]
    assert sum(task.size for task in tasks) == 1


def test_a_training_whose_table_goes_meanwhile_ends_as_it_does_and_its_worker_is_free(
    dispatcher: Dispatcher, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    (run,) = runs("ann", 1)
    dispatcher.add([run])

    def gone(_: Experiment) -> int:
        raise TableError(later("It is not kept here."))

    monkeypatch.setattr(Experiment, "parameters", property(gone))
    monkeypatch.setattr("dashboard.engine.scheduling.pace.architecture", gone)
    report(dispatcher, tasks[0], DONE)
    assert run.ended
    assert dispatcher.runs() == []
    assert dispatcher.statistics().ended == {"finished": 1}


def test_a_worker_that_hung_is_forgotten_once_it_is_gone(dispatcher: Dispatcher) -> None:
    dispatcher.add(runs("ann", 1))
    (task,) = dispatcher._queue.tasks()
    task.due = 0.0
    assert dispatcher.hung_workers() == {"worker"}
    dispatcher.workers = ("its successor",)
    assert dispatcher.hung_workers() == set()
