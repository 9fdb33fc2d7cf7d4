"""The connection itself: what a server that does not answer costs those who ask."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from dashboard.store import database
from dashboard.store.database import Database
from dashboard.store.errors import StoreError
from tests.store.databases import postgresql


def test_who_asks_soon_after_a_failure_does_not_wait_for_another_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def refused(_: Connection) -> None:
        tried.append(1)
        raise OperationalError("connect", {}, Exception("connection refused"))

    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    asked = Database(f"sqlite:///{tmp_path / 'runs.sqlite'}")
    with monkeypatch.context() as patch:
        patch.setattr(database, "migrate", refused)
        for _ in range(3):
            with pytest.raises(StoreError, match="does not answer"), asked.reading():
                pass
        assert len(tried) == 1
        now[0] += database.CLOSED_SECONDS
        with pytest.raises(StoreError, match="does not answer"), asked.reading():
            pass
        assert len(tried) == 2
    now[0] += database.CLOSED_SECONDS
    with asked.reading() as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    asked.close()


@pytest.mark.long
def test_a_server_that_hangs_in_operation_is_waited_for_so_long_and_answers_again_when_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(database, "ANSWER_SECONDS", 1.0)
    with postgresql() as url:
        asked = Database(url)
        assert answer(asked) == 1
        processes = processes_of(url.rpartition("=")[2])
        for process in processes:
            process.suspend()
        try:
            for _ in range(2):
                with pytest.raises(StoreError, match="does not answer"):
                    answer(asked)
        finally:
            for process in processes:
                process.resume()
        assert answer(asked) == 1
        asked.close()


def answer(asked: Database) -> int:
    with asked.reading() as connection:
        return int(connection.execute(text("SELECT 1")).scalar_one())


def processes_of(folder: str) -> list[psutil.Process]:
    """The database server whose socket lies in a folder: its first process, then those that it started."""
    (first,) = (
        process
        for process in psutil.process_iter(["name", "cmdline"])
        if process.info["name"] == "postgres" and folder in " ".join(process.info["cmdline"])
    )
    return [first, *first.children()]
