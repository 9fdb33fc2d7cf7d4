"""Which run starts next, and on which worker."""

from __future__ import annotations

import pytest

from dashboard.engine.run import Opening
from dashboard.engine.scheduling.queue import SOON_SECONDS, Queue
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK
from tests.engine.scheduling.queued import add, add_batch, end, order, take, taken


def test_there_is_no_next_task_without_a_waiting_run_or_a_free_worker(queue: Queue) -> None:
    assert queue.next_task(["a", "b"]) is None
    first, second = add(queue, "ann"), add(queue, "ann")
    assert queue.next_task([]) is None
    assert taken(queue.next_task(["a"])) == ([first], "a")
    assert queue.next_task(["a"]) is None
    assert taken(queue.next_task(["a", "b"])) == ([second], "b")


def test_each_waiting_run_knows_how_many_are_ahead(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    assert [queue.runs_ahead(run) for run in (first, second, third)] == [0, 1, 2]
    queue.next_task(["a"])
    assert [queue.runs_ahead(run) for run in (second, third)] == [0, 1]
    assert queue.runs_ahead(first) is None


def test_a_task_is_found_while_it_runs(queue: Queue) -> None:
    run = add(queue, "ann")
    task = take(queue, ["a"])
    assert queue.task(task.id) is task
    assert queue.tasks() == [task]
    assert queue.runs() == [run]
    queue.finish(task)
    assert queue.task(task.id) is None
    assert queue.runs() == []


def test_waiting_runs_can_be_removed(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    queue.remove([first, third])
    assert queue.runs_ahead(second) == 0
    assert order(queue, ["a"]) == [second]


def test_a_worker_is_free_again_when_its_task_is_finished(queue: Queue) -> None:
    add(queue, "ann")
    second = add(queue, "ann")
    queue.finish(take(queue, ["a"]))
    assert taken(queue.next_task(["a"])) == ([second], "a")


def test_runs_of_a_batch_with_one_program_share_a_task(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 5)
    other = add_batch(queue, "ann", 1, hidden_layers=(4,))
    assert taken(queue.next_task(["a"])) == (batch, "a")
    assert taken(queue.next_task(["a", "b"])) == (other, "b")


def test_a_task_has_a_limited_number_of_runs(queue: Queue) -> None:
    add_batch(queue, "ann", MAX_RUNS_PER_TASK + 3)
    first = take(queue, ["a"])
    queue.finish(first)
    assert [len(first.runs), len(take(queue, ["a"]).runs)] == [MAX_RUNS_PER_TASK, 3]


@pytest.mark.parametrize(
    ("count", "workers", "shares"),
    [
        (20, ["a", "b"], [10, 5, 3, 1, 1]),
        (5, ["a"], [5]),
        (40, ["a", "b"], [16, 12, 6, 3, 2, 1]),
        (7, ["a", "b", "c"], [3, 2, 1, 1]),
    ],
)
def test_the_last_runs_of_a_batch_are_shared_out_among_the_workers(
    queue: Queue, count: int, workers: list[str], shares: list[int]
) -> None:
    batch = add_batch(queue, "ann", count)
    tasks = []
    while task := queue.next_task(workers):
        tasks.append(task)
        queue.finish(task)
    assert [len(task.runs) for task in tasks] == shares
    assert [run for task in tasks for run in task.runs] == batch


def test_runs_that_a_page_shows_first_are_shared_out_by_themselves(queue: Queue) -> None:
    batch, opening = add_batch(queue, "ann", 10), Opening()
    for run in batch[:4]:
        run.opening = opening
    assert take(queue, ["a", "b"]).runs == tuple(batch[:2])


def test_runs_of_two_owners_never_share_a_task(queue: Queue) -> None:
    mine, theirs = add_batch(queue, "ann", 2), add_batch(queue, "bob", 2)
    assert taken(queue.next_task(["a"]))[0] == mine
    queue.finish(queue.tasks()[0])
    assert taken(queue.next_task(["a"]))[0] == theirs


@pytest.mark.parametrize(("seconds", "worker"), [(SOON_SECONDS / 2, None), (SOON_SECONDS * 2, "b"), (None, "b")])
def test_a_batch_waits_for_a_training_that_somebody_watches_only_if_that_ends_soon(
    queue: Queue, seconds: float | None, worker: str | None
) -> None:
    watched = add(queue, "ann")
    if seconds:
        queue.set_duration(watched.program_key, seconds)
    take(queue, ["a", "b"])
    add_batch(queue, "bob", 2)
    task = queue.next_task(["a", "b"])
    assert (task and task.worker) == worker


def test_an_interactive_run_does_not_wait_for_a_training_that_nobody_has_timed(queue: Queue) -> None:
    add(queue, "ann")
    take(queue, ["a", "b"])
    other = add(queue, "bob", seed=1)
    assert taken(queue.next_task(["a", "b"])) == ([other], "b")


def test_requeued_runs_start_before_the_others(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 3)
    task = take(queue, ["a"])
    end(batch[0])
    queue.finish(task)
    later = add_batch(queue, "ann", 1)
    queue.requeue(task.unfinished)
    assert order(queue, ["a"]) == [*batch[1:], *later]


def test_runs_that_may_have_killed_a_worker_are_retried_one_by_one(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 3)
    queue.finish(take(queue, ["a"]))
    queue.requeue(batch[:2], isolated=True)
    sizes = []
    while task := queue.next_task(["a"]):
        sizes.append(len(task.runs))
        queue.finish(task)
    assert sizes == [1, 1]
    queue.requeue(batch[:2])
    assert take(queue, ["a"]).runs == tuple(batch[:2])


def test_runs_that_come_back_are_trained_in_their_order_whichever_came_back_last(queue: Queue) -> None:
    batch = add_batch(queue, "ann", MAX_RUNS_PER_TASK + 4)
    tasks = []
    while task := queue.next_task(["a"]):
        queue.finish(task)
        tasks.append(task)
    for task in tasks:
        queue.requeue(task.runs)
    assert take(queue, ["a"]).runs == tuple(batch[:MAX_RUNS_PER_TASK])
