"""Who is next, and on which worker."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.engine.queue import REMEMBERED, Queue
from dashboard.engine.record import Record
from dashboard.engine.run import Run
from dashboard.experiment.settings import change
from dashboard.experiment.spec import Experiment


@pytest.fixture
def queue() -> Queue:
    return Queue()


def add(queue: Queue, owner: str, **settings: Any) -> Run:
    run = Run(f"{owner}-{len(queue.all())}", owner, Record.of(change(Experiment(), **settings)), keep_weights=True)
    queue.add(run)
    return run


def order(queue: Queue, workers: list[str]) -> list[Run]:
    """The runs in the order in which they are taken up, each ending before the next one's turn."""
    taken = []
    while following := queue.next(workers):
        taken.append(following[0])
        queue.remove(following[0])
    return taken


def test_nothing_is_next_without_a_waiting_run_or_a_free_worker(queue: Queue) -> None:
    assert queue.next(["a", "b"]) is None
    first, second = add(queue, "ann"), add(queue, "ann")
    assert queue.next([]) is None
    assert queue.next(["a"]) == (first, "a")
    assert queue.next(["a"]) is None
    assert queue.next(["a", "b"]) == (second, "b")


def test_one_owners_runs_are_taken_in_the_order_they_came(queue: Queue) -> None:
    runs = [add(queue, "ann") for _ in range(4)]
    assert order(queue, ["a"]) == runs


def test_an_owner_with_fewer_running_comes_first(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    other = add(queue, "bob")
    taken = [queue.next(["a", "b", "c"]) for _ in range(3)]
    assert [pair[0] for pair in taken if pair] == [first, other, second]
    assert queue.ahead(third) == 0


def test_each_waiting_run_knows_how_many_are_taken_up_before_it(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    assert [queue.ahead(run) for run in (first, second, third)] == [0, 1, 2]
    other = add(queue, "bob")
    queue.next(["a"])
    assert [queue.ahead(run) for run in (other, second, third)] == [0, 1, 2]
    assert queue.is_waiting(second)
    assert not queue.is_waiting(first)
    assert queue.ahead(first) == 0


def test_a_run_goes_to_the_worker_that_has_its_program(queue: Queue) -> None:
    workers = ["a", "b"]
    small, large = add(queue, "ann", hidden_layers=(4,)), add(queue, "bob", hidden_layers=(8,))
    where = {run: worker for run, worker in (queue.next(workers) or pytest.fail() for _ in range(2))}
    assert where == {small: "a", large: "b"}
    for run in (small, large):
        queue.remove(run)
    again = add(queue, "cas", hidden_layers=(8,), l2=0.1, learning_rate=0.1)
    assert queue.next(workers) == (again, "b")


def test_a_run_does_not_wait_for_the_worker_that_has_its_program(queue: Queue) -> None:
    first, second = add(queue, "ann"), add(queue, "ann")
    assert queue.next(["a", "b"]) == (first, "a")
    assert queue.next(["a", "b"]) == (second, "b")


def test_an_unknown_architecture_goes_to_the_worker_with_the_fewest(queue: Queue) -> None:
    for units in (1, 2):
        add(queue, "ann", hidden_layers=(units,))
        queue.remove((queue.next(["a"]) or pytest.fail())[0])
    new = add(queue, "ann", hidden_layers=(3,))
    assert queue.next(["a", "b"]) == (new, "b")


def test_a_worker_is_not_trusted_to_remember_more_than_it_keeps(queue: Queue) -> None:
    for units in range(1, REMEMBERED + 2):
        add(queue, "ann", hidden_layers=(units,))
        queue.remove((queue.next(["a"]) or pytest.fail())[0])
    forgotten = add(queue, "ann", hidden_layers=(1,))
    assert queue.next(["a", "b"]) == (forgotten, "b")


def test_a_run_is_found_while_it_runs(queue: Queue) -> None:
    run = add(queue, "ann")
    assert queue.find(run.id) is None
    queue.next(["a"])
    assert queue.find(run.id) is run
    assert queue.running() == queue.all() == [run]
    queue.remove(run)
    assert queue.find(run.id) is None
    assert queue.all() == []


def test_a_waiting_run_can_be_taken_out(queue: Queue) -> None:
    first, second = add(queue, "ann"), add(queue, "ann")
    queue.remove(first)
    assert queue.ahead(second) == 0
    assert order(queue, ["a"]) == [second]


def test_a_worker_is_free_again_when_its_run_is_removed(queue: Queue) -> None:
    first, second = add(queue, "ann"), add(queue, "ann")
    queue.next(["a"])
    queue.remove(first)
    assert queue.next(["a"]) == (second, "a")


def test_workers_remember_as_many_programs_as_they_keep() -> None:
    from dashboard.training.programs import MOST

    assert REMEMBERED == MOST
