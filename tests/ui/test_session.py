"""What all visits share is one thing, whoever asks, and whatever becomes of Streamlit's cache or of an edited file."""

from __future__ import annotations

import importlib.util
import sys
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pytest
import streamlit as st

from dashboard.ui import session
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.frame.waiting_line import get_admission
from dashboard.ui.runs.keeping import get_keeper
from dashboard.ui.server import get_engine
from dashboard.ui.session import one_per_process


def test_it_is_made_once_and_stays_when_the_cache_is_emptied() -> None:
    made: list[object] = []

    def make() -> object:
        made.append(object())
        return made[-1]

    make.__qualname__ = uuid.uuid4().hex
    shared = one_per_process(make)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: shared(), range(50)))
    st.cache_resource.clear()
    assert {*map(id, found), id(shared())} == {id(made[0])}
    assert len(made) == 1


def test_what_failed_is_tried_again() -> None:
    answers = iter([None, "here"])

    def make() -> str:
        found = next(answers)
        if found is None:
            raise FileNotFoundError
        return found

    make.__qualname__ = uuid.uuid4().hex
    with pytest.raises(FileNotFoundError):
        one_per_process(make)()
    assert one_per_process(make)() == "here"


def test_it_outlives_the_module_that_made_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def make() -> object:
        return object()

    make.__qualname__ = uuid.uuid4().hex
    spec = importlib.util.spec_from_file_location("edited", session.__file__)
    assert spec is not None
    assert spec.loader is not None
    edited = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, edited)
    spec.loader.exec_module(edited)
    assert one_per_process(make)() is edited.one_per_process(make)()


@pytest.mark.parametrize("get", [get_engine, get_keeper, get_classrooms, get_admission])
def test_what_serves_all_visits_stays_when_the_cache_is_emptied(
    get: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_SHARED", {})
    monkeypatch.setattr("dashboard.ui.server.Engine", lambda *_, **__: Mock(start=object))
    monkeypatch.setattr("dashboard.ui.runs.keeping.Keeper", lambda *_: object())
    before = get()
    st.cache_resource.clear()
    assert get() is before
