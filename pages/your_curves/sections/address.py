"""Curves in the page's address: taken from a link once, and left again where the visitor brings others."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from dashboard.data.curves.link import from_link, to_link
from dashboard.data.curves.log import Log, LogError
from dashboard.data.curves.roles import Roles
from dashboard.ui.lessons import LESSONS
from dashboard.ui.plain import plain
from dashboard.ui.session import Slot
from language.say import Message, t

_CURVES = "curves"


@dataclass(frozen=True)
class Linked:
    """What an address has `packed`, and a problem where it could not be unpacked.

    `text` stands for it here; `beside` is what the page read when it had come, text or the numbers of files.
    """

    packed: str = ""
    problem: str | Message = ""
    text: str | None = None
    beside: str | tuple[str, ...] | None = None


_LINKED = Slot("curves from address", Linked())


def take_from_address(text: Slot[str]) -> None:
    """Curves that came with the address take the example's place, once."""
    text.set(text.get())
    packed = st.query_params.get(_CURVES, "")
    if not packed:
        return
    if packed != _LINKED.get().packed:
        try:
            text.set(from_link(packed))
            _LINKED.set(Linked(packed, text=text.get()))
        except LogError as error:
            _LINKED.set(Linked(packed, error.args[0]))
    if problem := _LINKED.get().problem:
        st.error(plain(str(problem)), icon=":material/error:")


def leave_address(source: str | tuple[str, ...]) -> None:
    """Where the visitor has brought other text or files since, of which a copied link would show nothing."""
    linked = _LINKED.get()
    if _CURVES not in st.query_params:
        return
    if linked.beside is None:
        _LINKED.set(replace(linked, beside=source))
    elif source not in (linked.text, linked.beside):
        del st.query_params[_CURVES]
        _LINKED.clear()


def link_to(log: Log, roles: Roles) -> None:
    """A link that holds the curves in the roles that they have here, for whoever shall see them."""
    st.page_link(
        LESSONS["your_curves"].path,
        label=t("A link to these curves"),
        icon=":material/link:",
        query_params={_CURVES: to_link(log, roles)},
    )
