"""A page that has workers answer a few calls shows what they answer, and says where one could not."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.inline_engine import InlineEngine, StartingEngine, put_in_place


def page() -> None:
    from functools import partial

    import streamlit as st

    from dashboard.ui.server import get_engine
    from dashboard.ui.waiting.calls import call_workers

    answered = call_workers("division", 1, [partial(get_engine().call, divmod, 7, by) for by in (2, 0, 4)])
    st.text("nothing" if answered is None else answered.latest)


def test_answers_come_in_the_order_of_the_calls_and_one_that_failed_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    app = AppTest.from_function(page).run()
    assert app.text[0].value == "[(3, 1), None, (1, 3)]"
    (error,) = app.error
    assert error.value == r"This could not be computed\: ZeroDivisionError\. Reload the page to try again\."


def test_nothing_is_called_before_there_is_an_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    assert AppTest.from_function(page).run().text[0].value == "nothing"
