"""Pages without a cluster."""

from __future__ import annotations

import pytest

from tests.pages.inline_engine import InlineEngine, put_in_place


@pytest.fixture(autouse=True)
def _trainings_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
