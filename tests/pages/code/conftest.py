"""Pages with their Python unfolded, before anything is trained."""

from __future__ import annotations

import pytest

from tests.pages.inline_engine import StartingEngine, put_in_place


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
