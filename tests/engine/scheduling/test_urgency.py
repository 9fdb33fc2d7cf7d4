"""Which of several batches is trained first."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK
from dashboard.engine.scheduling.urgency import HOLDS_SECONDS
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

LONG, SHORT = 20 * MAX_RUNS_PER_TASK, 2 * MAX_RUNS_PER_TASK


class Server:
    """A queue with a clock of its own. `visitors` says how many wait for what an owner has asked for."""

    def __init__(self, **visitors: int) -> None:
        self.now = 0.0
        self.queue = Queue(lambda: self.now, lambda run: visitors.get(run.owner, 1))

    def submit(self, owner: str, count: int, **settings: Any) -> None:
        experiments = [change(Experiment(), seed=seed, **settings) for seed in range(count)]
        self.queue.add(Run(one, owner, interactive=False) for one in experiments)

    def next(self, seconds: float = 0.5) -> str:
        """Whose task is next; it takes so many seconds."""
        task = self.queue.next_task(["a"])
        assert task
        self.now += seconds
        task.note_report(seconds)
        self.queue.finish(task)
        return task.owner


def test_whoever_asked_first_is_served_first_among_equals() -> None:
    server = Server()
    server.submit("ann", SHORT)
    server.submit("bob", SHORT)
    assert [server.next() for _ in range(4)] == ["ann", "ann", "bob", "bob"]


def test_what_more_visitors_wait_for_comes_first() -> None:
    server = Server(bob=3)
    server.submit("ann", SHORT)
    server.submit("bob", SHORT)
    assert [server.next() for _ in range(4)] == ["bob", "bob", "ann", "ann"]


def test_what_is_soon_done_comes_before_what_takes_long_once_both_have_waited() -> None:
    server = Server()
    server.submit("ann", LONG)
    server.submit("bob", SHORT)
    server.queue.runs_ahead(server.queue.waiting()[0])
    server.now += HOLDS_SECONDS
    assert [server.next() for _ in range(3)] == ["bob", "bob", "ann"]


@pytest.mark.parametrize("longer", [{"hidden_layers": (256, 256)}, {"samples": 5000}, {"epochs": 2000}])
def test_networks_rows_and_epochs_say_what_takes_long_whatever_a_full_server_took(longer: dict[str, Any]) -> None:
    server = Server()
    server.submit("ann", SHORT, **longer)
    server.submit("bob", SHORT)
    server.queue.set_duration(server.queue.waiting()[-1].program_key, 100.0)
    server.queue.runs_ahead(server.queue.waiting()[0])
    server.now += 5.0
    assert [server.next() for _ in range(3)] == ["bob", "bob", "ann"]


def test_a_long_batch_is_not_overtaken_for_ever() -> None:
    server = Server()
    server.submit("ann", LONG)
    first = None
    for place in range(200):
        server.submit(f"visitor {place}", SHORT)
        if "ann" in (server.next(), server.next()):
            first = place
            break
    assert first is not None


def test_a_batch_waits_also_while_all_of_it_is_being_trained() -> None:
    server = Server()
    server.submit("ann", 2)
    task = server.queue.next_task(["a"])
    assert task
    server.submit("bob", 2)
    server.queue.runs_ahead(server.queue.waiting()[0])
    server.now += 10.0
    server.queue.finish(task)
    server.queue.requeue(task.take_back())
    assert server.next() == "ann"


@pytest.mark.parametrize("visitors", [1, 5])
def test_all_workers_serve_the_most_urgent_batch(visitors: int) -> None:
    server = Server(bob=visitors)
    server.submit("ann", LONG)
    server.submit("bob", LONG)
    server.queue.set_duration(server.queue.waiting()[0].program_key, 1.0)
    tasks = [server.queue.next_task(["a", "b"]) for _ in range(2)]
    assert {task.owner for task in tasks if task} == {"bob" if visitors > 1 else "ann"}
