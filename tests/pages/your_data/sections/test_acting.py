"""What a click on a finding does to the choices."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import streamlit as st

from dashboard.analysis.checks.finding import Action, Finding
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from pages.your_data.sections.acting import _set, is_acted_on
from pages.your_data.trials.example import FILE, TARGET, example_csv

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


@pytest.mark.usefixtures("state")
@pytest.mark.parametrize("step", ["leave out", "read as missing"])
def test_that_a_column_is_left_out_or_a_number_missing_is_a_step_that_was_taken(step: Action, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(example_csv())
    experiment = change(Experiment(), dataset=own_data(tmp_path / FILE, TARGET))
    assert not is_acted_on("file", experiment)
    _set("file", found(step), done=True)
    assert is_acted_on("file", experiment)
