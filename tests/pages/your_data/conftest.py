"""Engines that read tables and train nothing."""

from __future__ import annotations

import pytest

from tests.pages.inline_engine import CheckingEngine, StartingEngine, put_in_place


@pytest.fixture
def no_training(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is not about results: tables are read all the same."""
    put_in_place(StartingEngine, monkeypatch)


@pytest.fixture
def checking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is about what checks find."""
    put_in_place(CheckingEngine, monkeypatch)
