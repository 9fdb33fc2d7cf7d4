"""Which worker has which program, and when it has compiled so many that it is replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.engine.scheduling.queue import SOON_SECONDS, WORTH_COMPILING_SECONDS, WORTH_LOADING_SECONDS, Queue
from dashboard.engine.scheduling.worker_programs import MAX_MEGABYTES, OWN_MEGABYTES, PADDED_MEGABYTES, WorkerPrograms
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.programs.costs import PROGRAMS_PER_WORKER
from dashboard.experiment.programs.padding import Padding, program_key
from tests.engine.scheduling.queued import add, add_batch, take, taken


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


def test_a_batch_waits_for_the_worker_that_has_its_program_if_loading_takes_longer(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 20)
    assert take(queue, ["a", "b"]).worker == "a"
    assert queue.next_task(["a", "b"]) is None
    queue.set_duration(batch[0].program_key, WORTH_LOADING_SECONDS / 10)
    assert queue.next_task(["a", "b"]) is None
    queue.set_duration(batch[0].program_key, WORTH_LOADING_SECONDS / 9)
    assert taken(queue.next_task(["a", "b"])) == (batch[10:15], "b")


@pytest.mark.parametrize(
    ("seconds", "units"),
    [(WORTH_LOADING_SECONDS / 5, 201), (WORTH_COMPILING_SECONDS / 10, 201), (WORTH_COMPILING_SECONDS / 9, 200)],
)
def test_a_worker_without_a_program_prefers_one_that_no_other_has_unless_much_is_left(
    queue: Queue, seconds: float, units: int
) -> None:
    first = add_batch(queue, "ann", 20, hidden_layers=(200,))
    take(queue, ["a", "b"])
    queue.set_duration(first[0].program_key, seconds)
    add(queue, "ann", interactive=False, hidden_layers=(201,))
    assert take(queue, ["a", "b"]).runs[0].record.experiment.model.hidden_layers == (units,)


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
