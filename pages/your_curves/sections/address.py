"""Curves in the page's address: taken from a link once, and left again where the visitor brings others."""

from __future__ import annotations

from dataclasses import dataclass

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
    """What an address has `packed`: the text that stands for it here, and a problem where it could not be unpacked."""

    packed: str = ""
    text: str = ""
    problem: str | Message = ""


_LINKED = Slot("curves from address", Linked())


def take_from_address(text: Slot[str]) -> None:
    """Curves that came with the address take the example's place, once."""
    text.set(text.get())
    packed = st.query_params.get(_CURVES, "")
    if not packed:
        return
    if packed != _LINKED.get().packed:
        try:
            _LINKED.set(Linked(packed, from_link(packed)))
        except LogError as error:
            _LINKED.set(Linked(packed, text.get(), error.args[0]))
        text.set(_LINKED.get().text)
    if problem := _LINKED.get().problem:
        st.error(plain(str(problem)), icon=":material/error:")


def leave_address(text: str) -> None:
    """Where the visitor has brought this text, or files, since: a copied link would show other curves than the page."""
    if _CURVES in st.query_params and text != _LINKED.get().text:
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
