"""Parts of a page that run by themselves, without the rest of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st

from dashboard.ui.session import page_acted

P = ParamSpec("P")
S = TypeVar("S", bound=Hashable)
TICK_SECONDS = 0.25


def live(part: Callable[P, None], every: float | None = None) -> Callable[P, None]:
    """A Streamlit fragment in a container of its own; with `every`, it runs again each so many seconds.

    When a fragment runs again, Streamlit drops whatever it has drawn and not yet sent, its container included. What
    stands after it on the page then has no place to go to, and the whole page turns blank. With a container around it
    that belongs to the page, nothing stands after it.
    """

    @wraps(part)
    def shown(*args: P.args, **kwargs: P.kwargs) -> None:
        with st.container():
            st.fragment(part, run_every=every)(*args, **kwargs)

    return shown


def watch(
    draw: Callable[[], None], stage: Callable[[], S], drawn_at: S, *, over: bool, every: float = TICK_SECONDS
) -> None:
    """Draws a part of the page, and again at every tick until it is over.

    `stage` tells how far the work is, as far as the rest of the page depends on it; `drawn_at` is the stage at which
    the page is being drawn. Once the two differ, the whole page runs anew, and with it this part.
    """

    def part() -> None:
        if stage() != drawn_at:
            page_acted()
            st.rerun()
        draw()

    live(part, None if over else every)()
