"""The way into a room: by a link, by a code, or by opening one."""

from __future__ import annotations

import streamlit as st

from dashboard.store.in_class.classrooms import CODE_DIGITS
from dashboard.store.in_class.entries import Refused
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.finding import WIDTH
from dashboard.ui.session import Slot
from dashboard.ui.web.browser import leader
from language.say import t
from pages.in_class.questions import to_ask
from pages.in_class.sections.acts import act
from pages.in_class.sections.posed import asked_in

# In the address.
QUERY = "room"
# The room that this visit was in last: whoever looks at another page finds back.
_ROOM = Slot("room", "")
_CODE, _FIRST = Slot("room code", ""), Slot("room first question", "")


def code_asked_for() -> str:
    """The code in the address, or of the room that this visit is in; empty for neither."""
    code = _digits(st.query_params.get(QUERY, _ROOM.get()))
    if code:
        _enter(code)
    return code


def leave() -> None:
    """In a callback, or where there is no such room."""
    _ROOM.clear()
    st.query_params.pop(QUERY, None)


def show_way_in() -> None:
    """For students a field for the code, for a teacher a room."""
    with st.container(horizontal=True, key="ways-in"):
        with st.container(width=260):
            join()
        with st.container(width=WIDTH):
            _open_one()


def join() -> None:
    """A field for the code that the teacher reads out."""
    with st.form("join a room", border=True):
        st.markdown(t("**Join your class**"))
        st.text_input(t("The room's {count}-digit code", count=CODE_DIGITS), key=_CODE.name, placeholder="482 193")
        st.form_submit_button(t("Join"), icon=":material/login:", on_click=_join)


def _open_one() -> None:
    with st.container(border=True, key="open-a-room"):
        mine = get_classrooms().opened_by(leader())
        st.markdown(t("**For teachers: ask your class**"))
        # A server that no longer has its question has nothing to go back to.
        if mine and asked_in(mine):
            st.markdown(t("Your room {code} is open.", code=in_threes(mine.code)))
            st.button(t("Back to it"), icon=":material/meeting_room:", on_click=_enter, args=(mine.code,))
            return
        st.markdown(
            t(
                "Students join by a code, without an account or a name, and draw or pick what they expect. You see all "
                "answers in one chart, and show the class the true answer when you like. A room ends after three hours."
            )
        )
        asked = to_ask()
        st.selectbox(t("First question"), list(asked), format_func=lambda name: asked[name].label, key=_FIRST.name)
        st.button(t("Open a room"), type="primary", icon=":material/meeting_room:", on_click=_open)


def in_threes(code: str) -> str:
    """As it is read aloud."""
    return f"{code[:3]} {code[3:]}"


def ask_in_a_room(name: str) -> None:
    """In a callback: the question goes to the teacher's room, or to a new one."""

    def ask() -> None:
        mine = get_classrooms().opened_by(leader())
        if mine:
            get_classrooms().ask(mine.code, leader(), name)
        _enter(mine.code if mine else get_classrooms().open(leader(), name))

    act(ask)


def _open() -> None:
    ask_in_a_room(_FIRST.get())


def _join() -> None:
    code = _digits(_CODE.get())

    def enter() -> None:
        if len(code) != CODE_DIGITS:
            raise Refused(t("A room's code has {count} digits.", count=CODE_DIGITS))
        _enter(code)

    act(enter)


def _enter(code: str) -> None:
    _ROOM.set(code)
    st.query_params[QUERY] = code


def _digits(text: str) -> str:
    """The digits of a code as somebody writes it, in whatever script; what is longer than any code is cut."""
    return "".join(str(int(sign)) for sign in text[:20] if sign.isdecimal())
