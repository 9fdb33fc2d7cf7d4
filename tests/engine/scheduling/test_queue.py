"""Which run starts next, and on which worker."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import (
    MAX_RUNS_PER_TASK,
    OVERTAKEN_SECONDS,
    SOON_SECONDS,
    WORTH_COMPILING_SECONDS,
    Queue,
)
from dashboard.engine.scheduling.task import Task
from dashboard.engine.scheduling.worker_programs import MAX_MEGABYTES, OWN_MEGABYTES, PADDED_MEGABYTES, WorkerPrograms
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.programs.costs import PROGRAMS_PER_WORKER
from dashboard.experiment.programs.padding import Padding, program_key
from dashboard.experiment.settings import change


@pytest.fixture
def queue() -> Queue:
    return Queue()


def add(queue: Queue, owner: str, *, interactive: bool = True, **settings: Any) -> Run:
    run = Run(change(Experiment(), **settings), owner, interactive=interactive)
    queue.add([run])
    return run


def add_batch(queue: Queue, owner: str, count: int, **settings: Any) -> list[Run]:
    return [add(queue, owner, interactive=False, seed=seed, **settings) for seed in range(count)]


def take(queue: Queue, workers: list[str]) -> Task:
    task = queue.next_task(workers)
    assert task
    return task


def taken(task: Task | None) -> tuple[list[Run], str]:
    assert task
    return list(task.runs), task.worker


def order(queue: Queue, workers: list[str]) -> list[Run]:
    """The runs in the order in which they start, if each task ends before the next one starts."""
    found: list[Run] = []
    while following := queue.next_task(workers):
        found += following.runs
        queue.finish(following)
    return found


def end(run: Run) -> None:
    run.update(lambda record: record.with_ending(Ending("finished", 300)))


def test_there_is_no_next_task_without_a_waiting_run_or_a_free_worker(queue: Queue) -> None:
    assert queue.next_task(["a", "b"]) is None
    first, second = add(queue, "ann"), add(queue, "ann")
    assert queue.next_task([]) is None
    assert taken(queue.next_task(["a"])) == ([first], "a")
    assert queue.next_task(["a"]) is None
    assert taken(queue.next_task(["a", "b"])) == ([second], "b")


def test_runs_of_one_owner_start_in_the_order_of_submission(queue: Queue) -> None:
    runs = [add(queue, "ann") for _ in range(4)]
    assert order(queue, ["a"]) == runs


def test_the_owner_with_the_fewest_running_tasks_has_priority(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    other, *_ = (add(queue, "bob") for _ in range(3))
    assert [take(queue, ["a", "b", "c"]).runs for _ in range(3)] == [(first,), (other,), (second,)]
    assert queue.runs_ahead(third) == 2


def test_each_waiting_run_knows_how_many_are_ahead(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    assert [queue.runs_ahead(run) for run in (first, second, third)] == [0, 1, 2]
    queue.next_task(["a"])
    assert [queue.runs_ahead(run) for run in (second, third)] == [0, 1]
    assert queue.runs_ahead(first) is None


def test_an_owner_with_a_running_task_waits_behind_one_without(queue: Queue) -> None:
    add(queue, "ann")
    second = add(queue, "ann")
    take(queue, ["a"])
    assert queue.runs_ahead(second) == 0
    add(queue, "bob")
    assert queue.runs_ahead(second) == 1


def test_a_run_goes_to_the_worker_that_has_its_program(queue: Queue) -> None:
    workers = ["a", "b"]
    add(queue, "ann", hidden_layers=(4,))
    add(queue, "bob", hidden_layers=(8,))
    tasks = [take(queue, workers) for _ in range(2)]
    assert [task.worker for task in tasks] == workers
    for task in tasks:
        queue.finish(task)
    again = add(queue, "cas", hidden_layers=(8,), l2=0.1, learning_rate=0.1)
    assert taken(queue.next_task(workers)) == ([again], "b")


def test_a_task_says_whether_its_program_has_to_be_compiled(queue: Queue) -> None:
    add(queue, "ann")
    first = take(queue, ["a"])
    queue.finish(first)
    add(queue, "ann", l2=0.1)
    assert (first.compiles, take(queue, ["a"]).compiles) == (True, False)


def test_an_interactive_run_does_not_wait_for_the_worker_that_has_its_program(queue: Queue) -> None:
    first, second = add(queue, "ann"), add(queue, "ann")
    assert taken(queue.next_task(["a", "b"])) == ([first], "a")
    assert taken(queue.next_task(["a", "b"])) == ([second], "b")


def test_a_new_architecture_goes_to_the_worker_with_the_fewest_programs(queue: Queue) -> None:
    for units in (1, 2):
        add(queue, "ann", hidden_layers=(units,))
        queue.finish(take(queue, ["a"]))
    new = add(queue, "ann", hidden_layers=(3,))
    assert taken(queue.next_task(["a", "b"])) == ([new], "b")


def test_the_least_recently_used_program_of_a_worker_counts_as_dropped(queue: Queue) -> None:
    for units in range(1, PROGRAMS_PER_WORKER + 2):
        add(queue, "ann", hidden_layers=(units,))
        queue.finish(take(queue, ["a"]))
    dropped = add(queue, "ann", hidden_layers=(1,))
    assert taken(queue.next_task(["a", "b"])) == ([dropped], "b")


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
    assert taken(queue.next_task(["a", "b"])) == (batch, "a")
    assert taken(queue.next_task(["a", "b"])) == (other, "b")


def test_a_task_has_a_limited_number_of_runs(queue: Queue) -> None:
    add_batch(queue, "ann", MAX_RUNS_PER_TASK + 3)
    first = take(queue, ["a"])
    queue.finish(first)
    assert [len(first.runs), len(take(queue, ["a"]).runs)] == [MAX_RUNS_PER_TASK, 3]


def test_runs_of_two_owners_never_share_a_task(queue: Queue) -> None:
    mine, theirs = add_batch(queue, "ann", 2), add_batch(queue, "bob", 2)
    assert taken(queue.next_task(["a"]))[0] == mine
    queue.finish(queue.tasks()[0])
    assert taken(queue.next_task(["a"]))[0] == theirs


def test_an_interactive_run_has_priority_over_a_batch_of_its_owner(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 2)
    interactive = add(queue, "ann")
    assert [queue.runs_ahead(run) for run in (*batch, interactive)] == [1, 2, 0]
    assert order(queue, ["a"]) == [interactive, *batch]


def test_a_batch_does_not_delay_the_run_of_another_owner(queue: Queue) -> None:
    add_batch(queue, "ann", 40)
    take(queue, ["a"])
    other = add(queue, "bob")
    assert taken(queue.next_task(["a", "b"])) == ([other], "b")


def test_a_batch_that_was_overtaken_for_long_has_its_turn(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 2)
    first, second, third = (add(queue, owner) for owner in ("bob", "cas", "dan"))
    for run, seconds in ((first, OVERTAKEN_SECONDS / 2), (second, OVERTAKEN_SECONDS)):
        task = take(queue, ["worker"])
        assert task.runs == (run,)
        task.note_report(seconds)
        queue.finish(task)
    assert order(queue, ["worker"]) == [*batch, third]


def test_who_takes_over_what_another_has_left_keeps_the_place_of_the_own_request(queue: Queue) -> None:
    heir = Run(Experiment(), "ann", interactive=False)
    later = add_batch(queue, "bob", 2)
    queue.add([heir])
    assert order(queue, ["worker"]) == [heir, *later]


def test_a_batch_waits_for_the_worker_that_has_its_program_if_compiling_takes_longer(queue: Queue) -> None:
    batch = add_batch(queue, "ann", MAX_RUNS_PER_TASK + 2)
    assert take(queue, ["a", "b"]).worker == "a"
    assert queue.next_task(["a", "b"]) is None
    queue.set_duration(batch[0].program_key, WORTH_COMPILING_SECONDS)
    assert taken(queue.next_task(["a", "b"])) == (batch[MAX_RUNS_PER_TASK:], "b")


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


@pytest.mark.parametrize(("seconds", "worker"), [(SOON_SECONDS / 2, None), (SOON_SECONDS * 2, "b")])
def test_an_interactive_run_waits_for_the_worker_that_has_its_program_and_is_free_soon(
    queue: Queue, seconds: float, worker: str | None
) -> None:
    first = add(queue, "ann")
    queue.set_duration(first.program_key, seconds)
    take(queue, ["a", "b"])
    add(queue, "bob", seed=1)
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


def wear_out(queue: Queue, worker: str) -> None:
    """Gives a worker as many programs to compile as it may."""
    for units in range(1, MAX_MEGABYTES // OWN_MEGABYTES + 1):
        add(queue, "ann", hidden_layers=(units,))
        queue.finish(take(queue, [worker]))


def test_a_worn_out_worker_is_replaced_once_it_is_free_and_gets_no_further_task(queue: Queue) -> None:
    wear_out(queue, "w1")
    add(queue, "ann")
    last = take(queue, ["w1"])
    assert queue.worker_to_replace(["w1", "w2"]) is None
    queue.finish(last)
    assert queue.worker_to_replace(["w1", "w2"]) == "w1"
    add(queue, "ann")
    assert take(queue, ["w1", "w2"]).worker == "w2"


def test_workers_are_replaced_one_at_a_time(queue: Queue) -> None:
    wear_out(queue, "w1")
    wear_out(queue, "w2")
    assert queue.worker_to_replace(["w1", "w2"]) == "w1"
    add(queue, "ann")
    assert take(queue, ["w1", "w2"]).worker == "w2"
    assert queue.worker_to_replace(["w2", "w3"]) is None
    queue.finish(queue.tasks()[0])
    assert queue.worker_to_replace(["w2", "w3"]) == "w2"


def test_full_workers_get_no_further_task_and_are_replaced_one_at_a_time(queue: Queue) -> None:
    queue.note_full("w1")
    queue.note_full("w2")
    add(queue, "ann")
    assert queue.next_task(["w1", "w2"]) is None
    assert queue.worker_to_replace(["w1", "w2"]) == "w1"
    assert queue.next_task(["w2"]) is None
    assert take(queue, ["w2", "w3"]).worker == "w3"
    assert queue.worker_to_replace(["w2", "w3"]) == "w2"


def test_a_program_that_a_worker_has_does_not_wear_it_out(queue: Queue) -> None:
    for seed in range(MAX_MEGABYTES // OWN_MEGABYTES + 1):
        add(queue, "ann", seed=seed)
        queue.finish(take(queue, ["w1"]))
    assert queue.worker_to_replace(["w1"]) is None


def test_a_worker_is_known_to_have_dropped_the_program_that_it_used_longest_ago() -> None:
    programs = WorkerPrograms()
    for name in (*range(PROGRAMS_PER_WORKER), 0, "one more"):
        programs.use("w1", name)
    assert [programs.has("w1", name) for name in (0, 1, 2)] == [True, False, True]


def test_padded_programs_wear_a_worker_out_sooner() -> None:
    programs = WorkerPrograms()
    padded = program_key(Experiment(), padded=True)
    assert isinstance(padded, Padding)
    count = -(-MAX_MEGABYTES // PADDED_MEGABYTES)
    assert count < MAX_MEGABYTES // OWN_MEGABYTES
    for units in range(1, count + 1):
        assert not programs.is_worn_out("w1")
        programs.use("w1", replace(padded, units=units))
    assert programs.is_worn_out("w1")


def test_programs_that_a_worker_lacked_are_counted_also_of_workers_that_are_gone(queue: Queue) -> None:
    for worker, units in (("a", 201), ("a", 201), ("a", 202), ("b", 201)):
        add(queue, "ann", hidden_layers=(units,))
        queue.finish(take(queue, [worker]))
    assert queue.new_programs == 3


def test_nothing_is_remembered_of_workers_that_are_gone_but_all_while_the_connection_is(queue: Queue) -> None:
    add(queue, "ann", hidden_layers=(201,))
    queue.finish(take(queue, ["a"]))
    queue.note_full("a")
    assert queue.worker_to_replace([]) is None
    assert queue.worker_to_replace(["a", "b"]) == "a"
    assert queue.worker_to_replace(["b"]) is None
    programs = queue._programs
    assert ("a" in programs._cached, "a" in programs._megabytes, programs.full) == (False, False, set())


def test_of_all_that_wait_only_the_runs_of_who_comes_next_are_sorted(
    queue: Queue, monkeypatch: pytest.MonkeyPatch
) -> None:
    for owner, count in (("ann", 20), ("bob", 3), ("eve", 20)):
        add_batch(queue, owner, count)
    numbers, asked = {run: run.number for run in queue.waiting()}, set()

    def number(run: Run) -> int:
        asked.add(run.owner)
        return numbers[run]

    monkeypatch.setattr(Run, "number", property(number), raising=False)
    for run in numbers:
        del vars(run)["number"]
    assert {run.owner for run in take(queue, ["a"]).runs} == asked == {"bob"}
