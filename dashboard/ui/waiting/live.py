"""Parts of a page that run by themselves, without the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from functools import wraps
from itertools import count
from typing import ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState

from dashboard.data.tables.errors import TableError
from dashboard.ui.language import language
from dashboard.ui.server import get_engine, visitor
from dashboard.ui.session import LESSON, page_acted
from dashboard.ui.waiting.looks import LOOKS, Look
from dashboard.ui.web.turns import TURNS
from language.languages import speak
from language.say import t

P = ParamSpec("P")
S = TypeVar("S", bound=Hashable)
# How often a part looks for news, and how many looks a second all visitors have together at most: each look that is not
# left out is a thread, and takes 6 ms of the process that serves them all.
TICK_SECONDS, LOOKS_PER_SECOND = 0.25, 40
# How long a page waits before it asks again for what was not answered.
AGAIN_SECONDS = 5.0


def live(part: Callable[P, None], every: float | None = None) -> Callable[P, None]:
    """A Streamlit fragment in a container of its own; with `every`, it runs again every so many seconds.

    When a fragment runs again, Streamlit drops whatever it has drawn and not yet sent, its container included. What
    stands after it on the page then has no place to go to, and the whole page turns blank. Inside a container that
    belongs to the page, nothing stands after it.

    A part that looks is another fragment than one that rests, and each page has its own. So a look that the browser
    asked for before it heard of the page's next drawing finds no fragment. If it found one, Streamlit could drop that
    drawing (`AppSession.request_rerun`), and the page would stay as it was.
    """

    @wraps(part)
    def shown(*args: P.args, **kwargs: P.kwargs) -> None:
        # A function for each call: visits run at the same time, and each names its own.
        @wraps(part)
        def in_turn(*args: P.args, **kwargs: P.kwargs) -> None:
            with TURNS.taken():
                speak(language())
                with deleted_tables_said():
                    part(*args, **kwargs)

        # Streamlit tells fragments at one place apart by this, and its messages name them without their visit.
        in_turn.__qualname__ = f"{LESSON.get()} {f'looks {visitor()}' if every else 'rests'}"
        with st.container():
            st.fragment(in_turn, run_every=every)(*args, **kwargs)

    return shown


@contextmanager
def deleted_tables_said() -> Iterator[None]:
    """Around what may draw results of a visitor's table: it can be deleted in another tab at any moment."""
    try:
        yield
    except TableError:
        st.error(
            t("The table that was shown here has been deleted. Upload its file again on the page Your data."),
            icon=":material/error:",
        )


def watch(
    draw: Callable[[], None],
    stage: Callable[[], S],
    drawn_at: S,
    *,
    over: bool,
    every: float | None = None,
    seen: Callable[[], Hashable] | None = None,
) -> None:
    """Draws a part of the page, and again until it is over: at every tick, or every so many seconds by `every`.

    `stage` tells how far the work is, as far as the rest of the page depends on it; `drawn_at` is the stage at which
    the page is being drawn. Once the two differ, the whole page runs again, and with it this part. With `seen`, which
    holds all that both depend on, ticks are left out for as long as it stays the same (see `Look`).
    """
    look = Look(seen) if seen else None

    def part() -> None:
        now = look.seen() if look else None
        if stage() != drawn_at:
            page_acted()
            st.rerun()
        draw()
        if look:
            look.note_drawn(now)
            LOOKS.add(ThreadState.get().fragment_id or "", look)

    live(part, None if over else every or seconds_to_next_look())()


def draw_again() -> None:
    """Has the page drawn once more in a few seconds, also where all else of it rests: for what was not answered."""
    looks = count()

    def part() -> None:
        # The first one is part of the drawing that lacks an answer.
        if next(looks) and get_engine().ready:
            page_acted()
            st.rerun()

    live(part, AGAIN_SECONDS)()


def seconds_to_next_look() -> float:
    return max(TICK_SECONDS, get_engine().owners / LOOKS_PER_SECOND)
