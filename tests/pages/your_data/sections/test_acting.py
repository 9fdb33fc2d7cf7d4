"""What a click on a finding does to the choices."""

from __future__ import annotations

from typing import get_args

import pytest
import streamlit as st

from dashboard.analysis.checks.finding import Action, Finding
from pages.your_data.sections.acting import _set

STEPS = [step for step in get_args(Action) if step != "none"]


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """A visit that has chosen nothing yet."""
    chosen: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", chosen)
    return chosen


def found(step: Action) -> Finding:
    return Finding("leak", "", "", step, columns=("a",), values=(9.0,), rows=(1,))


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_a_choice_that_can_be_taken_back(step: Action, state: dict[str, object]) -> None:
    _set("file", found(step), done=True)
    done = dict(state)
    assert done
    _set("file", found(step), done=False)
    assert state.keys() == done.keys()
    assert state != done


@pytest.mark.usefixtures("state")
def test_a_step_that_changes_nothing_is_an_error() -> None:
    with pytest.raises(KeyError):
        _set("file", found("none"), done=True)
