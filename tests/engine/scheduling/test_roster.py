"""Queue, shared trainings, budget and tally agree on every run, whatever becomes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import Budget
from dashboard.engine.scheduling.roster import LONGEST_OPENING_SECONDS, OPENING_SECONDS, Roster
from dashboard.engine.scheduling.tally import SHARED
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.engine.scheduling.queued import end, take


@pytest.fixture
def roster() -> Roster:
    return Roster(Budget(60.0))


def run(owner: str, seed: int = 0, *, interactive: bool = False) -> Run:
    return Run(change(Experiment(), seed=seed), owner, interactive=interactive)


def trained(roster: Roster, one: Run) -> None:
    end(one)
    roster.follow_up(one, 1.0)


ENDS: dict[str, Callable[[Roster, Run], None]] = {
    "finished": trained,
    "failed": lambda roster, one: roster.fail(one, "It does."),
    "stopped": lambda roster, one: roster.stop([one]),
}


@pytest.mark.parametrize("interactive", [True, False])
@pytest.mark.parametrize("why", ENDS)
def test_of_equal_runs_each_is_counted_once_however_the_first_ends(
    roster: Roster, why: str, *, interactive: bool
) -> None:
    first, second = (run(owner, interactive=interactive) for owner in ("ann", "bob"))
    roster.add([first, second])
    assert roster.runs() == [first, second]
    task = take(roster.queue, ["a"])
    assert task.runs == (first,)
    ENDS[why](roster, first)
    roster.finish(task, isolate=False)
    assert roster.tally.ended == ({why: 1, SHARED: 1} if why == "finished" else {why: 1})
    assert roster.runs() == ([] if why == "finished" else [second])
    assert second.ended is (why == "finished")


@pytest.mark.parametrize("isolate", [True, False])
def test_what_a_task_leaves_is_tried_alone_where_it_may_have_killed_a_worker_and_else_together(
    roster: Roster, *, isolate: bool
) -> None:
    batch = [run("ann", seed) for seed in range(3)]
    roster.add(batch)
    roster.finish(take(roster.queue, ["a"]), isolate=isolate)
    assert roster.runs() == batch
    assert take(roster.queue, ["a"]).runs == tuple(batch[:1] if isolate else batch)


def test_a_task_is_paid_for_by_whom_it_was_trained_for_who_is_then_refused_and_nobody_else(roster: Roster) -> None:
    ann, bob = [run("ann", seed) for seed in range(2)], [run("bob", seed) for seed in range(2, 4)]
    roster.add(ann)
    task = take(roster.queue, ["a"])
    task.note_report(61.0)
    trained(roster, ann[0])
    roster.finish(task, isolate=False)
    roster.add(bob)
    roster.refuse_owners_over_budget()
    assert [one.ended for one in (*ann, *bob)] == [True, True, False, False]
    assert "each visitor gets per hour here" in str(ann[1].record.ending.message if ann[1].record.ending else "")
    assert roster.runs() == bob


@pytest.mark.parametrize(
    ("seconds", "first"),
    [
        ([LONGEST_OPENING_SECONDS, 0.01], 1),
        ([LONGEST_OPENING_SECONDS + 0.01, 0.01], 0),
        ([0.5 * OPENING_SECONDS, 0.5 * OPENING_SECONDS, 0.01], 2),
        ([0.01, OPENING_SECONDS, 0.01], 1),
    ],
)
def test_a_page_is_first_shown_what_takes_little_and_of_what_takes_longer_one_alone(
    roster: Roster, seconds: list[float], first: int
) -> None:
    batch = [run("ann", seed) for seed in range(len(seconds))]
    for one, expected in zip(batch, seconds, strict=True):
        one.expected_seconds = expected
    roster.add(batch)
    assert [one.shown_first for one in batch] == [place < first for place in range(len(batch))]
    end(batch[0])
    assert not any(one.shown_first for one in batch)


def test_what_is_shown_epoch_by_epoch_needs_nothing_to_be_shown_first(roster: Roster) -> None:
    roster.add([one := run("ann", interactive=True)])
    assert one.opening is None


def test_only_a_run_that_is_shown_and_was_left_changes_hands_and_the_first_of_them(roster: Roster) -> None:
    batch, here, first, second = run("ann"), *(run(name, interactive=True) for name in ("here", "ann", "bob"))
    roster.add([batch, here, first, second])
    for left in (first, second):
        assert roster.hand_over(here.digest, "new", {"here", "new"}.__contains__) is left
    assert roster.hand_over(here.digest, "new", {"here", "new"}.__contains__) is None
    assert [one.owner for one in (batch, here, first, second)] == ["ann", "here", "new", "new"]
