"""Between queue and workers, without any worker: what is handed out, and what follows from what comes back."""

from __future__ import annotations

from dataclasses import replace

from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.reporting.messages import LooksAhead, TrainingPostponed
from tests.engine.dispatcher.handed import DONE, Tasks, reasons, report, runs


def test_a_worker_that_is_full_gets_nothing_further_and_is_to_be_replaced(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 1))
    dispatcher.add(runs("bob", 2))
    report(dispatcher, tasks[0], DONE, full=True)
    assert len(tasks) == 1
    assert dispatcher.worn_out_worker() == "worker"


def test_what_a_worker_had_no_time_for_is_handed_out_again(dispatcher: Dispatcher, tasks: Tasks) -> None:
    batch = runs("ann", 3)
    dispatcher.add(batch)
    report(dispatcher, tasks[0], DONE, TrainingPostponed(), TrainingPostponed())
    assert [task.size for task in tasks] == [3, 2]
    report(dispatcher, tasks[1], DONE, DONE)
    assert reasons(batch) == ["finished"] * 3


def test_a_message_of_a_task_that_is_over_changes_nothing(dispatcher: Dispatcher, tasks: Tasks) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    dispatcher.stop(batch)
    report(dispatcher, tasks[0], DONE)
    assert reasons(batch) == ["stopped"]


def test_who_comes_back_to_a_page_reads_why_its_training_was_stopped(dispatcher: Dispatcher) -> None:
    ann, bob = runs("ann", 1), runs("bob", 1)
    dispatcher.add([*ann, *bob])
    dispatcher.stop_owners(["ann"])
    dispatcher.stop(bob)
    said = [str(run.record.ending.message) for run in (*ann, *bob) if run.record.ending]
    assert said == ["Stopped, as this page had lost its connection.", ""]


def test_whoever_stops_a_training_that_looks_ahead_has_all_of_it(dispatcher: Dispatcher, tasks: Tasks) -> None:
    (run,) = batch = runs("ann", 1)
    dispatcher.add(batch)
    report(dispatcher, tasks[0], LooksAhead(DONE))
    assert run.record.looks_ahead
    dispatcher.stop(batch)
    assert reasons(batch) == ["finished"]
    assert dispatcher.statistics().ended == {"finished": 1}


def test_a_second_worker_joins_in_once_a_training_is_known_to_take_long(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 20))
    dispatcher.workers = ("worker", "other")
    # The first training of a task waits for its program, and says nothing about the others.
    report(dispatcher, tasks[0], replace(DONE, seconds=9.0))
    assert len(tasks) == 1
    report(dispatcher, tasks[0], *[replace(DONE, seconds=1.0)] * 2)
    assert [task.size for task in tasks] == [3, 9]
