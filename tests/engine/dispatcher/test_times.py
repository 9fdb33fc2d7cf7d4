"""How long workers were at it, and how long a training will take."""

from __future__ import annotations

import pytest

from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.reporting.messages import Report, TrainingEnded
from dashboard.experiment.history import Ending
from tests.engine.dispatcher.handed import DONE, Tasks, report, runs


def test_what_workers_have_compiled_for_counts_also_where_nobody_waits_for_the_training_any_more(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    for _ in range(2):
        event = Report(tasks[0].task_id, [], 0.01, compile_seconds=1.5).to_event()
        dispatcher.receive((0.0, event))
        dispatcher.stop(batch)
    assert dispatcher.statistics().compile_seconds == 3.0


def test_what_is_stopped_counts_as_trained_for_as_long_as_a_worker_was_at_it(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    unbegun = runs("ann", 3)
    dispatcher.add(unbegun)
    dispatcher.stop(unbegun)
    assert dispatcher.statistics().train_seconds == 0.0
    batch = runs("bob", 4)
    dispatcher.add(batch)
    first = [(0, TrainingEnded(Ending("finished", 1), 100.0))]
    dispatcher.receive((0.0, Report(tasks[1].task_id, first, 1000.0, full=False).to_event()))
    dispatcher.stop(batch)
    # Of the three that are left, the worker has begun one, for 900 seconds.
    assert dispatcher.statistics().train_seconds == pytest.approx(1000.0, abs=100.0)


def test_of_a_task_of_many_trainings_each_counts_what_it_took_itself(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 4))
    # There are more of them once the first have ended.
    for task in tasks:
        report(dispatcher, task, *[DONE] * task.size)
    found = dispatcher.statistics()
    assert sum(found.ended.values()) == 4
    assert found.train_seconds == pytest.approx(4 * DONE.seconds)


def test_a_training_that_was_stopped_says_nothing_of_how_long_one_takes(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 4))
    stopped = TrainingEnded(Ending("stopped", 3), 0.01)
    report(dispatcher, tasks[0], stopped, stopped)
    assert dispatcher._queue._seconds == {}
    report(dispatcher, tasks[0], stopped, stopped, DONE)
    assert [*dispatcher._queue._seconds.values()] == [DONE.seconds]


@pytest.mark.parametrize("ending", [Ending("finished", 300), Ending("finished", 1), Ending("diverged", 0)])
def test_what_a_training_will_take_is_what_epochs_took_and_not_what_came_before_or_after_them(
    ending: Ending, dispatcher: Dispatcher, tasks: Tasks
) -> None:
    (warm, run) = runs("ann", 2)
    dispatcher.add([warm, run])
    report(dispatcher, tasks[0], DONE, TrainingEnded(ending, 9.0, epoch_seconds=0.01))
    assert dispatcher.pace.seconds(run.record.experiment) == pytest.approx(3.0)


def test_a_training_for_which_a_program_is_compiled_says_nothing_of_how_long_one_takes(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    for seed, known in enumerate(([], [DONE.seconds])):
        dispatcher.add(runs("ann", 2)[seed:][:1])
        report(dispatcher, tasks[-1], DONE)
        assert [*dispatcher._queue._seconds.values()] == known
