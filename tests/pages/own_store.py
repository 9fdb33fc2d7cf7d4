"""Runs that one test keeps, and no other sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.store.keeping.keeper import Keeper
from dashboard.store.store import RunStore
from pages.runs.sections import filters


@contextmanager
def own_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    made = Keeper(RunStore(f"sqlite:///{folder / 'runs.sqlite'}"))
    monkeypatch.setattr("dashboard.ui.runs.keeping.start_keeper", lambda: made)
    # What can be chosen is remembered by owner and state, which two tests may share.
    filters._choices.clear()
    yield made
    made.close()
