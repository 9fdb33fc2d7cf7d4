"""Why parts of a work failed."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
import streamlit as st

from dashboard.ui.waiting.problems import show_problems


@dataclass(frozen=True)
class Failed:
    problems: tuple[str, ...]


def test_however_many_values_fail_there_is_one_card(monkeypatch: pytest.MonkeyPatch) -> None:
    cards: list[str] = []
    monkeypatch.setattr(st, "error", lambda text, **_: cards.append(text))
    show_problems(Failed(tuple(f"no sample of class {name}" for name in range(4))), Failed(("no sample of class 0",)))
    assert len(cards) == 1
    assert cards[0].count("no sample") == 4


def test_where_nothing_failed_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    cards: list[str] = []
    monkeypatch.setattr(st, "error", lambda text, **_: cards.append(text))
    show_problems(Failed(()))
    assert cards == []
