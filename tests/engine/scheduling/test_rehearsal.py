"""Programs that are compiled in quiet moments."""

from __future__ import annotations

import pytest

from dashboard.engine.scheduling.rehearsal import Rehearsal
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change

WIDE = change(Experiment(), hidden_layers=(128,))


@pytest.fixture
def rehearsal() -> Rehearsal:
    return Rehearsal([Experiment(), change(Experiment(), seed=1), WIDE], padded=False)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any moment is a quiet one."""
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", -1.0)


def test_each_program_is_trained_for_one_epoch_in_order(rehearsal: Rehearsal) -> None:
    assert rehearsal.remaining == 2
    assert [rehearsal.next() for _ in range(3)] == [
        change(Experiment(), seed=1, epochs=1),
        change(WIDE, epochs=1),
        None,
    ]
    assert rehearsal.remaining == 0


def test_a_request_postpones_it(rehearsal: Rehearsal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.engine.scheduling.rehearsal.QUIET_SECONDS", 3600.0)
    rehearsal.postpone()
    assert rehearsal.next() is None
    assert rehearsal.remaining == 2
