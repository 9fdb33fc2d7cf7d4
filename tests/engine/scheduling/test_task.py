"""A task is said to hang where its worker is silent for longer than it may be."""

from __future__ import annotations

from dashboard.engine.run import Run
from dashboard.engine.scheduling.task import BEGIN_SECONDS, SILENT_SECONDS, Task
from dashboard.experiment.history import Ending
from tests.engine.scheduling.clock import Clock
from tests.made import SMALL


def task_by(clock: Clock) -> Task:
    return Task("worker", (Run(SMALL, "ann", interactive=True),), compiles=False, clock=clock)


def hangs(task: Task) -> bool:
    """Anew, as a type checker takes a property to stay what it was."""
    return task.hangs


def test_a_task_hangs_once_nothing_was_heard_of_it_for_long() -> None:
    clock = Clock()
    task = task_by(clock)
    clock.now += BEGIN_SECONDS
    assert not hangs(task), "another server's training may be before it"
    task.note_report(0.0)
    clock.now += SILENT_SECONDS
    assert not hangs(task)
    clock.now += 1.0
    assert hangs(task)
    task.note_report(SILENT_SECONDS + 1.0)
    assert not hangs(task)


def test_its_owner_s_time_is_counted_from_where_its_worker_began() -> None:
    clock = Clock()
    task = task_by(clock)
    clock.now += 300.0
    assert task.seconds == 0.0, "it waited behind another server's training"
    task.note_report(0.0)
    clock.now += 2.0
    task.note_report(2.0)
    assert task.seconds == 2.0


def test_reports_that_come_late_and_at_once_count_as_long_as_the_work_took() -> None:
    clock = Clock()
    task = task_by(clock)
    clock.now += 10.0
    task.note_report(0.0)
    task.note_report(0.5)
    assert task.seconds == 0.5
    clock.now += 1.0
    assert task.seconds == 1.5, "it is still at it"
    task.note_report(1.0)
    assert task.seconds == 1.5, "this report was half a second on its way"


def test_its_worker_takes_its_runs_one_after_the_other() -> None:
    clock = Clock()
    first, second, third = (Run(SMALL, "ann", interactive=False) for _ in range(3))
    task = Task("worker", (first, second, third), compiles=False, clock=clock)
    clock.now += 300.0
    assert task.seconds_on(first) == 0.0, "it waited behind another server's training"
    task.note_report(2.0)
    assert [task.seconds_on(run) for run in (first, second, third)] == [2.0, 0.0, 0.0]
    task.note_end(2.0)
    first.update(lambda record: record.with_ending(Ending("finished", 3)))
    clock.now += 1.0
    assert [task.seconds_on(run) for run in (second, third)] == [1.0, 0.0]
