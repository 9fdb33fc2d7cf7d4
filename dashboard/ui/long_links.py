"""Lets a link be longer than any honest one is, so that the page can say what is wrong with it."""

from __future__ import annotations

from uvicorn.protocols.http import h11_impl

LONGEST_REQUEST = 2**20


def allow_long_links() -> None:
    """Raises the longest request line that is taken in pieces from 16 kB; Streamlit has no option for it."""
    vars(h11_impl)["DEFAULT_MAX_INCOMPLETE_EVENT_SIZE"] = LONGEST_REQUEST
