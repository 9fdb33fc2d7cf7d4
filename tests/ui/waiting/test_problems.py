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
    monkeypatch.setattr(st, "error", lambda text, **_: cards.append(text.replace("\\", "")))
    show_problems(Failed(("no sample of cats", "no sample of dogs")), Failed(("no sample of cats",)), of="Left out: 3")
    assert cards == ["Left out: 3  \nno sample of cats  \nno sample of dogs"]


@pytest.mark.parametrize(
    ("names", "more"),
    [
        ("9", ""),
        ("98", " 1 other reason differs from this in numbers alone."),
        ("9764", " 3 other reasons differ from this in numbers alone."),
    ],
)
def test_of_reasons_that_differ_in_numbers_alone_the_first_is_said(
    names: str, more: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards: list[str] = []
    monkeypatch.setattr(st, "error", lambda text, **_: cards.append(text.replace("\\", "")))
    show_problems(Failed(tuple(f"The test set of 1{name} rows has no class {name}." for name in names)))
    assert cards == [f"The test set of 19 rows has no class 9.{more}"]


def test_where_nothing_failed_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    cards: list[str] = []
    monkeypatch.setattr(st, "error", lambda text, **_: cards.append(text.replace("\\", "")))
    show_problems(Failed(()))
    assert cards == []
