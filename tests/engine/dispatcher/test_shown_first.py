"""A page has something to show before the rest of what others asked for is trained."""

from __future__ import annotations

import pytest

from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.reporting.messages import TrainingPostponed
from dashboard.engine.run import Run
from dashboard.engine.scheduling.recent_use import LIGHT_SECONDS
from dashboard.engine.scheduling.roster import SHOWN_FIRST_SECONDS
from dashboard.engine.scheduling.task import MAX_RUNS_PER_TASK
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.engine.dispatcher.handed import DONE, Tasks, reasons, report, runs

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
    assert sum(seconds[: len(first)]) <= SHOWN_FIRST_SECONDS < sum(seconds[: len(first) + 1])


def test_it_comes_before_the_rest_of_an_earlier_batch(dispatcher: Dispatcher, tasks: Tasks) -> None:
    ann, bob = runs("ann", MANY), [Run(change(Experiment(), data_seed=7), "bob", interactive=False)]
    dispatcher.add(ann)
    dispatcher.add(bob)
    # What is under way is ended first: it is what Ann's page shows first.
    report(dispatcher, tasks[0], *[DONE] * tasks[0].size)
    report(dispatcher, tasks[1], DONE)
    assert tasks[0].size == len(shown_first(ann))
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


def test_no_long_training_is_shown_first(dispatcher: Dispatcher) -> None:
    long = [Run(change(Experiment(), hidden_layers=(256, 256)), "ann", interactive=False), *runs("ann", MANY)]
    dispatcher.add(long)
    assert shown_first(long) == []


def test_where_an_equal_run_of_another_would_start_later_it_is_trained_in_its_place(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    ann = runs("ann", MANY)
    dispatcher.add(ann)
    later = len(shown_first(ann)) + 20
    bob = [Run(run.record.experiment, "bob", interactive=False) for run in ann[later:]]
    dispatcher.add(bob)
    report(dispatcher, tasks[0], *[DONE] * tasks[0].size)
    report(dispatcher, tasks[1], *[DONE] * tasks[1].size)
    count = len(shown_first(bob))
    assert count > 1
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
    assert shown_first(ann) == ann[:1]
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
        run.shown_first = False
    dispatcher.add(batch)
    assert len(shown_first(batch)) > MAX_RUNS_PER_TASK
    report(dispatcher, tasks[0], DONE)
    report(dispatcher, tasks[1], *[DONE] * tasks[1].size)
    assert reasons(cem) == [""] * MAX_RUNS_PER_TASK
    assert reasons(batch)[:MAX_RUNS_PER_TASK] == ["finished"] * MAX_RUNS_PER_TASK
