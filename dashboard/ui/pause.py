"""A page that waits, for a worker or for a moment: other pages have their turn meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from dashboard.ui.server import get_engine
from dashboard.ui.web.turns import TURNS

# How long what a page needs from a worker is waited for; one that is in a long training answers later.
CALL_SECONDS = 20.0
LOOK_SECONDS = 0.02
# What a page waits for quick results, so as to appear whole at once.
PATIENCE_SECONDS = 0.4
P = ParamSpec("P")
T = TypeVar("T")


def pause(wait: Callable[[float], object], seconds: float) -> None:
    """Waits at most so many seconds, for what has a `wait` of its own."""
    with TURNS.given():
        wait(seconds)


def pause_until(reached: Callable[[], bool], seconds: float) -> None:
    """Waits at most so many seconds, for what has to be looked at again and again."""
    deadline = time.monotonic() + seconds
    with TURNS.given():
        while not reached() and time.monotonic() < deadline:
            time.sleep(LOOK_SECONDS)


def answer(seconds: float, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Runs the task on a worker, and returns its result. It is cancelled where that takes more than so many seconds.

    Raises ConnectionError and TimeoutError where no worker answers, and what the task raises.
    """
    called = get_engine().call(task, *args, **kwargs)
    try:
        with TURNS.given():
            return called.result(timeout=seconds)
    finally:
        called.cancel()
