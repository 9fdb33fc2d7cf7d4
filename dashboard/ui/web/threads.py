"""How the threads of the page's process share its cores."""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from typing import Any
from weakref import WeakKeyDictionary

from streamlit import config
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent
from threadpoolctl import threadpool_limits

TURN_SECONDS = 5e-4
# How long what a page has drawn may wait for more of it. Streamlit sends every 5 ms at most.
TOGETHER_SECONDS = 0.01
FILES_AT_ONCE = 32


def take_short_turns() -> None:
    """Has a thread that computes give way after half a millisecond, instead of Python's five.

    For each look of a live part, the loop that sends everything to everybody starts a thread, and waits until it has
    had its turn, behind all threads that compute. With 25 visitors it spent two thirds of its time waiting, and for
    half a minute nobody was sent anything.
    """
    sys.setswitchinterval(TURN_SECONDS)


def read_options_unlocked() -> None:
    """Has pages read Streamlit's options without a lock, and its themes, which no page can set, once.

    Streamlit reads an option for each element, under a lock of all threads. One that is interrupted there keeps the
    others waiting, and from then on they meet at it again and again: with fifty visitors, 45 of 100 samples of the
    threads that ran were at this lock. For the themes it goes through all options six times a run, on the loop.
    """
    locked = config.get_option

    def get_option(key: str) -> Any:
        option = config.get_config_options().get(key)
        return option.value if option else locked(key)

    config.get_option = get_option
    config.get_options_for_section = cache(config.get_options_for_section)


def multiply_on_one_thread() -> None:
    """Has each matrix product stay on the thread that asks for it.

    The pages' matrices are so small that a second thread costs more than it gains: on two cores that trainings need,
    too, the lab's charts took 0.89 s of processor time, most of it in a loop that waits for the other thread. On one
    thread they take 0.13 s.
    """
    # For what is loaded later, such as SciPy's own copy of OpenBLAS.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    threadpool_limits(1, user_api="blas")


def make_files_side_by_side() -> None:
    """Gives the running loop threads for as many files as may be asked for at a time.

    Some wait for a worker, and Python's usual six on two cores would keep all others waiting with them.
    """
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(FILES_AT_ONCE, "files"))


class HandOver:
    """What a page's thread has for the loop that serves all visits: in the order in which it comes, several at a time.

    It holds nothing of the visit but what it still has for the loop, so that one that has ended is forgotten.
    """

    def __init__(self, seconds: float = TOGETHER_SECONDS) -> None:
        self._seconds = seconds
        self._brought: deque[Callable[[], None]] = deque()
        self._awaited = False

    def bring(self, call: Callable[[], None], wake: Callable[[Callable[[], None]], None], *, at_once: bool) -> None:
        """Has the loop make a call: `at_once`, with all that was brought before, or within so many `seconds`.

        `wake` has the loop call something, from any thread.
        """
        self._brought.append(call)
        if at_once:
            wake(self._take)
        elif not self._awaited:
            self._awaited = True
            wake(self._wait)

    def _wait(self) -> None:
        asyncio.get_running_loop().call_later(self._seconds, self._take_awaited)

    def _take_awaited(self) -> None:
        # First, so that what comes meanwhile is either taken here or waited for anew.
        self._awaited = False
        self._take()

    def _take(self) -> None:
        try:
            while self._brought:
                self._brought.popleft()()
        finally:
            # Of a call that raises the loop writes into the log; those after it are made all the same.
            if self._brought:
                asyncio.get_running_loop().call_soon(self._take)


def hand_over_together() -> None:
    """Has what pages draw reach the loop several elements at a time, and at once when a run begins or ends.

    Streamlit wakes the loop for each element, and then once more for itself. Each time the two threads take Python's
    lock from each other: a page that compares cost the process an eighth more.
    """
    under_way: WeakKeyDictionary[AppSession, HandOver] = WeakKeyDictionary()

    def on_event(self: AppSession, sender: Any, event: ScriptRunnerEvent, **what: Any) -> None:
        at_once = event is not ScriptRunnerEvent.ENQUEUE_FORWARD_MSG
        call = partial(self._handle_scriptrunner_event_on_event_loop, sender, event, **what)
        if self not in under_way:
            under_way[self] = HandOver()
        under_way[self].bring(call, self._call_soon_on_event_loop, at_once=at_once)

    def enqueued(self: Runtime) -> None:
        # Only the loop enqueues, and it needs no waking.
        self._get_async_objs().need_send_data.set()

    # They have no hooks.
    AppSession._on_scriptrunner_event = on_event  # type: ignore[assignment,method-assign] # noqa: SLF001
    Runtime._enqueued_some_message = enqueued  # type: ignore[method-assign] # noqa: SLF001
