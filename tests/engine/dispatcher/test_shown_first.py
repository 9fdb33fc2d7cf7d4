"""A page has something to show before the rest of what others asked for is trained."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.reporting.messages import TrainingPostponed
from dashboard.engine.run import Run
from dashboard.engine.scheduling.recent_use import LIGHT_SECONDS
from dashboard.engine.scheduling.roster import OPENING_SECONDS
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.engine.dispatcher.handed import DONE, LOST, Tasks, reasons, report, runs

MANY = 40


def shown_first(batch: list[Run]) -> list[Run]:
    return [run for run in batch if run.shown_first]


def test_it_is_as_many_of_the_first_runs_of_a_batch_as_take_little(dispatcher: Dispatcher) -> None:
    batch = runs("ann", MANY)
    dispatcher.add(batch)
    first = shown_first(batch)
    assert first == batch[: len(first)]
    assert 1 < len(first) < MANY
    seconds = [run.expected_seconds for run in batch]
    assert sum(seconds[: len(first)]) <= OPENING_SECONDS < sum(seconds[: len(first) + 1])


def test_it_comes_before_the_rest_of_an_earlier_batch(dispatcher: Dispatcher, tasks: Tasks) -> None:
    ann, bob = runs("ann", MANY), [Run(change(Experiment(), data_seed=7), "bob", interactive=False)]
    dispatcher.add(ann)
    dispatcher.add(bob)
    # What is under way is ended first: it is what Ann's page shows first.
    assert tasks[0].size == len(shown_first(ann))
    report(dispatcher, tasks[0], *[DONE] * tasks[0].size)
    report(dispatcher, tasks[1], DONE)
    assert reasons(bob) == ["finished"]


def test_who_has_had_much_of_the_workers_waits_for_it(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher._queue.ranking._recent.note("bob", 10 * LIGHT_SECONDS)
    ann, bob = runs("ann", MANY), [Run(change(Experiment(), data_seed=7), "bob", interactive=False)]
    dispatcher.add(ann)
    dispatcher.add(bob)
    for task in tasks:
        report(dispatcher, task, *[DONE] * task.size)
        assert reasons(ann) == ["finished"] * MANY or reasons(bob) == [""]
    assert reasons(bob) == ["finished"]


@pytest.mark.parametrize("finished", [True, False])
def test_a_batch_of_which_something_is_finished_has_it_already(
    dispatcher: Dispatcher, tasks: Tasks, *, finished: bool
) -> None:
    if finished:
        dispatcher.add(runs("ann", 1))
        report(dispatcher, tasks[0], DONE)
    batch = runs("bob", MANY)
    dispatcher.add(batch)
    assert bool(shown_first(batch)) is not finished


@pytest.mark.parametrize(("settings", "count"), [({"hidden_layers": (64, 64)}, 1), ({"hidden_layers": (256, 256)}, 0)])
def test_a_first_training_that_takes_longer_is_it_alone_and_none_that_takes_long(
    dispatcher: Dispatcher, settings: dict[str, Any], count: int
) -> None:
    settings |= {"samples": 2000}
    batch = [Run(change(Experiment(), **settings), "ann", interactive=False), *runs("ann", MANY)]
    assert batch[0].expected_seconds > OPENING_SECONDS
    dispatcher.add(batch)
    assert shown_first(batch) == batch[:count]


def test_where_an_equal_run_of_another_would_start_later_it_is_trained_in_its_place(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    ann = runs("ann", MANY)
    dispatcher.add(ann)
    later = len(shown_first(ann)) + 20
    bob = [Run(run.record.experiment, "bob", interactive=False) for run in ann[later:]]
    dispatcher.add(bob)
    count = len(shown_first(bob))
    assert count > 1
    report(dispatcher, tasks[0], *[DONE] * tasks[0].size)
    report(dispatcher, tasks[1], *[DONE] * tasks[1].size)
    assert reasons(bob[:count]) == reasons(ann[later : later + count]) == ["finished"] * count
    assert reasons(ann[later - 20 : later]) == [""] * 20


def test_an_interactive_run_comes_before_it(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 1))
    bob = [Run(change(Experiment(), data_seed=7), "bob", interactive=False)]
    cem = Run(Experiment(), "cem", interactive=True)
    dispatcher.add(bob)
    dispatcher.add([cem])
    report(dispatcher, tasks[0], DONE)
    report(dispatcher, tasks[1], DONE)
    assert reasons([cem, *bob]) == ["finished", ""]


def test_what_is_left_of_it_waits_with_the_rest_once_there_is_something_to_show(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    ann, bob = runs("ann", MANY), [Run(change(Experiment(), data_seed=7), "bob", interactive=False)]
    dispatcher.add(ann)
    size = tasks[0].size
    report(dispatcher, tasks[0], DONE, *[TrainingPostponed()] * (size - 1))
    assert shown_first(ann) == []
    dispatcher.add(bob)
    report(dispatcher, tasks[1], *[DONE] * tasks[1].size)
    report(dispatcher, tasks[2], DONE)
    assert reasons(bob) == ["finished"]


def test_it_comes_first_however_many_short_trainings_it_is(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add([Run(change(Experiment(), data_seed=7), "ann", interactive=False)])
    bob = [change(Experiment(), epochs=20, samples=50, seed=seed) for seed in range(2 * MANY)]
    batch = [Run(one, "bob", interactive=False) for one in bob]
    cem = runs("cem", MAX_RUNS_PER_TASK)
    dispatcher.add(cem)
    for run in cem:
        run.opening = None
    dispatcher.add(batch)
    assert len(shown_first(batch)) > MAX_RUNS_PER_TASK
    report(dispatcher, tasks[0], DONE)
    report(dispatcher, tasks[1], *[DONE] * tasks[1].size)
    assert reasons(cem) == [""] * MAX_RUNS_PER_TASK
    assert reasons(batch)[:MAX_RUNS_PER_TASK] == ["finished"] * MAX_RUNS_PER_TASK


def test_it_is_over_with_the_first_result_also_where_it_takes_several_programs(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    widths = [Run(change(Experiment(), hidden_layers=(width,)), "ann", interactive=False) for width in (4, 5, 6)]
    bob = [Run(change(Experiment(), data_seed=7), "bob", interactive=False)]
    dispatcher.add(widths)
    dispatcher.add(bob)
    assert shown_first(widths) == widths
    report(dispatcher, tasks[0], DONE)
    assert shown_first(widths) == []
    report(dispatcher, tasks[1], DONE)
    assert reasons([*widths, *bob]) == ["finished", "", "", "finished"]


def test_where_a_task_that_holds_it_for_another_is_handed_back_it_is_trained_for_who_still_waits(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    ann, bob = runs("ann", MANY), runs("bob", 3)[1:]
    dispatcher.add(ann)
    dispatcher.add(bob)
    report(dispatcher, tasks[0], DONE, *[TrainingPostponed()] * (tasks[0].size - 1))
    report(dispatcher, tasks[1], *[DONE] * tasks[1].size)
    assert tasks[1].size == 2
    assert reasons(bob) == ["finished"] * 2


def test_what_may_have_killed_a_worker_is_not_exchanged(dispatcher: Dispatcher, tasks: Tasks) -> None:
    ann = runs("ann", 3)
    dispatcher.add(ann)
    report(dispatcher, tasks[0], DONE)
    tasks[0].fail(LOST)
    bob = runs("bob", 4)[2:]
    dispatcher.add(bob)
    assert dispatcher._queue.isolated == set(ann[2:])
    while dispatcher.runs():
        assert tasks[-1].size == 1
        report(dispatcher, tasks[-1], DONE)
    assert reasons([*ann, *bob]) == ["finished"] * 5
