"""Verdicts of a sweep rest on what the lab's rest on, where that does not take too long."""

from __future__ import annotations

import pytest
import streamlit as st

from dashboard.analysis.results import Results
from dashboard.analysis.sweeps.swept import arms_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.experiment.sweeps.sweep import Sweep, sweep
from dashboard.ui.sweeps import drawn
from dashboard.ui.sweeps.drawn import draw_sweep, extras_of
from tests.made import made_record


def test_each_value_of_one_setting_is_judged_as_the_lab_judges_it() -> None:
    one = sweep([numbers(Experiment())["l2"]], Experiment())
    assert set(extras_of(one).judged) == set(one.experiments.values())


def test_a_map_of_two_settings_is_judged_by_its_curves_alone() -> None:
    both = sweep([numbers(Experiment(), 3)[name] for name in ("l2", "dropout")], Experiment())
    assert not extras_of(both).judged


def test_charts_of_other_values_are_others_however_many_have_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are shared by all visits, whose trainings end in any order."""
    versions: list[str] = []
    monkeypatch.setattr(drawn, "_charts", lambda version, *_: versions.append(version))
    monkeypatch.setattr(drawn, "show_payload", lambda *_, **__: None)
    one = sweep([numbers(Experiment())["l2"]], Experiment())
    arms = arms_of(one)
    for place in (0, 1, 1):
        row = [made_record(0.5, experiment=arm.experiment) if at == place else None for at, arm in enumerate(arms)]
        draw_sweep(one, Results.of(arms, row), key="x")
    assert versions[0] != versions[1] == versions[2]


def test_charts_stay_while_no_worker_has_time_for_the_data_of_a_further_value(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bytes] = []
    remembered: dict[str, object] = {}
    monkeypatch.setattr(st, "session_state", remembered)
    monkeypatch.setattr(drawn, "show_payload", lambda data, **_: shown.append(data))

    def charts(version: str, *_: object) -> bytes:
        if busy:
            raise TimeoutError
        return version.encode()

    monkeypatch.setattr(drawn, "_charts", charts)
    one, other = (sweep([numbers(Experiment())[name]], Experiment()) for name in ("samples", "l2"))
    busy = False
    draw_sweep(one, _first(one, 1), key="x")
    busy = True
    for asked in (one, other):
        with pytest.raises(TimeoutError):
            draw_sweep(asked, _first(asked, 2), key="x")
    assert shown == [shown[0]] * 2


def _first(one: Sweep, count: int) -> Results:
    """Results of the first values alone."""
    arms = arms_of(one)
    row = [made_record(0.5, experiment=arm.experiment) if at < count else None for at, arm in enumerate(arms)]
    return Results.of(arms, row)
