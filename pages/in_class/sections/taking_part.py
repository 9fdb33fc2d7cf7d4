"""A room as a student sees it: a question, a place to answer it, and what is true."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from dashboard.store.in_class.classrooms import Classroom
from dashboard.ui.classroom.rooms import get_classrooms
from dashboard.ui.controls.more_on import more_on
from dashboard.ui.server import say_it_starts
from dashboard.ui.web.browser import author
from language.say import mark, t
from pages.in_class.questions import Asked
from pages.in_class.sections.acts import act, say
from pages.in_class.sections.entrance import in_threes, leave
from pages.in_class.sections.posed import Posed, posed_in
from pages.in_class.sections.watched import watch_room

LOOK_SECONDS = 2.0


def take_part(room: Classroom, asked: Asked) -> None:
    """The question, what this browser has sent to it, and once it is shown the answer."""
    posed, me = posed_in(room, asked), author(room.code)
    mine = get_classrooms().entry(room.code, me)
    st.title(t("Room {code}", code=in_threes(room.code)), anchor=False)
    posed.pose()
    say()
    if not posed.ready:
        posed.explain()
        say_it_starts(mark("The question's curves"))
    elif room.revealed:
        posed.reply(mine)
        more_on(asked.lesson)
    answering = posed.ready and not room.revealed
    with posed.take(mine, partial(_send, room, posed, me)) if answering else st.container():
        watch_room(room, posed, partial(_status, sent=mine is not None), LOOK_SECONDS)
    st.button(t("Leave the room"), type="tertiary", icon=":material/logout:", on_click=leave)


def _status(room: Classroom, *, sent: bool) -> None:
    if room.revealed:
        st.caption(t("The next question appears here by itself."))
    elif sent:
        changeable = t("**Sent.** You can change it until your teacher shows the answer.")
        st.markdown(f":material/check_circle: {changeable}")
    else:
        st.caption(t("What you draw or pick is sent at once, without a name. You can change it."))


def _send(room: Classroom, posed: Posed, me: str, numbers: Any) -> None:
    act(lambda: get_classrooms().enter(room.code, room.asked, me, numbers, posed.form))
