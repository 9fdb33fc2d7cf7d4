"""Runs are kept beside the trainings: late where the disk is full, and for good where the process is killed."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import event

from dashboard.experiment.history import Reason, Snapshots
from dashboard.experiment.settings import change
from dashboard.store.errors import StoreError
from dashboard.store.keeping import keeper as keeping
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.keeping.tidying import Expiry
from dashboard.store.kept import FinishedRun
from dashboard.store.listing import Query
from dashboard.store.store import RunStore
from tests.made import SMALL, made_record
from tests.store.runs import ANNA, finished, trial
from tests.waiting import PATIENCE, wait_until

COMPLETE = ("finished", "early stopping", "diverged", "out of time")
# Keeps one run after the other, and says so of each once that is done.
WRITER = """
import itertools, sys
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.store import RunStore
from tests.store.runs import ANNA, finished

keeper = Keeper(RunStore(sys.argv[1]))
for i in itertools.count(1):
    keeper.keep(ANNA, finished(0.5, 0.25, samples=20 + i).record)
    assert keeper.wait(60)
    print(i, flush=True)
"""


@pytest.fixture
def keeper(store: RunStore) -> Iterator[Keeper]:
    opened = Keeper(store)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "runs.sqlite"


def kept(store: RunStore) -> int:
    return store.find(Query(ANNA)).total


def test_a_run_that_waits_holds_none_of_the_weights_along_the_way(keeper: Keeper) -> None:
    """Where the disk is full, hundreds wait."""
    weights = np.zeros(1000)
    along_the_way = weakref.ref(weights)
    keeper.keep(ANNA, replace(finished(0.5, 0.25).record, snapshots=Snapshots({1: weights})))
    del weights
    assert along_the_way() is None


def test_what_is_complete_is_kept(keeper: Keeper) -> None:
    for place, reason in enumerate(COMPLETE):
        experiment = change(SMALL, samples=100 + place)
        keeper.keep(ANNA, made_record(0.5, reason=reason, experiment=experiment))  # type: ignore[arg-type]
    assert keeper.wait(PATIENCE)
    assert kept(keeper.store) == len(COMPLETE)


@pytest.mark.parametrize("reason", ["stopped", "failed"])
def test_what_was_stopped_or_failed_is_not(keeper: Keeper, reason: Reason) -> None:
    keeper.keep(ANNA, made_record(0.5, reason=reason))
    assert keeper.wait(PATIENCE)
    assert kept(keeper.store) == 0


def test_a_run_that_can_not_be_kept_does_not_keep_others_from_it(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = RunStore.add

    def refuse(store: RunStore, runs: Sequence[FinishedRun]) -> None:
        if runs[0].record.experiment.model.l2:
            raise ValueError
        add(store, runs)

    monkeypatch.setattr(RunStore, "add", refuse)
    keeper.keep(ANNA, finished(l2=0.1).record)
    keeper.keep(ANNA, finished().record)
    assert keeper.wait(PATIENCE)
    assert kept(keeper.store) == 1


def test_trials_are_kept_too_once_nothing_else_waits(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    add, begun, go_on = RunStore.add, threading.Event(), threading.Event()
    written: list[bool] = []

    def late(store: RunStore, runs: Sequence[FinishedRun]) -> None:
        begun.set()
        assert go_on.wait(PATIENCE)
        written.extend(run.trial is not None for run in runs)
        add(store, runs)

    monkeypatch.setattr(RunStore, "add", late)
    keeper.keep(ANNA, finished(samples=20).record)
    assert begun.wait(PATIENCE)
    for one in (trial(0), trial(1)):
        keeper.keep(ANNA, one.record, one.trial)
    keeper.keep(ANNA, finished(samples=21).record)
    go_on.set()
    assert keeper.wait(PATIENCE)
    assert written == [False, False, True, True]
    assert kept(keeper.store) == 2
    assert [study.runs for study in keeper.store.studies(ANNA)] == [2]


@pytest.mark.parametrize(("quiet", "long"), [(0.05, 600.0), (600.0, 0.05)])
def test_trials_are_written_once_none_ends_any_more_or_one_has_waited_for_long(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, quiet: float, long: float
) -> None:
    monkeypatch.setattr(keeping, "QUIET_SECONDS", 600.0)
    monkeypatch.setattr(keeping, "LONGEST_WAIT_SECONDS", 600.0)
    one = trial(0)
    keeper.keep(ANNA, one.record, one.trial)
    time.sleep(0.2)
    assert keeper.store.studies(ANNA) == ()
    monkeypatch.setattr(keeping, "QUIET_SECONDS", quiet)
    monkeypatch.setattr(keeping, "LONGEST_WAIT_SECONDS", long)
    # Anything that happens makes it look again.
    keeper.keep(ANNA, finished(samples=20).record)
    wait_until(lambda: keeper.store.studies(ANNA), "the trial to be written")


def test_no_trial_waits_for_a_clock_that_is_set_back(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    one = trial(0)
    with monkeypatch.context() as ahead:
        ahead.setattr(time, "time", lambda: now + 3600.0)
        keeper.keep(ANNA, one.record, one.trial)
    wait_until(lambda: keeper.store.studies(ANNA), "the trial to be written")


def test_while_the_database_is_out_of_reach_runs_wait_and_the_reason_is_said(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 0.01)
    add = RunStore.add

    def full(store: RunStore, runs: Sequence[FinishedRun]) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(RunStore, "add", full)
    keeper.keep(ANNA, finished().record)
    deadline = time.monotonic() + PATIENCE
    while not keeper.problem and time.monotonic() < deadline:
        keeper.wait(0.01)
    assert keeper.problem == "the disk is full"
    assert not keeper.wait(0.0)
    monkeypatch.setattr(RunStore, "add", add)
    assert keeper.wait(PATIENCE)
    assert kept(keeper.store) == 1
    assert caplog.messages == [
        "Runs can't be written: the disk is full. They are tried again every 0.01 s.",
        "Runs are written again; 0 were dropped meanwhile.",
    ]


def test_who_operates_the_server_reads_that_runs_are_dropped(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr("dashboard.store.keeping.waiting.MOST_RUNS", 2)
    add, most = RunStore.add, 2

    def full(store: RunStore, runs: Sequence[FinishedRun]) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(RunStore, "add", full)
    for samples in range(20, 25):
        keeper.keep(ANNA, finished(samples=samples).record)
    monkeypatch.setattr(RunStore, "add", add)
    assert keeper.wait(PATIENCE)
    assert kept(keeper.store) == most
    assert caplog.messages.count("More runs wait to be written than can: the oldest are dropped.") == 1


def test_a_full_disk_is_a_sentence_and_the_list_can_still_be_read(file: Path) -> None:
    store = RunStore(f"sqlite:///{file}")
    store.add([finished()])

    def bound(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count = 1")

    assert store._database._engine
    event.listen(store._database._engine, "checkout", bound)
    with pytest.raises(StoreError, match="the disk is full"):
        store.add([finished(samples=20 + i) for i in range(100)])
    assert kept(store) == 1
    store.close()


def test_a_folder_that_can_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="the database's folder can't be created"):
        RunStore(f"sqlite:///{tmp_path / 'file' / 'runs.sqlite'}").find(Query(ANNA))


def test_what_is_no_database_is_a_sentence(file: Path) -> None:
    file.write_bytes(b"no database, but long enough to be looked at " * 50)
    with pytest.raises(StoreError, match="the file is not a database"):
        RunStore(f"sqlite:///{file}").find(Query(ANNA))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nothing", "OVERFIT_LAB_DATABASE is not a database URL"),
        ("nosuch://host/name", "names a database that is not known here"),
        ("postgresql+psycopg://lab@127.0.0.1:9/lab?connect_timeout=2", "does not answer"),
        ("sqlite://", "does not name a file"),
    ],
)
def test_a_url_that_leads_nowhere_is_a_sentence_without_its_password(url: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        RunStore(url).find(Query(ANNA))


def test_old_runs_are_deleted_where_they_are_kept_for_some_days_alone(store: RunStore) -> None:
    store.add([finished(at=time.time() - 3 * 86400), finished(at=time.time() - 86400, l2=0.1)])
    keeper = Keeper(store, Expiry(days=2, most=100))
    keeper.keep(ANNA, finished(l2=0.2).record)
    assert keeper.wait(PATIENCE)
    keeper.close()
    assert kept(store) == 2


def test_a_killed_process_loses_no_run_that_was_kept(file: Path) -> None:
    url = f"sqlite:///{file}"
    with subprocess.Popen([sys.executable, "-c", WRITER, url], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        for _ in range(10):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        told = 10 + len(writer.stdout.readlines())
    store = RunStore(url)
    assert told <= kept(store) <= told + 1
    store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_servers_may_keep_runs_in_one_database(url: str) -> None:
    with closing(RunStore(url)) as one, closing(RunStore(url)) as other:
        keepers = [Keeper(one), Keeper(other)]
        for i in range(10):
            keepers[i % 2].keep(ANNA, finished(samples=20 + i).record)
        assert all(keeper.wait(PATIENCE) for keeper in keepers)
        assert kept(one) == 10
        for keeper in keepers:
            keeper.close()


def test_what_expires_is_deleted_while_nobody_trains(store: RunStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.store.keeping.tidying.INTERVAL_SECONDS", 0.05)
    monkeypatch.setattr(keeping, "IDLE_SECONDS", 0.05)
    keeper = Keeper(store, Expiry(days=2, most=100))
    time.sleep(0.2)
    store.add([finished(at=time.time() - 3 * 86400), finished(at=time.time() - 86400, l2=0.1)])
    wait_until(lambda: kept(store) <= 1, "what expired to be deleted")
    keeper.close()
    assert kept(store) == 1


def test_a_database_that_is_out_of_reach_when_something_expires_ends_nothing(
    store: RunStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def out_of_reach(*_: object) -> None:
        raise StoreError("The database is gone")

    monkeypatch.setattr(RunStore, "expire", out_of_reach)
    keeper = Keeper(store, Expiry(days=2, most=100))
    keeper.keep(ANNA, finished().record)
    assert keeper.wait(PATIENCE)
    keeper.close()
    assert "What has expired could not be deleted: The database is gone." in caplog.text
    assert kept(store) == 1
