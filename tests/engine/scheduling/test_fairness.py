"""Who asks for little waits for one task at most, however much others have asked for before."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.task import Task
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.settings import change

# The largest network, and what one of its trainings takes.
LARGEST: dict[str, Any] = {"hidden_layers": (256, 256, 256), "samples": 5000, "epochs": 1000}
LARGEST_SECONDS, DEFAULT_SECONDS = 90.0, 0.1


class Workers:
    """Workers that train by a clock of their own: a task is one training, the others of it are handed back."""

    def __init__(self, count: int) -> None:
        self.now = 0.0
        self.queue = Queue(lambda: self.now)
        self.started: list[Run] = []
        self._names = [f"worker {place}" for place in range(count)]
        self._until: dict[str, tuple[float, Task]] = {}

    def submit(self, owner: str, count: int, *, interactive: bool, **settings: Any) -> list[Run]:
        experiments = [change(Experiment(), seed=seed, **settings) for seed in range(count)]
        runs = [Run(one, owner, interactive=interactive) for one in experiments]
        self.queue.add(runs)
        self._hand_out()
        return runs

    def tasks_before(self, run: Run) -> int:
        """How many tasks end, after now, before the run begins."""
        ended = 0
        while run not in self.started:
            self._end_next()
            ended += 1
        return ended

    def go_on(self, tasks: int) -> None:
        for _ in range(tasks):
            self._end_next()

    def _end_next(self) -> None:
        now, task = self._until.pop(min(self._until, key=lambda name: self._until[name][0]))
        task.note_report(0.0)
        self.now = now
        task.runs[0].update(lambda record: record.with_ending(Ending("finished", 1)))
        self.queue.finish(task)
        self.queue.requeue(task.unfinished)
        self._hand_out()

    def _hand_out(self) -> None:
        while task := self.queue.next_task(self._names):
            first = task.runs[0]
            self.started.append(first)
            seconds = LARGEST_SECONDS if len(first.record.experiment.model.hidden_layers) == 3 else DEFAULT_SECONDS
            self._until[task.worker] = (self.now + seconds, task)


@pytest.mark.parametrize("workers", [1, 2, 4])
@pytest.mark.parametrize("others", [1, 2])
@pytest.mark.parametrize("theirs", [True, False], ids=["interactive", "a batch"])
@pytest.mark.parametrize("ours", [True, False], ids=["one in the lab", "one of a comparison"])
def test_a_single_default_waits_for_one_task_beside_thirty_seeds_of_the_largest_network(
    workers: int, others: int, theirs: bool, ours: bool
) -> None:
    machine = Workers(workers)
    for other in range(others):
        machine.submit(f"other {other}", 30, interactive=theirs, **LARGEST)
    machine.go_on(workers)
    (single,) = machine.submit("single", 1, interactive=ours)
    assert machine.tasks_before(single) <= 1


def test_one_who_asks_again_and_again_for_little_waits_for_one_task_each_time() -> None:
    machine = Workers(2)
    for other in range(3):
        machine.submit(f"other {other}", 30, interactive=False, **LARGEST)
    machine.go_on(2)
    for _ in range(10):
        (single,) = machine.submit("single", 1, interactive=True)
        assert machine.tasks_before(single) <= 1


def test_those_who_ask_for_much_share_the_workers() -> None:
    machine = Workers(1)
    for other in range(3):
        machine.submit(f"other {other}", 30, interactive=False, **LARGEST)
    machine.go_on(30)
    begun = [run.owner for run in machine.started]
    assert min(begun.count(f"other {other}") for other in range(3)) >= 8


def test_those_who_ask_for_little_are_served_one_after_the_other() -> None:
    machine = Workers(1)
    runs = [run for owner in ("ann", "bob") for run in machine.submit(owner, 12, interactive=False)]
    machine.go_on(23)
    assert machine.started == runs
