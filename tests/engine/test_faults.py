"""What the engine says and does when a process or a connection is lost."""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from distributed import Worker

from dashboard.engine import connection
from dashboard.engine.engine import Engine
from dashboard.engine.run import Run
from dashboard.engine.submissions import TRAINING_FAILED, WORKER_HUNG, WORKER_LOST
from dashboard.engine.worker import OUT_OF_MEMORY
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.settings import change
from tests.engine.conftest import in_this_process
from tests.waiting import PATIENCE, wait_until

LONG = change(Experiment(), samples=20_000, batch_size=2, epochs=2000)


def signal_the_worker_of(engine: Engine, run: Run, number: signal.Signals) -> None:
    address = next(task.worker for task in engine._dispatcher._queue.tasks() if run in task.runs)
    client = engine._connection.open()
    os.kill(client.run(os.getpid, workers=[address])[address], number)


def test_a_killed_worker_fails_only_its_own_training_and_is_replaced(engine: Engine) -> None:
    lost, other = engine.submit(LONG, "ann"), engine.submit(LONG, "bob")
    wait_until(lambda: lost.record.epoch and other.record.epoch, "both to train")
    signal_the_worker_of(engine, lost, signal.SIGKILL)
    wait_until(lambda: lost.ended, "the lost training to end")
    record = lost.record
    assert record.ending == Ending("failed", record.epoch, message=WORKER_LOST)
    assert 0 < len(record.history) < 2000
    seen = other.record.epoch
    wait_until(lambda: other.record.epoch > seen or other.ended, "the other to go on")
    assert other.record.ending is None or other.record.ending.reason == "finished"
    engine.stop(other)
    following = [engine.submit(change(Experiment(), epochs=5), owner) for owner in ("ann", "bob")]
    wait_until(lambda: all(run.ended for run in following), "the next trainings")
    assert [run.record.ending for run in following] == [Ending("finished", 5)] * 2
    wait_until(lambda: len(engine.workers) == 2, "the worker to be replaced")


def hold_no_more(dask_worker: Worker) -> None:
    dask_worker.memory_manager.memory_limit = 1


@pytest.mark.long
def test_a_worker_over_its_limit_ends_its_own_training_alone_and_is_replaced(engine: Engine) -> None:
    full = engine.workers[0]
    engine._connection.open().run(hold_no_more, workers=[full])
    runs = [engine.submit(LONG, owner) for owner in ("ann", "bob")]
    wait_until(lambda: any(run.ended for run in runs), "one of them to end")
    (ended,) = (run for run in runs if run.ended)
    (other,) = (run for run in runs if run is not ended)
    assert ended.record.ending == Ending("failed", ended.record.epoch, message=OUT_OF_MEMORY)
    wait_until(lambda: other.record.epoch, "the other to train")
    seen = other.record.epoch
    wait_until(lambda: full not in engine.workers and len(engine.workers) == 2, "the worker to be replaced")
    wait_until(lambda: other.record.epoch > seen or other.ended, "the other to go on")
    engine.stop(other)


@pytest.mark.long
def test_what_waits_behind_a_training_of_another_server_outlives_its_worker(
    engine: Engine, join: Callable[..., Engine]
) -> None:
    other = join()
    runs = [engine.submit(LONG, owner) for owner in ("ann", "bob")]
    wait_until(lambda: all(run.record.epoch for run in runs), "both to train")
    waiting = other.submit(LONG, "cho")
    wait_until(other._dispatcher._queue.tasks, "it to be handed out")
    signal_the_worker_of(other, waiting, signal.SIGKILL)
    wait_until(lambda: waiting.record.epoch, "it to train on another worker")
    assert sorted(run.record.ending.message for run in runs if run.record.ending) == [WORKER_LOST]
    engine.stop(*runs)


@pytest.mark.long
def test_a_worker_that_hangs_is_replaced_and_gets_no_further_task_until_then(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    hung, other = engine.submit(LONG, "ann"), engine.submit(LONG, "bob")
    wait_until(lambda: hung.record.epoch and other.record.epoch, "both to train")
    monkeypatch.setattr("dashboard.engine.scheduling.task.SILENT_SECONDS", 15.0)
    before, seen = engine.workers, hung.record.epoch
    wait_until(lambda: hung.record.epoch > seen, "it to be heard of once more")
    signal_the_worker_of(engine, hung, signal.SIGSTOP)
    wait_until(lambda: hung.ended, "the training to end")
    assert hung.record.ending == Ending("failed", hung.record.epoch, message=WORKER_HUNG)
    engine.stop(other)
    following = [engine.submit(change(Experiment(), epochs=5), owner) for owner in ("ann", "bob")]
    wait_until(lambda: all(run.ended for run in following), "the next trainings")
    assert [run.record.ending for run in following] == [Ending("finished", 5)] * 2
    wait_until(lambda: len(engine.workers) == 2 and engine.workers != before, "the worker to be replaced")


def test_a_training_that_fails_does_not_blame_the_worker(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.engine.submissions.train_and_report", fail)
        run = engine.submit(LONG, "ann")
        # Also where it is handed out a moment later.
        wait_until(lambda: run.ended, "the training to end")
    assert run.record.ending == Ending("failed", 0, message=TRAINING_FAILED.format(error="MemoryError"))
    assert len(engine.workers) == 2


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the engine give up connecting early."""
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 1)


@pytest.mark.usefixtures("impatient")
def test_a_scheduler_that_does_not_answer_is_reported_and_its_address_is_in_the_log_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{unused.getsockname()[1]}"
        engine = Engine(address).start()
        run = engine.submit(Experiment(), "ann")
        wait_until(lambda: engine.problem, "the problem")
        assert engine.problem == "Cannot reach the scheduler (OSError). Trying again."
        assert address in caplog.text
        assert not engine.ready
        assert engine.runs_ahead(run) == 0
        engine.close()
    assert run.record.ending == Ending("stopped", 0)


def test_a_scheduler_without_workers_is_reported() -> None:
    with in_this_process(workers=0) as cluster:
        engine = Engine(cluster.scheduler_address).start()
        wait_until(lambda: engine.problem, "the problem")
        assert engine.problem.startswith("No worker is ready")
        assert not engine.ready
        engine.close()


@pytest.mark.usefixtures("impatient")
def test_a_scheduler_that_is_lost_is_reported() -> None:
    with in_this_process(workers=0) as cluster:
        engine = Engine(cluster.scheduler_address).start()
        wait_until(lambda: engine.problem, "the connection")
    wait_until(lambda: engine.problem.startswith("Cannot reach"), "the loss to be noticed")
    engine.close()


def test_a_connection_that_is_lost_for_a_moment_is_made_anew(engine: Engine) -> None:
    """Dask's client connects anew by itself, without the subscription by which epochs come."""
    lost = engine._connection.open()
    run = engine.submit(LONG, "ann")
    wait_until(lambda: run.record.epoch, "it to train")
    assert lost.loop
    assert lost.scheduler_comm
    lost.loop.add_callback(lost.scheduler_comm.abort)
    wait_until(lambda: engine._connection.client not in (None, lost), "another connection")
    following = engine.submit(change(Experiment(), epochs=5), "bob")
    wait_until(lambda: following.ended, "another training")
    assert following.record.ending == Ending("finished", 5)
    engine.stop(run)


def test_a_call_by_a_client_that_has_closed_itself_is_refused(engine: Engine) -> None:
    own = connection.Connection(engine._connection.address(), "topic", lambda _: None)
    own.open().close()
    assert isinstance(own.call(len, "four").exception(PATIENCE), ConnectionError)
    own.close()


def test_a_client_that_has_closed_itself_is_followed_by_another(engine: Engine) -> None:
    closed = engine._connection.open()
    closed.close()
    wait_until(lambda: engine._connection.client not in (None, closed) and engine.ready, "another connection")
    assert engine.call(len, "four").result(PATIENCE) == 4


def test_a_scheduler_that_is_tried_again_and_again_costs_no_further_threads_or_files(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connection, "CONNECT_SECONDS", 0.2)
    nowhere = connection.Connection("tcp://127.0.0.1:9", "topic", lambda _: None)
    taken = []
    attempts = 10
    for _ in range(attempts):
        with pytest.raises(OSError, match="Timed out"):
            nowhere.open()
        nowhere.drop(OSError())
        taken.append((threading.active_count(), len([*Path("/proc/self/fd").iterdir()])))
    nowhere.close()
    # The engine of the other tests, in this process, may open a connection meanwhile.
    first, *_, last = taken
    assert max(after - before for before, after in zip(first, last, strict=True)) < attempts - 1
