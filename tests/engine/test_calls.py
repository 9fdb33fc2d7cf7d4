"""`Engine.call`: functions that run on a worker, beside the trainings."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.data.dataset import DataError
from dashboard.engine.connection import WorkerLostError, _called
from dashboard.engine.engine import Engine
from tests.engine.conftest import wait_until


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_call_returns_the_result_of_the_function(engine: Engine) -> None:
    assert engine.call(divmod, 7, 3).result(timeout=30) == (2, 1)


def test_a_call_raises_the_exception_of_the_function(engine: Engine) -> None:
    assert isinstance(engine.call(divmod, 7, 0).exception(timeout=30), ZeroDivisionError)


def refuse() -> None:
    raise DataError("The file\nis empty.")


def test_data_that_are_refused_are_a_line_of_the_log_and_no_failure_of_the_worker(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    error = engine.call(refuse).exception(timeout=30)
    assert (type(error), str(error)) == (DataError, "The file\nis empty.")
    _called(refuse)
    assert [record.getMessage() for record in caplog.records] == [r"refuse refuses data: 'The file\nis empty.'"]


def test_equal_calls_are_computed_anew(engine: Engine) -> None:
    first, second = (engine.call(time.perf_counter_ns).result(timeout=30) for _ in range(2))
    assert first != second


def test_the_worker_does_not_keep_a_result_that_was_returned(engine: Engine) -> None:
    remote = engine._connection.open().futures
    earlier = set(remote)
    call = engine.call(time.sleep, 0.5)
    assert set(remote) - earlier
    call.result(timeout=30)
    wait_until(lambda: not set(remote) - earlier, "the worker's copy to be released")


def test_a_call_that_kills_its_worker_fails(engine: Engine) -> None:
    assert isinstance(engine.call(die).exception(timeout=60), WorkerLostError)
    assert engine.call(divmod, 7, 3).result(timeout=60) == (2, 1)


def test_a_call_fails_when_its_engine_closes(join: Callable[..., Engine]) -> None:
    joined = join()
    call = joined.call(time.sleep, 1)
    joined.close()
    assert isinstance(call.exception(timeout=30), ConnectionError)


def test_a_call_without_an_engine_says_why() -> None:
    engine = Engine()
    engine._connection.problem = "Cannot reach the scheduler."
    with pytest.raises(ConnectionError, match=r"Cannot reach the scheduler\."):
        engine.call(divmod, 7, 3).result(timeout=0)


def test_a_call_that_is_cancelled_before_it_begins_never_does(engine: Engine, tmp_path: Path) -> None:
    begun = tmp_path / "begun"
    busy = [engine.call(time.sleep, 1.0) for _ in engine.workers]
    engine.call(begun.touch).cancel()
    for call in busy:
        call.result(timeout=30)
    assert engine.call(divmod, 7, 3).result(timeout=30) == (2, 1)
    assert not begun.exists()
