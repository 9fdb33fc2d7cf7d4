"""How a lesson keeps what is chosen on it."""

from __future__ import annotations

from typing import Final, Literal, TypedDict


class _InLinks(TypedDict):
    bind: Literal["query-params"]
    persist_state: Literal["session"]


# For a control of Streamlit's: it stands in the page's address, so that a link sets it, and stays as it is while other
# pages are shown.
IN_LINKS: Final[_InLinks] = {"bind": "query-params", "persist_state": "session"}
