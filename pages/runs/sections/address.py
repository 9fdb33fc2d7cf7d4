"""The list's controls in the address, so that a copied link shows the same runs in the same order."""

from __future__ import annotations

import streamlit as st

from dashboard.store.listing import Query
from dashboard.ui.session import Slot, is_own_run, is_step_in_history
from pages.runs.sections import session

# What the address said of the list when this page last read or wrote it.
_HELD: Slot[dict[str, str]] = Slot("runs address", {})
# Controls that hold a text, by their names in the address.
_TEXTS = {"from": session.LESSON, "comparison": session.STUDY, "data": session.DATA, "verdict": session.KIND}
_SETTING, _VALUE, _STARRED, _SORT, _PLACE = "setting", "value", "starred", "sort", "place"
_NAMES = (*_TEXTS, _SETTING, _VALUE, _STARRED, _SORT, _PLACE, session.COMPARE)
_FALLING = "-"


def take() -> None:
    """Sets the controls to a link that was opened, or to a step back; what there is none of is then not filtered by.

    An address that says nothing of the list is where the menu leads: it keeps what is held, unless it is a step back.
    In a run that a control has led to, the address is at best an echo of an earlier one.
    """
    # A zero byte, which no name has, is refused by PostgreSQL.
    query = {name: st.query_params[name].replace("\0", "") for name in _NAMES if name in st.query_params}
    if is_own_run() or query == _HELD.get() or not (query or is_step_in_history()):
        return
    _HELD.set(query)
    for name, slot in _TEXTS.items():
        slot.set(query.get(name, ""))
    setting = query.get(_SETTING, "")
    session.SETTING.set(setting)
    session.value_of(setting).set(query.get(_VALUE, ""))
    session.STARRED.set(_STARRED in query)
    by = query.get(_SORT, "")
    session.SORT.set((by.removeprefix(_FALLING), by.startswith(_FALLING)) if by else session.SORT.default)
    place = query.get(_PLACE, "")
    session.PLACE.set(int(place) if place.isascii() and place.isdigit() and len(place) < 8 else 0)
    session.put(one for one in query.get(session.COMPARE, "").split(",") if one)


def write(query: Query) -> None:
    """Puts what is listed and chosen into the address."""
    ordered = (query.sort, query.descending) != session.SORT.default
    said = {
        "from": query.lesson,
        "comparison": query.study,
        "data": query.data,
        "verdict": query.kind,
        _SETTING: query.setting,
        _VALUE: query.value,
        _STARRED: "on" if query.starred else "",
        _SORT: f"{_FALLING if query.descending else ''}{query.sort}" if ordered else "",
        _PLACE: str(session.PLACE.get() or ""),
        session.COMPARE: ",".join(session.CHOSEN.get()),
    }
    link = {name: text for name, text in said.items() if text}
    _HELD.set(link)
    whole = st.query_params.to_dict()
    address = {name: text for name, text in whole.items() if name not in _NAMES} | link
    if address != whole:
        st.query_params.from_dict(address)
