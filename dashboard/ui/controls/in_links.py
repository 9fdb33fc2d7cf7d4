"""How a lesson keeps what is chosen on it."""

from __future__ import annotations

from typing import Literal, TypedDict

from dashboard.ui.controls.lesson_link import is_locked


class InAddress(TypedDict):
    """What a control of Streamlit's is given."""

    key: str
    bind: Literal["query-params"]
    disabled: bool


class InLinks(InAddress):
    """The same for one that stays."""

    persist_state: Literal["session"]


def in_address(key: str) -> InAddress:
    """For a control that stands in the page's address, so that a link sets it, and may lock it."""
    return {"key": key, "bind": "query-params", "disabled": is_locked(key)}


def in_links(key: str) -> InLinks:
    """The same for a control that stays as it is while other pages are shown."""
    return {**in_address(key), "persist_state": "session"}
