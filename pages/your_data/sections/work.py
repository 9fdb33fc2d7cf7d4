"""What the page has a worker do with a table, and waits for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import ParamSpec, TypeVar

import streamlit as st

from dashboard.data.tables.errors import TableError, why_not_kept
from dashboard.engine.connection import WorkerLostError
from dashboard.ui.pause import answer
from dashboard.ui.server import get_engine, say_it_starts
from dashboard.ui.waiting.live import watch
from language.say import later, mark, t

SECONDS = 120.0
_TOO_LONG = mark(
    "No answer within {seconds:.0f} seconds, so it was given up: the table takes too long, or the server is busy. "
    "Upload fewer rows or columns, or try again."
)
_LOST = mark("Two workers were lost while reading this. Upload fewer rows or columns, or try again.")


class NoAnswerError(TableError):
    """Nothing is known against the table: asked again, a worker may answer."""


P = ParamSpec("P")
T = TypeVar("T")


def by_worker(doing: str, task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """What a worker makes of it; None while there is no worker, which is said.

    Raises TableError, with a sentence that says what to do, where it can't be done.
    """
    try:
        with st.spinner(doing):
            return _answer(task, *args, **kwargs)
    except WorkerLostError as error:
        raise NoAnswerError(later(_LOST)) from error
    except FutureTimeoutError as error:
        raise NoAnswerError(later(_TOO_LONG, seconds=SECONDS)) from error
    except ConnectionError:
        # Also where there never was one: the page runs anew once there is.
        what = mark("The contents of the file")
        watch(lambda: say_it_starts(what), lambda: get_engine().ready, get_engine().ready, over=False)
        return None
    except OSError as error:
        why = later("The server can't read or keep the file: {error}.", error=why_not_kept(error))
        raise TableError(why) from error


def ask_again() -> None:
    """A button: whatever is pressed draws the page anew, which asks a worker again."""
    st.button(t("Try again"), key="own again", icon=":material/refresh:")


def _answer(task: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """A worker may be lost by what it did before: another one has a try."""
    try:
        return answer(SECONDS, task, *args, **kwargs)
    except WorkerLostError:
        return answer(SECONDS, task, *args, **kwargs)
