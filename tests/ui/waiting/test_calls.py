"""A page that has workers answer a few calls shows what they answer, and says where one could not."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any, ClassVar

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.reporting.relay import Relay
from dashboard.ui.waiting.calls import Seeds, SeedTask
from dashboard.ui.waiting.looks import LOOKS, Look
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


class SlowEngine(InlineEngine):
    """Its workers answer when a test lets them."""

    asked: ClassVar[list[Future[Any]]] = []

    def call(self, *_: Any, **__: Any) -> Future[Any]:
        self.asked.append(Future())
        return self.asked[-1]


def test_a_look_before_the_next_answer_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(SlowEngine, monkeypatch)
    looks: dict[str, Look] = {}
    monkeypatch.setattr(LOOKS, "add", looks.__setitem__)
    assert AppTest.from_function(page).run().text[0].value == "[None, None, None]"
    (look,) = looks.values()
    assert not look.has_news
    SlowEngine.asked[0].set_result((3, 1))
    assert look.has_news


def answered(result: float | Exception) -> Future[float]:
    future: Future[float] = Future()
    if isinstance(result, Exception):
        future.set_exception(result)
    else:
        future.set_result(result)
    return future


def test_only_what_was_stopped_says_so_and_a_seed_that_failed_is_none_done() -> None:
    calls = [lambda: answered(1.0), lambda: answered(ValueError()), lambda: answered(2.0)]
    failed = Seeds(Relay(calls, at_once=3), SeedTask(lambda: 1.0))
    stopped = Seeds(Relay([*calls[:2], Future], at_once=3), SeedTask(lambda: 1.0))
    stopped.stop()
    assert [work.ended for work in (failed, stopped)] == [True, True]
    assert [work.status for work in (failed, stopped)] == ["2 of 3 seeds done.", "Stopped: 1 of 3 seeds done."]
