"""A browser tells an option by its label: no two have the same."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from dashboard.ui.controls.distinct import distinct


def test_a_label_that_is_there_already_gets_a_number_that_is_not() -> None:
    labels = {"a": "rents", "b": "rents", "c": "wine", "d": "rents (2)", "e": "rents"}
    assert distinct(labels) == {"a": "rents", "b": "rents (2)", "c": "wine", "d": "rents (2) (2)", "e": "rents (3)"}


def _page() -> None:
    import streamlit as st

    from dashboard.ui.controls.distinct import distinct

    st.selectbox("Which?", (labels := distinct(st.session_state.tables, "one")), format_func=labels.__getitem__)


def test_an_option_keeps_its_number_while_others_come_and_go() -> None:
    app = AppTest.from_function(_page)
    shown = []
    for options in ("abc", "bc", "bcd", "d"):
        app.session_state.tables = dict.fromkeys(options, "rents")
        shown.append(app.run().selectbox[0].options)
    assert not app.exception
    assert shown == [
        ["rents", "rents (2)", "rents (3)"],
        ["rents (2)", "rents (3)"],
        ["rents (2)", "rents (3)", "rents"],
        ["rents"],
    ]


def test_a_number_is_that_of_a_label_and_goes_with_it() -> None:
    app = AppTest.from_function(_page)
    for tables in ({"a": "rents", "b": "rents"}, {"b": "wine"}):
        app.session_state.tables = tables
        app.run()
    assert app.selectbox[0].options == ["wine"]
