"""Of runs that wait for the same training one is trained, whoever leaves meanwhile."""

from __future__ import annotations

import pytest

from dashboard.engine.run import Run
from dashboard.engine.sharing.equal import EqualRuns
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change


@pytest.fixture
def equal() -> EqualRuns:
    return EqualRuns()


def run(owner: str, seed: int = 0) -> Run:
    return Run(change(Experiment(), seed=seed), owner, interactive=False)


def test_the_first_is_trained_and_the_others_wait_for_it(equal: EqualRuns) -> None:
    ann, bob, cem = run("ann"), run("bob"), run("cem")
    assert [equal.add(one) for one in (ann, bob, cem)] == [True, False, False]
    assert equal.waiting() == [bob, cem]
    assert equal.end(ann) == [bob, cem]
    assert equal.waiting() == []


def test_another_experiment_is_trained_by_itself(equal: EqualRuns) -> None:
    assert equal.add(run("ann"))
    assert equal.add(run("bob", seed=1))


def test_whoever_waits_inherits_the_training_of_one_who_stops(equal: EqualRuns) -> None:
    ann, bob, cem = run("ann"), run("bob"), run("cem")
    for one in (ann, bob, cem):
        equal.add(one)
    assert equal.remove([ann]) == [bob]
    assert equal.waiting() == [cem]
    assert equal.end(bob) == [cem]


def test_whoever_stops_waiting_changes_nothing_for_the_others(equal: EqualRuns) -> None:
    ann, bob, cem = run("ann"), run("bob"), run("cem")
    for one in (ann, bob, cem):
        equal.add(one)
    assert equal.remove([bob]) == []
    assert equal.end(ann) == [cem]


def test_once_all_have_stopped_the_next_is_the_first_again(equal: EqualRuns) -> None:
    ann, bob = run("ann"), run("bob")
    for one in (ann, bob):
        equal.add(one)
    assert equal.remove([ann, bob]) == []
    assert equal.add(run("cem"))


def test_one_visitor_may_ask_twice_for_the_same(equal: EqualRuns) -> None:
    first, second = run("ann"), run("ann")
    assert equal.add(first)
    assert not equal.add(second)
    assert equal.end(first) == [second]


def test_one_that_waits_is_put_first_and_the_other_waits_for_it(equal: EqualRuns) -> None:
    ann, bob, cem = run("ann"), run("bob"), run("cem")
    for one in (ann, bob, cem):
        equal.add(one)
    equal.put_first(cem)
    assert [equal.first(one) for one in (ann, bob, cem)] == [cem] * 3
    assert equal.end(cem) == [ann, bob]


def test_those_who_wait_for_a_training_are_counted_with_the_one_that_it_is_for(equal: EqualRuns) -> None:
    ann, bob = run("ann"), run("bob")
    assert equal.count(ann) == 1
    for one in (ann, bob):
        equal.add(one)
    assert equal.count(ann) == equal.count(bob) == 2
