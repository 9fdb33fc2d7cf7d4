"""In which order waiting runs start."""

from __future__ import annotations

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.ranking import OVERTAKEN_SECONDS
from dashboard.experiment.experiment import Experiment
from tests.engine.scheduling.queued import add, add_batch, order, take, taken


def test_runs_of_one_owner_start_in_the_order_of_submission(queue: Queue) -> None:
    runs = [add(queue, "ann") for _ in range(4)]
    assert order(queue, ["a"]) == runs


def test_the_owner_with_the_fewest_running_tasks_has_priority(queue: Queue) -> None:
    first, second, third = add(queue, "ann"), add(queue, "ann"), add(queue, "ann")
    other, *_ = (add(queue, "bob") for _ in range(3))
    assert [take(queue, ["a", "b", "c"]).runs for _ in range(3)] == [(first,), (other,), (second,)]
    assert queue.runs_ahead(third) == 2


def test_an_owner_with_a_running_task_waits_behind_one_without(queue: Queue) -> None:
    add(queue, "ann")
    second = add(queue, "ann")
    take(queue, ["a"])
    assert queue.runs_ahead(second) == 0
    add(queue, "bob")
    assert queue.runs_ahead(second) == 1


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


def train(queue: Queue, run: Run, seconds: float) -> None:
    task = take(queue, ["worker"])
    assert task.runs == (run,)
    task.note_report(seconds)
    queue.finish(task)


def test_a_batch_that_was_overtaken_for_long_has_its_turn(queue: Queue) -> None:
    batch = add_batch(queue, "ann", 2)
    first, second, third = (add(queue, owner) for owner in ("bob", "cas", "dan"))
    for run, seconds in ((first, OVERTAKEN_SECONDS / 2), (second, OVERTAKEN_SECONDS)):
        train(queue, run, seconds)
    assert order(queue, ["worker"]) == [*batch, third]


def test_a_batch_that_had_its_turn_is_overtaken_again(queue: Queue) -> None:
    first, second = (add_batch(queue, owner, 1) for owner in ("ann", "eve"))
    train(queue, add(queue, "bob"), 2 * OVERTAKEN_SECONDS)
    interactive = add(queue, "cas")
    assert order(queue, ["worker"]) == [*first, interactive, *second]


def test_nothing_is_overtaken_while_no_batch_waits(queue: Queue) -> None:
    train(queue, add(queue, "bob"), 2 * OVERTAKEN_SECONDS)
    batch = add_batch(queue, "ann", 1)
    interactive = add(queue, "cas")
    assert order(queue, ["worker"]) == [interactive, *batch]


def test_who_takes_over_what_another_has_left_keeps_the_place_of_the_own_request(queue: Queue) -> None:
    heir = Run(Experiment(), "ann", interactive=False)
    later = add_batch(queue, "bob", 2)
    queue.add([heir])
    assert order(queue, ["worker"]) == [heir, *later]


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
