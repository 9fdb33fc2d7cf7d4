"""What several ask for is handed out once, for one after the other of them."""

from __future__ import annotations

import threading

import pytest

from dashboard.engine.dispatcher import Dispatcher
from dashboard.engine.reporting.messages import TrainingEnded
from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.recent_use import LIGHT_SECONDS
from dashboard.engine.scheduling.tally import SHARED
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.limits import Limits
from dashboard.experiment.settings import change
from tests.engine.dispatcher.handed import DONE, Tasks, connect, reasons, report, runs


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


def test_whoever_has_had_little_does_not_wait_for_another_to_be_given_the_same_training(
    dispatcher: Dispatcher, tasks: Tasks
) -> None:
    dispatcher._queue.ranking._recent.note("ann", 10 * LIGHT_SECONDS)
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
    dispatcher._queue.ranking._recent.note("ann", 10 * LIGHT_SECONDS)
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
    dispatcher._queue.ranking._recent.note("ann", 10 * LIGHT_SECONDS)
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
