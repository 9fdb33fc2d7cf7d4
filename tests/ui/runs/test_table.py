"""The table of runs does what a browser says that its visitor did, where that can be done."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from tests.ui.sent import ANYTHING, send, told


def page() -> None:
    import streamlit as st  # a page of its own

    from dashboard.ui.runs.table import Callbacks, Head, Row, Shown, run_table

    def note(*told: object) -> None:
        st.session_state["told"] = told

    heads = (Head("epochs", "Epochs", sort=True), Head("note", "Note"))
    shown = Shown(
        heads, [Row("a-b_1", "a run", star=False, cells={})], "epochs", descending=False, chosen=(), version=0
    )
    run_table(shown, Callbacks(note, note, note), key="table")


@pytest.fixture(scope="module")
def app() -> AppTest:
    return AppTest.from_function(page, default_timeout=60).run()


@pytest.mark.parametrize(
    ("event", "value", "understood"),
    [
        ("chosen", ["a-b_1", 7, "\ud800", "\0"], (["a-b_1"],)),
        ("chosen", None, ([],)),
        ("sort", {"by": "epochs", "descending": True}, ("epochs", True)),
        ("sort", {"by": "note", "descending": True}, None),
        ("star", {"id": "a-b_1", "star": True}, ("a-b_1", True)),
        ("star", {"id": "\ud800", "star": True}, None),
    ],
)
def test_what_the_table_can_say_is_done_and_nothing_else(app: AppTest, event: str, value: Any, understood: Any) -> None:
    send(app, event, value)
    assert told(app) == understood


@settings(max_examples=10)
@given(event=st.sampled_from(["chosen", "sort", "star"]), value=ANYTHING)
def test_nothing_that_a_stranger_sends_ends_the_page(app: AppTest, event: str, value: Any) -> None:
    send(app, event, value)
