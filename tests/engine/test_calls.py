"""`Engine.call`: functions that run on a worker, beside the trainings."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from dask.typing import Key
from distributed import Client, Scheduler, Worker

from dashboard.data.dataset import DataError
from dashboard.engine.calls import answered, called
from dashboard.engine.connection import WorkerLostError
from dashboard.engine.engine import Engine
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from language.say import later
from tests.engine.conftest import in_this_process
from tests.waiting import PATIENCE, wait_until

LONG = change(Experiment(), samples=20_000, batch_size=2, epochs=2000)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_call_returns_the_result_of_the_function(engine: Engine) -> None:
    assert engine.call(divmod, 7, 3).result(timeout=PATIENCE) == (2, 1)


def test_a_call_raises_the_exception_of_the_function(engine: Engine) -> None:
    assert isinstance(engine.call(divmod, 7, 0).exception(timeout=PATIENCE), ZeroDivisionError)


def refuse() -> None:
    raise DataError(later("Class {name!r}\nhas one row.", name="HIV"))


def test_data_that_are_refused_are_a_line_of_the_log_without_what_they_hold_and_no_failure_of_the_worker(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    error = engine.call(refuse).exception(timeout=PATIENCE)
    assert (type(error), str(error)) == (DataError, "Class 'HIV'\nhas one row.")
    answered(refuse)
    told = r"refuse refuses data: 'Class {name!r}\nhas one row.'"
    assert [record.getMessage() for record in caplog.records] == [told]


def test_equal_calls_are_computed_anew(engine: Engine) -> None:
    first, second = (engine.call(time.perf_counter_ns).result(timeout=PATIENCE) for _ in range(2))
    assert first != second


def wait_for(file: Path) -> None:
    while not file.exists():
        time.sleep(0.01)


def test_the_worker_does_not_keep_a_result_that_was_returned(engine: Engine, tmp_path: Path) -> None:
    remote = engine._connection.open().futures
    earlier = set(remote)
    call = engine.call(wait_for, tmp_path / "seen")
    assert set(remote) - earlier
    (tmp_path / "seen").touch()
    call.result(timeout=PATIENCE)
    wait_until(lambda: not set(remote) - earlier, "the worker's copy to be released")


def test_a_call_that_kills_its_worker_fails(engine: Engine) -> None:
    assert isinstance(engine.call(die).exception(timeout=PATIENCE), WorkerLostError)
    assert engine.call(divmod, 7, 3).result(timeout=PATIENCE) == (2, 1)


def test_a_call_fails_when_its_engine_closes(join: Callable[..., Engine], tmp_path: Path) -> None:
    joined = join()
    call = joined.call(wait_for, tmp_path / "never")
    joined.close()
    assert isinstance(call.exception(timeout=PATIENCE), ConnectionError)


def test_a_call_without_an_engine_says_why() -> None:
    engine = Engine()
    engine._connection.problem = "Cannot reach the scheduler."
    with pytest.raises(ConnectionError, match=r"Cannot reach the scheduler\."):
        engine.call(divmod, 7, 3).result(timeout=0)


def scheduled(dask_scheduler: Scheduler) -> set[Key]:
    return set(dask_scheduler.tasks)


def kept(dask_worker: Worker) -> set[Key]:
    return set(dask_worker.state.tasks)


def tasks(engine: Engine) -> set[Key]:
    """What the scheduler or a worker runs or keeps for later."""
    client = engine._connection.open()
    return client.run_on_scheduler(scheduled).union(*client.run(kept).values())


def test_a_call_that_is_cancelled_before_it_begins_never_does(engine: Engine, tmp_path: Path) -> None:
    begun, cancelled = tmp_path / "begun", tmp_path / "cancelled"
    before = tasks(engine)
    busy = [engine.call(wait_for, cancelled) for _ in engine.workers]
    call = engine.call(begun.touch)
    wait_until(lambda: len(tasks(engine) - before) == len(busy) + 1, "all to be known")
    call.cancel()
    wait_until(lambda: len(tasks(engine) - before) == len(busy), "the last one to be forgotten")
    cancelled.touch()
    for call in busy:
        call.result(timeout=PATIENCE)
    assert engine.call(divmod, 7, 3).result(timeout=PATIENCE) == (2, 1)
    assert not begun.exists()


def compute_for_ever(begun: Path) -> None:
    begun.write_text(str(os.getpid()))
    while True:
        pass


def test_a_call_that_is_given_up_ends_and_its_worker_serves_others_while_another_one_trains(
    engine: Engine, tmp_path: Path
) -> None:
    training = engine.submit(LONG, "ann")
    wait_until(lambda: training.record.epoch, "a worker to train")
    begun = tmp_path / "begun"
    call = engine.call(compute_for_ever, begun)
    wait_until(lambda: begun.exists() and begun.read_text(), "the other worker to begin")
    call.cancel()
    assert engine.call(os.getpid).result(timeout=PATIENCE) == int(begun.read_text())
    seen = training.record.epoch
    wait_until(lambda: training.record.epoch > seen or training.ended, "the training to go on")
    assert training.record.ending is None or training.record.ending.reason == "finished"
    engine.stop(training)


def hang(begun: Path) -> None:
    begun.write_text(str(os.getpid()))
    time.sleep(3600)


@pytest.mark.long
def test_a_worker_whose_call_can_not_be_broken_off_is_replaced(engine: Engine, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    call = engine.call(hang, begun)
    wait_until(lambda: begun.exists() and begun.read_text(), "it to begin")
    call.cancel()
    wait_until(lambda: not Path("/proc", begun.read_text()).exists(), "its process to end")
    wait_until(lambda: len(engine.workers) == 2, "another one")
    assert engine.call(divmod, 7, 3).result(timeout=PATIENCE) == (2, 1)


def compute_to_the_end(begun: Path, ended: Path) -> None:
    try:
        compute_for_ever(begun)
    finally:
        ended.touch()


def test_what_a_worker_computes_ends_where_the_worker_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Its process is that of the tests.
    monkeypatch.setattr("dashboard.engine.calls.os._exit", lambda _: pytest.fail("it did not end"))
    begun, ended = tmp_path / "begun", tmp_path / "ended"
    with in_this_process(workers=1) as cluster, Client(cluster, set_as_default=False) as client:
        call = client.submit(called, compute_to_the_end, begun, ended)
        wait_until(lambda: begun.exists() and begun.read_text(), "it to begin")
        (worker,) = cluster.workers.values()
        # It waits at most so long for what it runs.
        cluster.sync(worker.close, timeout=30)
        assert ended.exists()
        call.release()
