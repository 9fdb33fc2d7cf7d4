"""What drivers say of a database that fails is a clause that whoever wants something kept can read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import psycopg
import pytest
from sqlalchemy.exc import OperationalError

from dashboard.store.errors import StoreError, store_error
from dashboard.store.listing import Query
from dashboard.store.store import RunStore

AWAY = "the database server does not answer"
SOCKET = 'connection failed: connection to server on socket "/tmp/.s.PGSQL.5432" failed: '
SAID = {
    SOCKET + "No such file or directory": AWAY,
    "connection failed: Connection refused": AWAY,
    "consuming input failed: server closed the connection unexpectedly": AWAY,
    "terminating connection due to administrator command": AWAY,
    SOCKET + "FATAL:  the database system is starting up": AWAY,
    "connection timeout expired": AWAY,
    "failed to resolve host 'database': [Errno -2] Name or service not known": AWAY,
    SOCKET + 'FATAL:  password authentication failed for user "lab"': "the database server refuses the password",
    SOCKET + 'FATAL:  database "lab" does not exist': "the database server has no database of that name",
    SOCKET + 'FATAL:  role "lab" does not exist': "the database server does not know that user",
    SOCKET + "FATAL:  sorry, too many clients already": "the database server takes no more connections",
    "could not extend file: No space left on device": "the disk is full",
    "cannot execute INSERT in a read-only transaction": "the database is read-only",
    SOCKET + 'FATAL:  no pg_hba.conf entry for host "10.0.0.2"': "the database server does not let this server in",
}


@pytest.mark.parametrize(("said", "meant"), SAID.items())
def test_a_database_server_that_is_away_is_told_from_one_that_refuses(said: str, meant: str) -> None:
    assert str(store_error(OperationalError("SELECT 1", {}, psycopg.OperationalError(said))).why) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("disk I/O error", "the disk can't be read or written"),
        ("database or disk is full", "the disk is full"),
        ("attempt to write a readonly database", "the database is read-only"),
        ("database is locked", "the database is busy"),
        ("database disk image is malformed", "the file of the database is damaged"),
        ("what nobody has heard of", "the database answers with OperationalError"),
    ],
)
def test_a_file_that_fails_says_what_of_it(said: str, meant: str) -> None:
    assert str(store_error(OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))).why) == meant


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        ("sqlite:///{folder}", "the file of the database can't be opened or written"),
        ("sqlite:///{folder}/no-database", "the file is not a database"),
        ("sqlite:///{folder}/no-database/runs.sqlite", "the database's folder can't be created"),
        ("sqlite://", "OVERFIT_LAB_DATABASE does not name a file"),
        ("runs.sqlite", "OVERFIT_LAB_DATABASE is not a database URL"),
        ("nosuchbase://lab", "OVERFIT_LAB_DATABASE names a database that is not known here"),
        ("postgresql+pg8000://lab", "the driver that its URL names is not installed"),
    ],
)
def test_what_a_database_url_gets_wrong_is_said_to_whoever_asks_for_runs(url: str, meant: str, tmp_path: Path) -> None:
    (tmp_path / "no-database").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError) as raised:
        RunStore(url.format(folder=tmp_path)).find(Query("ann"))
    assert str(raised.value.why) == meant
    assert str(raised.value) == meant
