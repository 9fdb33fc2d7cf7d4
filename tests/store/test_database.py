"""The connection itself: what a server that does not answer costs those who ask."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from dashboard.store import database
from dashboard.store.database import Database
from dashboard.store.errors import StoreError


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
