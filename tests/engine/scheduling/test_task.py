"""A task is said to hang where its worker is silent for longer than it may be."""

from __future__ import annotations

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.task import BEGIN_SECONDS, SILENT_SECONDS, Task
from tests.made import SMALL


class Clock:
    """In place of the time module."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


def hangs(task: Task) -> bool:
    """Anew, as a type checker takes a property to stay what it was."""
    return task.hangs


def test_a_task_hangs_once_nothing_was_heard_of_it_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("dashboard.engine.scheduling.task.time", clock)
    task = Task("worker", (Run(SMALL, "ann", interactive=True),), compiles=False)
    clock.now += BEGIN_SECONDS
    assert not hangs(task), "another server's training may be before it"
    task.note_message()
    clock.now += SILENT_SECONDS
    assert not hangs(task)
    clock.now += 1.0
    assert hangs(task)
    task.note_message()
    assert not hangs(task)


def test_its_owner_s_time_is_counted_from_its_first_report_on(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr("dashboard.engine.scheduling.task.time", clock)
    task = Task("worker", (Run(SMALL, "ann", interactive=True),), compiles=False)
    clock.now += 300.0
    assert task.seconds == 0.0, "it waited behind another server's training"
    task.note_message()
    clock.now += 2.0
    task.note_message()
    assert task.seconds == 2.0
