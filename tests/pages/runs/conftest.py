"""A store of each test's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.store.keeping.keeper import Keeper
from tests.pages.own_store import own_store


@pytest.fixture
def keeper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper]:
    with own_store(tmp_path, monkeypatch) as made:
        yield made
