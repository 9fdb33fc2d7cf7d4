"""A room as its teacher sees it: the code, how many have answered, what they expect, and what is true."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from dashboard.store.in_class.classrooms import Classroom
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.controls.more_on import more_on
from dashboard.ui.finding import WIDTH
from dashboard.ui.frame.beside import beside
from dashboard.ui.server import say_it_starts
from dashboard.ui.session import Slot
from dashboard.ui.web.browser import leader
from language.say import mark, t, tn
from pages.in_class.questions import Asked, after, to_ask
from pages.in_class.sections.acts import act, say
from pages.in_class.sections.entrance import QUERY, in_threes, leave
from pages.in_class.sections.posed import Posed, posed_in
from pages.in_class.sections.watched import watch_room

LOOK_SECONDS = 1.0
_AS_THEY_COME = Slot("room as they come", default=False)
_ONLY_HERE = {"localhost", "127.0.0.1", "::1"}


def lead(room: Classroom, asked: Asked) -> None:
    """The question with what has come so far; then the class's answers beside the true one, and the way on."""
    posed = posed_in(room, asked)
    _show_code(room)
    posed.pose()
    if room.revealed:
        _after_the_answer(room, asked, posed)
    else:
        _before_the_answer(room, posed)
    _show_way_on(room)
    st.button(t("To the plan"), type="tertiary", icon=":material/list:", on_click=leave, help=t("The room stays open."))


def _show_code(room: Classroom) -> None:
    """While answers come, large enough for the last row, with the address to type and a link to send."""
    link = _link(room.code)
    address = urlsplit(link)
    key = "room-closed" if room.revealed else "room-code"
    with st.container(horizontal=True, vertical_alignment="center", gap="large", key=key):
        st.title(t("Room {code}", code=in_threes(room.code)), anchor=False, width="content")
        with st.container(width=WIDTH):
            where = f"{address.netloc}{address.path}"
            st.markdown(t("Students open **{where}** and type these digits.", where=where))
            if room.revealed:
                return
            st.code(link, language=None)
            if address.hostname in _ONLY_HERE:
                st.caption(
                    t(
                        "This address works only on this computer. For others, replace its host with this computer's "
                        "name or IP address; `make run` lets them in with `ADDRESS=0.0.0.0`."
                    )
                )


def _before_the_answer(room: Classroom, posed: Posed) -> None:
    """What has to be known, and beside it, if the teacher likes, what has come."""
    live = _AS_THEY_COME.get()
    reading, rest = beside("room")
    with reading:
        posed.explain()
        say()
        watch_room(room, posed, _show_count, LOOK_SECONDS, each_entry=live)
        if not posed.ready:
            say_it_starts(mark("The question's curves"))
            return
        _show_buttons(room)
    if live:
        with rest:
            posed.so_far(get_classrooms().entries(room.code))


def _after_the_answer(room: Classroom, asked: Asked, posed: Posed) -> None:
    say()
    watch_room(room, posed, _show_count, LOOK_SECONDS)
    if not posed.ready:
        say_it_starts(mark("The question's curves"))
        return
    posed.answer(get_classrooms().entries(room.code))
    more_on(asked.lesson)


def _show_buttons(room: Classroom) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            t("Show the answer"), type="primary", icon=":material/visibility:", on_click=_reveal, args=(room.code,)
        )
        st.toggle(
            t("Show answers as they come in"),
            key=_AS_THEY_COME.name,
            # It is not drawn once the answer is shown, and holds for the next question, too.
            persist_state="session",
            help=t("While this is off, nobody is influenced by the others."),
        )


def _show_count(room: Classroom) -> None:
    if room.revealed:
        st.markdown(tn("**{count} answer.** Closed.", "**{count} answers.** Closed.", room.entries))
    else:
        st.markdown(tn("**{count} answer** so far.", "**{count} answers** so far.", room.entries))


def _show_way_on(room: Classroom) -> None:
    """Another question in the same room, and its end."""
    key, asked = f"next_question {room.asked}", to_ask()
    names = list(asked)
    # Folded until then: it would tell the class what comes next.
    with st.expander(t("Next question, and the end of the room"), expanded=room.revealed, width=WIDTH):
        st.selectbox(
            t("Next question"),
            names,
            index=names.index(after(room.question)),
            format_func=lambda name: asked[name].label,
            key=key,
        )
        with st.container(horizontal=True):
            st.button(
                t("Ask it"),
                type="primary" if room.revealed else "secondary",
                icon=":material/arrow_forward:",
                on_click=_ask,
                args=(room.code, key),
            )
            st.button(t("Ask the same question again"), icon=":material/replay:", on_click=_again, args=(room,))
            st.button(t("End the room"), icon=":material/delete:", on_click=_end, args=(room.code,))
        st.caption(
            t("Answers are deleted when the next question is asked, and the room with everything in it when it ends.")
        )


def _reveal(code: str) -> None:
    act(lambda: get_classrooms().reveal(code, leader()))


def _ask(code: str, key: str) -> None:
    act(lambda: get_classrooms().ask(code, leader(), st.session_state[key]))


def _again(room: Classroom) -> None:
    act(lambda: get_classrooms().ask(room.code, leader(), room.question))


def _end(code: str) -> None:
    if act(lambda: get_classrooms().end(code, leader())):
        leave()


def _link(code: str) -> str:
    """This page's address as the browser has it, which a proxy may have made another one than the server's."""
    address = urlsplit(st.context.url or "")
    return urlunsplit((address.scheme, address.netloc, address.path, f"{QUERY}={code}", ""))
