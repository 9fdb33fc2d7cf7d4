"""Parts of a page that run by themselves, without the rest of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

P = ParamSpec("P")


def live(part: Callable[P, None], every: float | None = None) -> Callable[P, None]:
    """A Streamlit fragment in a place of its own; with `every`, it runs again each so many seconds.

    When a fragment runs again, Streamlit drops what it had drawn and not yet sent, its container included. What stands
    after it on the page then has no place to go to, and the whole page turns blank. With a container around it that
    belongs to the page, nothing stands after it.
    """

    @wraps(part)
    def shown(*args: P.args, **kwargs: P.kwargs) -> None:
        with st.container():
            st.fragment(part, run_every=every)(*args, **kwargs)

    return shown
