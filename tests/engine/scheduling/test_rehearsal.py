"""What is trained in quiet moments: a little of each program, then whole batches."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import count
from types import SimpleNamespace

import pytest

from dashboard.engine.run import Run
from dashboard.engine.scheduling.queue import Queue
from dashboard.engine.scheduling.rehearsal import EVERYWHERE, FEWEST_RUNS, MOST_RUNS, Rehearsal
from dashboard.engine.sharing.shared import SharedTrainings
from dashboard.experiment.arms import over_seeds
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

WIDE = change(Experiment(), hidden_layers=(128,))
FIRST, SECOND = over_seeds(Experiment(), FEWEST_RUNS + 2), (WIDE,)


@pytest.fixture
def rehearsal() -> Rehearsal:
    return Rehearsal([FIRST, SECOND], padded=False)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any moment is a quiet one."""
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", -1.0)


def experiments(runs: Sequence[Run]) -> list[Experiment]:
    return [run.record.experiment for run in runs]


def test_each_program_is_trained_for_one_epoch_and_then_each_batch_in_parts(rehearsal: Rehearsal) -> None:
    assert [experiments(rehearsal.next(1)) for _ in range(6)] == [
        [change(Experiment(), epochs=1)],
        [change(WIDE, epochs=1)],
        list(FIRST[:FEWEST_RUNS]),
        list(FIRST[FEWEST_RUNS:]),
        [WIDE],
        [],
    ]


def test_the_first_programs_are_compiled_by_every_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.LOADED_SECONDS", -1.0)
    batches = [
        [change(Experiment(), hidden_layers=layers)] for layers in ((1,) * (n + 1) for n in range(EVERYWHERE + 1))
    ]
    rehearsal, queue = Rehearsal(batches, padded=False), Queue()
    for place in range(EVERYWHERE + 1):
        queue.add(SharedTrainings().add(rehearsal.next(2)))
        tasks = list(iter(partial(queue.next_task, ["first", "second"]), None))
        assert [task.compiles for task in tasks] == [True] * (2 if place < EVERYWHERE else 1)
        for task in tasks:
            queue.finish(task)


def given(batches: Sequence[Sequence[Experiment]], seconds: float, monkeypatch: pytest.MonkeyPatch) -> list[list[Run]]:
    """All that is rehearsed, where each part of it takes so many seconds."""
    clock = SimpleNamespace(monotonic=partial(next, count(step=seconds)))
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.time", clock)
    rehearsal = Rehearsal(batches, padded=False)
    return [list(runs) for runs in iter(partial(rehearsal.next, 2), ())]


def test_programs_are_compiled_one_after_the_other_before_any_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    batches = [[change(Experiment(), hidden_layers=(n + 1,))] for n in range(EVERYWHERE + 4)]
    runs = given(batches, 3.5, monkeypatch)
    assert [len(part) for part in runs] == [2] * EVERYWHERE + [1] * (4 + len(batches))
    assert [part[0].record.experiment.training.epochs for part in runs] == [1] * len(batches) + [300] * len(batches)


def test_programs_that_are_loaded_come_with_their_batches_those_of_many_last(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [change(Experiment(), hidden_layers=(n + 1,)) for n in range(EVERYWHERE + 4)]
    few = over_seeds(Experiment(), 3)
    *_, second, last = given([many, few], 2.0, monkeypatch)
    assert (experiments(second), experiments(last)) == (list(few), many)


@pytest.mark.parametrize(
    ("seconds", "parts"), [(0.5, [16, 32, 64, 64, 24]), (1.5, [16] * 12 + [8])], ids=["quick", "slow"]
)
def test_more_quick_trainings_are_given_at_a_time(
    seconds: float, parts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (FEWEST_RUNS, MOST_RUNS) == (16, 64)
    _, *trained = given([over_seeds(Experiment(), 200)], seconds, monkeypatch)
    assert [len(part) for part in trained] == parts


def test_a_program_that_a_large_batch_gets_for_itself_is_compiled_ahead() -> None:
    small = change(Experiment(), hidden_layers=(4, 4))
    batch = over_seeds(small, 200)
    for ahead, padded in ((batch[:2], True), (batch, False)):
        (run,) = Rehearsal([ahead], padded=True).next(1)
        assert (run.padded, run.record.experiment) == (padded, change(small, epochs=1))


def test_a_request_postpones_it(rehearsal: Rehearsal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", 3600.0)
    rehearsal.postpone()
    assert not rehearsal.next(1)
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", -1.0)
    assert rehearsal.next(1)


def test_it_waits_for_somebody_who_is_about_to_ask(rehearsal: Rehearsal) -> None:
    rehearsal.postpone(3600.0)
    rehearsal.postpone()
    assert not rehearsal.next(1)
