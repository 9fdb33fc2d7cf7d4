"""Who waits lets another page compute, and waits no longer than it said."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from types import SimpleNamespace

import pytest

from dashboard.ui import pause
from dashboard.ui.web.turns import Turns

LONG, NONE = 60.0, 0.0


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Turns:
    """Those of the pages, of which one is taken at a time."""
    one = Turns(1, LONG)
    monkeypatch.setattr(pause, "TURNS", one)
    return one


def test_meanwhile_another_page_has_its_turn(turns: Turns) -> None:
    computed = threading.Event()

    def compute() -> None:
        with turns.taken():
            computed.set()

    with turns.taken():
        threading.Thread(target=compute).start()
        pause.pause(computed.wait, LONG)
    assert computed.is_set()


def test_what_can_only_be_looked_at_is_looked_at_until_it_is_there(turns: Turns) -> None:
    looks = iter((False, False, True))
    with turns.taken():
        pause.pause_until(lambda: next(looks), LONG)
    assert next(looks, None) is None


def test_what_no_worker_has_answered_in_time_is_not_begun_later(turns: Turns, monkeypatch: pytest.MonkeyPatch) -> None:
    called: Future[int] = Future()
    monkeypatch.setattr(pause, "get_engine", lambda: SimpleNamespace(call=lambda task: called))
    with turns.taken(), pytest.raises(TimeoutError):
        pause.answer(NONE, lambda: 1)
    assert called.cancelled()


def test_what_never_comes_is_given_up(turns: Turns) -> None:
    with turns.taken():
        pause.pause_until(lambda: False, NONE)
