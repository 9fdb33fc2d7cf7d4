"""Those who wait for the page's process do not wait long for threads that compute."""

from __future__ import annotations

import asyncio
import gc
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from textwrap import dedent
from threading import Barrier
from typing import Any
from weakref import ref

import pytest
from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from dashboard.ui.web.threads import (
    FILES_AT_ONCE,
    TURN_SECONDS,
    HandOver,
    hand_over_together,
    make_files_side_by_side,
    read_options_unlocked,
    take_short_turns,
)


def test_a_thread_that_computes_soon_gives_way() -> None:
    usual = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() == TURN_SECONDS < usual
    finally:
        sys.setswitchinterval(usual)


def test_an_option_is_read_while_another_thread_holds_streamlits_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("get_option", "get_options_for_section"):
        # Noted, so that what Streamlit has is put back.
        monkeypatch.setattr(config, name, getattr(config, name))
    read_options_unlocked()
    usual = config.get_option("client.toolbarMode")
    config.get_options_for_section("theme")
    with ThreadPoolExecutor(1) as thread, config._config_lock:
        assert thread.submit(config.get_option, "client.toolbarMode").result(timeout=60) == usual
        assert "primaryColor" in thread.submit(config.get_options_for_section, "theme").result(timeout=60)
    with pytest.raises(RuntimeError, match="unheard"):
        config.get_option("server.unheard")


def test_an_option_that_is_set_later_is_read_as_it_is_then(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("get_option", "get_options_for_section"):
        monkeypatch.setattr(config, name, getattr(config, name))
    read_options_unlocked()
    usual = config.get_option("client.toolbarMode")
    try:
        config.set_option("client.toolbarMode", "minimal")
        assert config.get_option("client.toolbarMode") == "minimal"
    finally:
        config.set_option("client.toolbarMode", usual)


def test_the_server_multiplies_matrices_on_one_thread() -> None:
    script = dedent("""
        import dashboard.app
        import scipy.linalg
        from threadpoolctl import threadpool_info
        print({library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"})
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "{1}"


def test_files_that_wait_for_a_worker_keep_few_others_waiting() -> None:
    async def loop() -> None:
        make_files_side_by_side()
        all_at_once = Barrier(FILES_AT_ONCE, timeout=60)
        await asyncio.gather(*(asyncio.to_thread(all_at_once.wait) for _ in range(FILES_AT_ONCE)))

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, loop()).result()


def brought(*calls: Callable[[], None], at_once: bool = False) -> tuple[int, list[str]]:
    """How often the loop was woken until all calls were made, the last one perhaps `at_once`; what it was told of."""
    woken: list[Callable[[], None]] = []
    wrong: list[str] = []

    async def loop() -> None:
        here, over = asyncio.get_running_loop(), asyncio.Event()
        here.set_exception_handler(lambda _, told: wrong.append(str(told["exception"])))

        def wake(call: Callable[[], None]) -> None:
            woken.append(call)
            here.call_soon_threadsafe(call)

        hand_over = HandOver(seconds=3600.0 if at_once else 0.0)
        for call in calls:
            hand_over.bring(call, wake, at_once=False)
        hand_over.bring(over.set, wake, at_once=at_once)
        await asyncio.wait_for(over.wait(), 60)

    # A browser's test that ran before has a loop of its own in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, loop()).result()
    return len(woken), wrong


@pytest.mark.parametrize(("at_once", "wakes"), [(False, 1), (True, 2)])
def test_what_a_page_draws_reaches_the_loop_in_its_order_and_wakes_it_seldom(at_once: bool, wakes: int) -> None:
    made: list[int] = []
    assert brought(*(partial(made.append, number) for number in range(100)), at_once=at_once) == (wakes, [])
    assert made == list(range(100))


def test_a_call_that_raises_keeps_no_later_one_from_the_loop() -> None:
    made: list[int] = []

    def raises() -> None:
        raise ValueError("a broken message")

    _, wrong = brought(raises, partial(made.append, 1), raises, partial(made.append, 2))
    assert made == [1, 2]
    assert wrong == ["a broken message"] * 2


class Session:
    """A visit, as Streamlit's session is to what hands over: what its loop was woken for, and what it has handled."""

    def __init__(self) -> None:
        self.woken: list[Callable[[], None]] = []
        self.handled: list[tuple[ScriptRunnerEvent, str | None]] = []

    def _call_soon_on_event_loop(self, call: Callable[[], None]) -> None:
        self.woken.append(call)

    def _handle_scriptrunner_event_on_event_loop(self, _: object, event: ScriptRunnerEvent, **what: str) -> None:
        self.handled.append((event, what.get("forward_msg")))


@pytest.fixture
def _handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    for owner, name in ((AppSession, "_on_scriptrunner_event"), (Runtime, "_enqueued_some_message")):
        # Noted, so that what Streamlit has is put back.
        monkeypatch.setattr(owner, name, getattr(owner, name))
    hand_over_together()


@pytest.mark.usefixtures("_handed_over")
def test_a_visit_that_has_ended_is_kept_by_nothing() -> None:
    session: Any = Session()
    AppSession._on_scriptrunner_event(session, None, event=ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS)
    session.woken.pop()()
    gone = ref(session)
    del session
    gc.collect()
    assert gone() is None


@pytest.mark.usefixtures("_handed_over")
def test_elements_wait_for_each_other_and_the_end_of_a_run_for_nothing() -> None:
    session: Any = Session()
    for element in "abc":
        AppSession._on_scriptrunner_event(
            session,
            None,
            event=ScriptRunnerEvent.ENQUEUE_FORWARD_MSG,
            forward_msg=element,  # type: ignore[arg-type]
        )
    assert len(session.woken) == 1
    AppSession._on_scriptrunner_event(session, None, event=ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS)
    assert not session.handled
    session.woken[-1]()
    assert [element for _, element in session.handled] == ["a", "b", "c", None]
