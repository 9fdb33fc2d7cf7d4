"""Workers that are replaced while servers train on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.engine.engine import Engine
from dashboard.experiment.history import Ending
from tests.engine.test_engine import LONG, SHORT, finished
from tests.waiting import wait_until

pytestmark = pytest.mark.long


def asked_to_leave(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> str:
    """A worker that an engine has asked to leave, as if it had compiled too much for it."""
    queue = engine._dispatcher._queue
    with monkeypatch.context() as patch:
        patch.setattr(queue._programs, "is_worn_out", lambda _: True)
        wait_until(lambda: queue._retiring in engine.workers, "a worker to be worn out")
    worker = queue._retiring
    wait_until(lambda: (engine._heartbeat._replacement._leaving or ("",))[0] == worker, "it to be asked to leave")
    return worker


def wait_for_the_successor_of(worker: str, engine: Engine) -> None:
    wait_until(lambda: worker not in engine.workers and len(engine.workers) == 2, "its successor")


def test_a_worn_out_worker_is_replaced_and_trainings_go_on(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    wait_for_the_successor_of(asked_to_leave(engine, monkeypatch), engine)
    assert finished(engine.submit(SHORT, "ann")).record.ending == Ending("finished", 60)


def test_a_worn_out_worker_ends_no_training_of_another_server(
    engine: Engine, join: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = join()
    runs = [other.submit(LONG, owner) for owner in ("bob", "cho")]
    wait_until(lambda: all(run.record.epoch for run in runs), "both to train")
    worker = asked_to_leave(engine, monkeypatch)
    seen = max(run.record.epoch for run in runs)
    wait_until(lambda: all(run.record.epoch > seen + 20 for run in runs), "both to go on")
    assert worker in engine.workers
    other.stop(*runs)
    wait_for_the_successor_of(worker, engine)
