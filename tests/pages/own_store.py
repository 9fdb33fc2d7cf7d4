"""Runs that one test keeps, and no other sees."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dashboard.store.keeping.keeper import Keeper
from dashboard.store.store import RunStore
from dashboard.ui.runs.keeping import get_keeper
from pages.runs.sections import filters
from tests.shared import share


@contextmanager
def own_store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    made = Keeper(RunStore(f"sqlite:///{folder / 'runs.sqlite'}"))
    share(get_keeper, made, monkeypatch)
    # What can be chosen is remembered by owner and state, which two tests may share.
    filters._choices.clear()
    yield made
    made.close()
