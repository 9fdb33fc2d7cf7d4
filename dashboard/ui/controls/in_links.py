"""Arguments of Streamlit's controls by which a lesson's link keeps what is chosen."""

from __future__ import annotations

from typing import Literal, TypedDict

from dashboard.ui.controls.lesson_link import is_locked


class InAddress(TypedDict):
    """Arguments of a control that stands in the page's address."""

    key: str
    bind: Literal["query-params"]
    disabled: bool


class InLinks(InAddress):
    """The same for a control that keeps its value for the visit."""

    persist_state: Literal["session"]


def in_address(key: str) -> InAddress:
    """For a control that stands in the page's address, so that a link sets it, and may lock it."""
    return {"key": key, "bind": "query-params", "disabled": is_locked(key)}


def in_links(key: str) -> InLinks:
    """The same for a control that stays as it is while other pages are shown."""
    return {**in_address(key), "persist_state": "session"}
