"""Who is next, and on which worker."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.engine.queue import MOST_COMPILED, MOST_TOGETHER, REMEMBERED, WORTH_COMPILING_SECONDS, Queue, Task
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.experiment.settings import change


@pytest.fixture
def queue() -> Queue:
    return Queue()


def add(queue: Queue, owner: str, *, keep_weights: bool = True, **settings: Any) -> Run:
    record = Record.of(change(Experiment(), **settings))
    run = Run(f"{owner}-{len(queue.all())}", owner, record, keep_weights=keep_weights)
    queue.add([run])
    return run


def add_batch(queue: Queue, owner: str, count: int, **settings: Any) -> list[Run]:
    return [add(queue, owner, keep_weights=False, seed=seed, **settings) for seed in range(count)]


def take(queue: Queue, workers: list[str]) -> Task:
    task = queue.next(workers)
    assert task
    return task


def taken(task: Task | None) -> tuple[list[Run], str]:
    assert task
    return list(task.runs), task.worker


def order(queue: Queue, workers: list[str]) -> list[Run]:
    """The runs in the order in which they are taken up, each ending before the next one's turn."""
    found: list[Run] = []
    while following := queue.next(workers):
        found += following.runs
        queue.finish(following)
    return found


def end(run: Run) -> None:
    run.update(lambda record: record.ended(Ending("finished", 300)))


def test_nothing_is_next_without_a_waiting_run_or_a_free_worker(queue: Queue) -> None:
    assert queue.next(["a", "b"]) is None
    first, second = add(queue, "ann"), add(queue, "ann")
    assert queue.next([]) is None
    assert taken(queue.next(["a"])) == ([first], "a")
    assert queue.next(["a"]) is None
    assert taken(queue.next(["a", "b"])) == ([second], "b")


def test_one_owners_runs_are_taken_in_the_order_they_came(queue: Queue) -> None:
    runs = [add(queue, "ann") for _ in range(4)]
    assert order(queue, ["a"]) == runs


def test_an_owner_with_fewer_running_comes_first(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    other = add(queue, "bob")
    assert [take(queue, ["a", "b", "c"]).runs for _ in range(3)] == [(first,), (other,), (second,)]
    assert queue.ahead(third) == 0


def test_each_waiting_run_knows_how_many_are_taken_up_before_it(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    assert [queue.ahead(run) for run in (first, second, third)] == [0, 1, 2]
    queue.next(["a"])
    assert [queue.ahead(run) for run in (second, third)] == [0, 1]
    assert queue.is_waiting(second)
    assert not queue.is_waiting(first)


def test_who_has_a_training_under_way_waits_behind_who_has_none(queue: Queue) -> None:
    add(queue, "ann")
    second = add(queue, "ann")
    take(queue, ["a"])
    assert queue.ahead(second) == 0
    add(queue, "bob")
    assert queue.ahead(second) == 1


def test_a_run_goes_to_the_worker_that_has_its_program(queue: Queue) -> None:
    workers = ["a", "b"]
    add(queue, "ann", hidden_layers=(4,))
    add(queue, "bob", hidden_layers=(8,))
    tasks = [take(queue, workers) for _ in range(2)]
    assert [task.worker for task in tasks] == workers
    for task in tasks:
        queue.finish(task)
    again = add(queue, "cas", hidden_layers=(8,), l2=0.1, learning_rate=0.1)
    assert taken(queue.next(workers)) == ([again], "b")


def test_a_task_says_whether_its_program_has_to_be_compiled(queue: Queue) -> None:
    add(queue, "ann")
    first = take(queue, ["a"])
    queue.finish(first)
    add(queue, "ann", l2=0.1)
    assert (first.fresh, take(queue, ["a"]).fresh) == (True, False)


def test_a_watched_run_does_not_wait_for_the_worker_that_has_its_program(queue: Queue) -> None:
    first, second = add(queue, "ann"), add(queue, "ann")
    assert taken(queue.next(["a", "b"])) == ([first], "a")
    assert taken(queue.next(["a", "b"])) == ([second], "b")


def test_an_unknown_architecture_goes_to_the_worker_with_the_fewest(queue: Queue) -> None:
    for units in (1, 2):
        add(queue, "ann", hidden_layers=(units,))
        queue.finish(take(queue, ["a"]))
    new = add(queue, "ann", hidden_layers=(3,))
    assert taken(queue.next(["a", "b"])) == ([new], "b")


def test_a_worker_is_not_trusted_to_remember_more_than_it_keeps(queue: Queue) -> None:
    for units in range(1, REMEMBERED + 2):
        add(queue, "ann", hidden_layers=(units,))
        queue.finish(take(queue, ["a"]))
    forgotten = add(queue, "ann", hidden_layers=(1,))
    assert taken(queue.next(["a", "b"])) == ([forgotten], "b")


def test_a_task_is_found_while_it_runs(queue: Queue) -> None:
    run = add(queue, "ann")
    task = take(queue, ["a"])
    assert queue.task(task.id) is task
    assert queue.tasks() == [task]
    assert queue.all() == [run]
    queue.finish(task)
    assert queue.task(task.id) is None
    assert queue.all() == []


def test_waiting_runs_can_be_taken_out(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    queue.remove([first, third])
    assert queue.ahead(second) == 0
    assert order(queue, ["a"]) == [second]


def test_a_worker_is_free_again_when_its_task_is_over(queue: Queue) -> None:
    add(queue, "ann")
    second = add(queue, "ann")
    queue.finish(take(queue, ["a"]))
    assert taken(queue.next(["a"])) == ([second], "a")


def test_runs_of_a_batch_with_one_program_go_together(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 5)
    other = add_batch(queue, "ann", 1, hidden_layers=(4,))
    assert taken(queue.next(["a", "b"])) == (batch, "a")
    assert taken(queue.next(["a", "b"])) == (other, "b")


def test_no_more_than_some_go_together(queue: Queue) -> None:
    add_batch(queue, "ann", MOST_TOGETHER + 3)
    first = take(queue, ["a"])
    queue.finish(first)
    assert [len(first.runs), len(take(queue, ["a"]).runs)] == [MOST_TOGETHER, 3]


def test_runs_of_two_owners_never_share_a_task(queue: Queue) -> None:
    mine, theirs = add_batch(queue, "ann", 2), add_batch(queue, "bob", 2)
    assert taken(queue.next(["a"]))[0] == mine
    queue.finish(queue.tasks()[0])
    assert taken(queue.next(["a"]))[0] == theirs


def test_what_is_watched_does_not_wait_behind_its_owners_batch(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 2)
    watched = add(queue, "ann")
    assert [queue.ahead(run) for run in (*batch, watched)] == [1, 2, 0]
    assert order(queue, ["a"]) == [watched, *batch]


def test_a_batch_does_not_push_away_another_owners_run(queue: Queue) -> None:
    add_batch(queue, "ann", 40)
    take(queue, ["a"])
    other = add(queue, "bob")
    assert taken(queue.next(["a", "b"])) == ([other], "b")


def test_a_batch_leaves_a_program_to_the_worker_that_has_it_where_compiling_takes_longer(queue: Queue) -> None:
    batch = add_batch(queue, "ann", MOST_TOGETHER + 2)
    assert take(queue, ["a", "b"]).worker == "a"
    assert queue.next(["a", "b"]) is None
    queue.measured(batch[0].architecture, WORTH_COMPILING_SECONDS)
    assert taken(queue.next(["a", "b"])) == (batch[MOST_TOGETHER:], "b")


def test_what_was_given_back_is_next_again(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 3)
    task = take(queue, ["a"])
    end(batch[0])
    queue.finish(task)
    later = add_batch(queue, "ann", 1)
    queue.give_back(task.open)
    assert order(queue, ["a"]) == [*batch[1:], *later]


def test_what_may_have_killed_a_worker_is_tried_again_by_itself(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 3)
    queue.finish(take(queue, ["a"]))
    queue.give_back(batch[:2], alone=True)
    sizes = []
    while task := queue.next(["a"]):
        sizes.append(len(task.runs))
        queue.finish(task)
    assert sizes == [1, 1]


def test_workers_remember_as_many_programs_as_they_keep() -> None:
    from dashboard.training.programs import MOST

    assert REMEMBERED == MOST


def grow_old(queue: Queue, worker: str) -> None:
    """Has a worker compile as much as it may."""
    for units in range(1, MOST_COMPILED + 1):
        add(queue, "ann", hidden_layers=(units,))
        queue.finish(take(queue, [worker]))


def test_a_worker_that_has_compiled_enough_leaves_once_it_is_free_and_gets_nothing_further(queue: Queue) -> None:
    grow_old(queue, "w1")
    add(queue, "ann")
    last = take(queue, ["w1"])
    assert queue.leaving(["w1", "w2"]) is None
    queue.finish(last)
    assert queue.leaving(["w1", "w2"]) == "w1"
    add(queue, "ann")
    assert take(queue, ["w1", "w2"]).worker == "w2"


def test_workers_leave_one_by_one(queue: Queue) -> None:
    grow_old(queue, "w1")
    grow_old(queue, "w2")
    assert queue.leaving(["w1", "w2"]) == "w1"
    add(queue, "ann")
    assert take(queue, ["w1", "w2"]).worker == "w2"
    assert queue.leaving(["w2", "w3"]) is None
    queue.finish(queue.tasks()[0])
    assert queue.leaving(["w2", "w3"]) == "w2"


def test_what_a_worker_knows_already_does_not_age_it(queue: Queue) -> None:
    for seed in range(MOST_COMPILED + 1):
        add(queue, "ann", seed=seed)
        queue.finish(take(queue, ["w1"]))
    assert queue.leaving(["w1"]) is None
