"""What each visitor may have computed in an hour."""

from __future__ import annotations

from dashboard.engine.run import Run
from dashboard.engine.scheduling.budget import HOUR, Budget
from dashboard.experiment.experiment import Experiment
from tests.engine.scheduling.clock import Clock
from tests.language.as_read import as_read


def test_who_has_used_up_what_there_is_hears_when_there_is_some_again(clock: Clock) -> None:
    budget = Budget(600.0, clock=clock)
    for _ in range(2):
        assert budget.problem("ann") is None
        budget.spend("ann", 300.0)
        clock.now += 120.0
    said = str(budget.problem("ann"))
    assert said.startswith(as_read("You have used the 10 min of computing that each visitor gets per hour here."))
    assert said.endswith(as_read("Train again in about 56 min."))
    assert budget.problem("bob") is None
    clock.now += HOUR - 4 * 60.0
    assert budget.problem("ann") is None


def test_all_tabs_of_a_browser_have_one_budget_and_nobody_pays_for_what_is_trained_for_all(clock: Clock) -> None:
    budget = Budget(60.0, {"one": "browser", "two": "browser"}.get, clock)  # type: ignore[arg-type]
    budget.spend("one", 61.0)
    assert budget.problem("two")
    budget = Budget(60.0, lambda _: "", clock)
    budget.spend("everybody", 1e6)
    assert budget.problem("everybody") is None


def test_runs_of_who_has_used_it_up_are_refused_and_those_of_others_are_not(clock: Clock) -> None:
    budget = Budget(60.0, clock=clock)
    budget.spend("ann", 61.0)
    runs = [Run(Experiment(), owner, interactive=True) for owner in ("ann", "bob", "ann")]
    assert budget.refused(runs) == dict.fromkeys((runs[0], runs[2]), budget.problem("ann"))


def test_what_was_spent_within_the_hour_counts_once_what_came_before_is_forgotten(clock: Clock) -> None:
    budget = Budget(60.0, clock=clock)
    for seconds, later in ((1.0, HOUR - 600.0), (61.0, 601.0)):
        budget.spend("ann", seconds)
        clock.now += later
    budget.spend("bob", 1.0)
    assert budget.problem("ann")


def test_without_a_budget_nothing_is_used_up(clock: Clock) -> None:
    budget = Budget(0, clock=clock)
    assert not budget.limited
    budget.spend("ann", 1e6)
    assert budget.problem("ann") is None


def test_many_small_trainings_count_as_one_large_one_does_and_leave_little_to_keep(clock: Clock) -> None:
    budget = Budget(60.0, clock=clock)
    for _ in range(4000):
        clock.now += 0.5
        budget.spend("ann", 0.02)
    assert budget.problem("ann")
    assert len(budget._spent["ann"]) < HOUR / 60.0
    clock.now += HOUR
    budget.spend("bob", 1.0)
    assert [*budget._spent] == ["bob"]
