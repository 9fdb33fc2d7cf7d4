"""Between queue and workers, without any worker: what is handed out, and what follows from what comes back."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from distributed import KilledWorker

from dashboard.data.tables.errors import TableError
from dashboard.engine.connection import CONNECTION_LOST
from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.reporting.messages import LooksAhead, Report, TaskMessages, TrainingEnded, TrainingPostponed
from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.recent_use import LIGHT_SECONDS
from dashboard.engine.scheduling.tally import SHARED
from dashboard.engine.submissions import TRAINING_FAILED, WORKER_LOST
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.limits import Limits
from dashboard.experiment.settings import change
from language.say import later

DONE = TrainingEnded(Ending("finished", 0), 0.01)
LOST = KilledWorker("train", None, 1)  # type: ignore[arg-type]


class HandedTask:
    """Stands in for Dask's future of a task."""

    def __init__(self, task_id: str, size: int) -> None:
        self.task_id, self.size = task_id, size
        self.status, self.released = "pending", False
        self.error: Exception | None = None
        self._call: Callable[[Any], None]

    def add_done_callback(self, call: Callable[[Any], None]) -> None:
        self._call = call

    def release(self) -> None:
        self.released = True

    def exception(self) -> Exception | None:
        return self.error

    def fail(self, error: Exception) -> None:
        self.status, self.error = "error", error
        self._call(self)


Tasks = list[HandedTask]


class NotedClient:
    """Stands in for Dask's client: notes the tasks that it is given."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def submit(self, _function: object, requests: list[object], task_id: str, *_: object, **__: object) -> HandedTask:
        self._tasks.append(HandedTask(task_id, len(requests)))
        return self._tasks[-1]


@pytest.fixture
def tasks() -> Tasks:
    return []


@pytest.fixture
def dispatcher(tasks: Tasks) -> Dispatcher:
    dispatcher = Dispatcher(Limits(), Budget(0), padded=False)
    connect(dispatcher, tasks)
    return dispatcher


def connect(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.client, dispatcher.workers = NotedClient(tasks), ("worker",)  # type: ignore[assignment]
    dispatcher.dispatch()


def runs(owner: str, count: int) -> list[Run]:
    return [Run(change(Experiment(), seed=seed), owner, interactive=False) for seed in range(count)]


def report(dispatcher: Dispatcher, task: HandedTask, *messages: Any, full: bool = False) -> None:
    pairs: TaskMessages = list(enumerate(messages))
    dispatcher.receive((0.0, Report(task.task_id, pairs, 0.01, full=full).to_event()))


def reasons(batch: list[Run]) -> list[str]:
    return [run.record.ending.reason if run.record.ending else "" for run in batch]


def test_equal_runs_of_two_visitors_are_handed_out_once_and_end_together(dispatcher: Dispatcher, tasks: Tasks) -> None:
    ann, bob = runs("ann", 3), runs("bob", 3)
    dispatcher.add(ann)
    dispatcher.add(bob)
    report(dispatcher, tasks[0], DONE, DONE, DONE)
    assert [task.size for task in tasks] == [3]
    assert reasons(ann) == reasons(bob) == ["finished"] * 3
    assert [run.record for run in ann] == [run.record for run in bob]
    assert dispatcher.runs() == []
    assert dispatcher.statistics().ended == {"finished": 3, SHARED: 3}


def test_what_workers_have_compiled_for_counts_also_where_nobody_waits_for_the_training_any_more(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    for _ in range(2):
        event = Report(tasks[0].task_id, [], 0.01, compile_seconds=1.5).to_event()
        dispatcher.receive((0.0, event))
        dispatcher.stop(batch)
    assert dispatcher.statistics().compile_seconds == 3.0


def test_a_worker_that_is_full_gets_nothing_further_and_is_to_be_replaced(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 1))
    dispatcher.add(runs("bob", 2))
    report(dispatcher, tasks[0], DONE, full=True)
    assert len(tasks) == 1
    assert dispatcher.worn_out_worker() == "worker"


def test_what_is_finished_is_never_handed_out_again(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 2))
    report(dispatcher, tasks[0], DONE, DONE)
    later = runs("bob", 3)
    dispatcher.add(later)
    assert reasons(later) == ["finished", "finished", ""]
    assert [task.size for task in tasks] == [2, 1]


def test_who_waits_for_a_run_that_is_stopped_has_it_trained(dispatcher: Dispatcher, tasks: Tasks) -> None:
    ann, bob = runs("ann", 1), runs("bob", 1)
    dispatcher.add(ann)
    dispatcher.add(bob)
    dispatcher.stop(ann)
    assert tasks[0].released
    report(dispatcher, tasks[1], DONE)
    assert (reasons(ann), reasons(bob)) == (["stopped"], ["finished"])


def test_what_a_worker_had_no_time_for_is_handed_out_again(dispatcher: Dispatcher, tasks: Tasks) -> None:
    batch = runs("ann", 3)
    dispatcher.add(batch)
    report(dispatcher, tasks[0], DONE, TrainingPostponed(), TrainingPostponed())
    assert [task.size for task in tasks] == [3, 2]
    report(dispatcher, tasks[1], DONE, DONE)
    assert reasons(batch) == ["finished"] * 3


def test_of_a_task_that_on_failure_each_run_is_tried_alone_and_fails_only_alone(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 2)
    dispatcher.add(batch)
    tasks[0].fail(MemoryError())
    assert reasons(batch) == ["", ""]
    tasks[1].fail(MemoryError())
    assert [task.size for task in tasks] == [2, 1, 1]
    assert batch[0].record.ending == Ending("failed", 0, message=TRAINING_FAILED.format(error="MemoryError"))
    report(dispatcher, tasks[2], DONE)
    assert reasons(batch) == ["failed", "finished"]


def test_a_lost_worker_is_named_as_the_reason(dispatcher: Dispatcher, tasks: Tasks) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    report(dispatcher, tasks[0])
    tasks[0].fail(LOST)
    assert batch[0].record.ending == Ending("failed", 0, message=WORKER_LOST)


def test_what_had_not_begun_when_its_worker_was_lost_is_handed_out_once_more(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    tasks[0].fail(LOST)
    assert reasons(batch) == [""]
    tasks[1].fail(LOST)
    assert batch[0].record.ending == Ending("failed", 0, message=WORKER_LOST)


@pytest.mark.parametrize("begun", [True, False])
def test_what_a_worker_that_is_gone_had_not_begun_goes_to_its_successor(
    dispatcher: Dispatcher, tasks: Tasks, *, begun: bool
) -> None:
    dispatcher.add(runs("ann", 1))
    if begun:
        report(dispatcher, tasks[0])
    dispatcher.workers = ()
    dispatcher.dispatch()
    dispatcher.workers = ("successor",)
    dispatcher.dispatch()
    assert len(tasks) == (1 if begun else 2)
    assert tasks[0].released is not begun


def test_what_ran_when_the_scheduler_went_is_trained_again_and_fails_the_second_time(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    for reason in ("", "failed"):
        dispatcher.disconnect()
        assert reasons(batch) == [reason]
        connect(dispatcher, tasks)
    assert batch[0].record.ending == Ending("failed", 0, message=CONNECTION_LOST)
    assert len(tasks) == 2


def test_what_is_stopped_counts_as_trained_for_as_long_as_a_worker_was_at_it(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    unbegun = runs("ann", 3)
    dispatcher.add(unbegun)
    dispatcher.stop(unbegun)
    assert dispatcher.statistics().train_seconds == 0.0
    batch = runs("bob", 4)
    dispatcher.add(batch)
    first = [(0, TrainingEnded(Ending("finished", 1), 100.0))]
    dispatcher.receive((0.0, Report(tasks[1].task_id, first, 1000.0, full=False).to_event()))
    dispatcher.stop(batch)
    # Of the three that are left, the worker has begun one, for 900 seconds.
    assert dispatcher.statistics().train_seconds == pytest.approx(1000.0, abs=100.0)


def test_a_message_of_a_task_that_is_over_changes_nothing(dispatcher: Dispatcher, tasks: Tasks) -> None:
    batch = runs("ann", 1)
    dispatcher.add(batch)
    dispatcher.stop(batch)
    report(dispatcher, tasks[0], DONE)
    assert reasons(batch) == ["stopped"]


def test_runs_of_who_has_used_up_the_budget_fail_and_those_that_waited_for_them_are_trained(tasks: Tasks) -> None:
    budget = Budget(60.0)
    dispatcher = Dispatcher(Limits(), budget, padded=False)
    ann, bob = runs("ann", 2), runs("bob", 2)
    dispatcher.add(ann)
    dispatcher.add(bob)
    budget.spend("ann", 61.0)
    connect(dispatcher, tasks)
    assert reasons(ann) == ["failed", "failed"]
    assert [task.size for task in tasks] == [2]
    report(dispatcher, tasks[0], DONE, DONE)
    assert reasons(bob) == ["finished"] * 2


def test_what_is_handed_over_goes_on_when_its_former_owner_is_found_to_have_left(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    left, other = (Run(change(Experiment(), seed=seed), "ann", interactive=True) for seed in range(2))
    dispatcher.add([left, other])
    assert dispatcher.hand_over(left.digest, "bob", lambda owner: owner != "ann") is left
    dispatcher.stop_owners({"ann"})
    assert reasons([left, other]) == ["", "stopped"]
    report(dispatcher, tasks[0], DONE)
    assert reasons([left]) == ["finished"]


def test_who_still_waits_for_a_worker_is_given_the_equal_training_that_ends_first(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    ann, bob, cem = (Run(Experiment(), owner, interactive=True) for owner in ("ann", "bob", "cem"))
    other = Run(change(Experiment(), seed=1), "dan", interactive=True)
    dispatcher.add([ann, bob, other, cem])
    report(dispatcher, tasks[0], DONE)
    assert reasons([ann, bob, cem, other]) == ["finished", "finished", "finished", ""]
    assert bob.record is cem.record is ann.record
    report(dispatcher, tasks[1], DONE)
    assert [task.size for task in tasks] == [1, 1]
    assert dispatcher.runs() == []
    assert dispatcher.statistics().ended == {"finished": 2, SHARED: 2}


@pytest.mark.parametrize("why", ["stopped", "failed"])
def test_who_waits_behind_an_equal_training_that_is_cut_short_has_it_trained(
    dispatcher: Dispatcher, tasks: Tasks, why: str
) -> None:
    ann, bob, cem = (Run(Experiment(), owner, interactive=True) for owner in ("ann", "bob", "cem"))
    dispatcher.add([ann, bob, cem])
    if why == "stopped":
        dispatcher.stop([ann])
    else:
        report(dispatcher, tasks[0], TrainingEnded(Ending("failed", 0, message="It does."), 0.01))
    assert reasons([ann, bob, cem]) == [why, "", ""]
    report(dispatcher, tasks[1], DONE)
    assert reasons([bob, cem]) == ["finished", "finished"]
    assert len(tasks) == 2


def test_what_is_finished_costs_no_budget_and_is_there_for_who_has_used_up_theirs(tasks: Tasks) -> None:
    dispatcher = Dispatcher(Limits(), Budget(0.001), padded=False)
    connect(dispatcher, tasks)
    ann, bob = (Run(Experiment(), owner, interactive=True) for owner in ("ann", "bob"))
    dispatcher.add([ann])
    report(dispatcher, tasks[0], DONE)
    again, anew = Run(Experiment(), "ann", interactive=True), Run(change(Experiment(), seed=1), "ann", interactive=True)
    dispatcher.add([again, anew, bob])
    assert reasons([again, anew, bob]) == ["finished", "failed", "finished"]
    assert not dispatcher._roster._budget.problem("bob")


def test_what_its_owner_still_waits_for_and_batches_are_handed_to_nobody(dispatcher: Dispatcher) -> None:
    mine, batch = Run(Experiment(), "ann", interactive=True), runs("ann", 1)
    dispatcher.add([mine, *batch])
    assert dispatcher.hand_over(mine.digest, "bob", lambda _: True) is None
    assert dispatcher.hand_over(runs("bob", 1)[0].digest, "bob", lambda owner: owner == mine.owner) is None


def test_a_run_changes_hands_only_while_nothing_is_put_in_order(dispatcher: Dispatcher) -> None:
    left = Run(Experiment(), "ann", interactive=True)
    dispatcher.add([left])
    handing_over = threading.Thread(target=dispatcher.hand_over, args=(left.digest, "bob", lambda _: False))
    with dispatcher._lock:
        handing_over.start()
        handing_over.join(0.1)
        assert left.owner == "ann"
    handing_over.join()
    assert left.owner == "bob"


def test_a_run_whose_table_is_gone_ends_with_the_reason_and_holds_up_nobody(
    dispatcher: Dispatcher, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(experiment: Experiment, **_: object) -> str:
        if experiment.training.seed == 1:
            raise TableError(later("It is not kept here."))
        return "a program"

    monkeypatch.setattr("dashboard.engine.run.program_key", gone)
    batch = runs("ann", 2)
    dispatcher.add(batch)
    assert [str(run.record.ending.message) if run.record.ending else "" for run in batch] == [
        "It is not kept here." if run.record.experiment.training.seed == 1 else "" for run in batch
    ]
    assert sum(task.size for task in tasks) == 1


def test_a_training_whose_table_goes_meanwhile_ends_as_it_does_and_its_worker_is_free(
    dispatcher: Dispatcher, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    (run,) = runs("ann", 1)
    dispatcher.add([run])

    def gone(_: Experiment) -> int:
        raise TableError(later("It is not kept here."))

    monkeypatch.setattr(Experiment, "parameters", property(gone))
    monkeypatch.setattr("dashboard.engine.scheduling.pace.architecture", gone)
    report(dispatcher, tasks[0], DONE)
    assert run.ended
    assert dispatcher.runs() == []
    assert dispatcher.statistics().ended == {"finished": 1}


def test_of_a_task_of_many_trainings_each_counts_what_it_took_itself(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 4))
    for task in list(tasks):
        report(dispatcher, task, *[DONE] * task.size)
    found = dispatcher.statistics()
    assert sum(found.ended.values()) == 4
    assert found.train_seconds == pytest.approx(4 * DONE.seconds)


def test_a_training_that_was_stopped_says_nothing_of_how_long_one_takes(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher.add(runs("ann", 4))
    stopped = TrainingEnded(Ending("stopped", 3), 0.01)
    report(dispatcher, tasks[0], stopped, stopped)
    assert dispatcher._queue._seconds == {}
    report(dispatcher, tasks[0], stopped, stopped, DONE)
    assert [*dispatcher._queue._seconds.values()] == [DONE.seconds]


@pytest.mark.parametrize("ending", [Ending("finished", 300), Ending("finished", 1), Ending("diverged", 0)])
def test_what_a_training_will_take_is_what_epochs_took_and_not_what_came_before_or_after_them(
    ending: Ending, dispatcher: Dispatcher, tasks: Tasks
) -> None:
    (warm, run) = runs("ann", 2)
    dispatcher.add([warm, run])
    report(dispatcher, tasks[0], DONE, TrainingEnded(ending, 9.0, epoch_seconds=0.01))
    assert dispatcher.pace.seconds(run.record.experiment) == pytest.approx(3.0)


def test_a_training_for_which_a_program_is_compiled_says_nothing_of_how_long_one_takes(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    for seed, known in enumerate(([], [DONE.seconds])):
        dispatcher.add(runs("ann", 2)[seed:][:1])
        report(dispatcher, tasks[-1], DONE)
        assert [*dispatcher._queue._seconds.values()] == known


def test_a_worker_that_hung_is_forgotten_once_it_is_gone(dispatcher: Dispatcher) -> None:
    dispatcher.add(runs("ann", 1))
    (task,) = dispatcher._queue.tasks()
    task.due = 0.0
    assert dispatcher.hung_workers() == {"worker"}
    dispatcher.workers = ("its successor",)
    assert dispatcher.hung_workers() == set()


def test_who_comes_back_to_a_page_reads_why_its_training_was_stopped(dispatcher: Dispatcher) -> None:
    ann, bob = runs("ann", 1), runs("bob", 1)
    dispatcher.add([*ann, *bob])
    dispatcher.stop_owners(["ann"])
    dispatcher.stop(bob)
    said = [str(run.record.ending.message) for run in (*ann, *bob) if run.record.ending]
    assert said == ["Stopped, as this page had lost its connection.", ""]


def test_whoever_stops_a_training_that_looks_ahead_has_all_of_it(dispatcher: Dispatcher, tasks: Tasks) -> None:
    (run,) = batch = runs("ann", 1)
    dispatcher.add(batch)
    report(dispatcher, tasks[0], LooksAhead(DONE))
    assert run.record.looks_ahead
    dispatcher.stop(batch)
    assert reasons(batch) == ["finished"]
    assert dispatcher.statistics().ended == {"finished": 1}


def test_whoever_has_had_little_does_not_wait_for_another_to_be_given_the_same_training(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    dispatcher._queue.recent.note("ann", 10 * LIGHT_SECONDS)
    first, ann = Run(Experiment(), "cem", interactive=True), runs("ann", 3)
    dispatcher.add([first, *ann])
    bob, dan = runs("bob", 2), [Run(change(Experiment(), seed=9), "dan", interactive=False)]
    dispatcher.add(bob)
    dispatcher.add(dan)
    report(dispatcher, tasks[0], DONE)
    report(dispatcher, tasks[1], DONE, DONE)
    assert reasons([*bob, *ann[:2]]) == ["finished"] * 4
    assert reasons([*dan, ann[2]]) == ["", ""]
    report(dispatcher, tasks[2], DONE)
    report(dispatcher, tasks[3], DONE)
    assert [task.size for task in tasks] == [1, 2, 1, 1]
    assert reasons([*dan, ann[2]]) == ["finished"] * 2
    assert dispatcher.runs() == []


def test_of_those_who_have_had_little_one_is_trained_for_all(dispatcher: Dispatcher, tasks: Tasks) -> None:
    dispatcher._queue.recent.note("ann", 10 * LIGHT_SECONDS)
    first, ann = Run(Experiment(), "cem", interactive=True), runs("ann", 1)
    dispatcher.add([first, *ann])
    lighter = [*runs("bob", 1), *runs("bob", 1), *runs("dan", 1)]
    dispatcher.add(lighter)
    report(dispatcher, tasks[0], DONE)
    report(dispatcher, tasks[1], DONE)
    assert [task.size for task in tasks] == [1, 1]
    assert reasons([*lighter, *ann]) == ["finished"] * 4
    assert dispatcher.runs() == []


def test_where_the_one_who_is_trained_for_all_leaves_another_who_has_had_little_follows(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    dispatcher._queue.recent.note("ann", 10 * LIGHT_SECONDS)
    first, other = (
        Run(Experiment(), "cem", interactive=True),
        Run(change(Experiment(), seed=9), "eve", interactive=False),
    )
    ann, bob, dan = runs("ann", 1), runs("bob", 1), runs("dan", 1)
    dispatcher.add([first, *bob, *ann, *dan, other])
    dispatcher.stop(bob)
    report(dispatcher, tasks[0], DONE)
    report(dispatcher, tasks[1], DONE)
    assert reasons([*ann, *dan, other]) == ["finished", "finished", ""]
