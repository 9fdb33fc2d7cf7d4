"""The page of a visitor whom a full server can't serve yet."""

from __future__ import annotations

import math
from functools import partial

import streamlit as st

from dashboard.engine.environment import EngineSettings
from dashboard.ui.frame.admission import Admission, VisitSettings
from dashboard.ui.frame.frame import ICON, SITE
from dashboard.ui.frame.menu import menu
from dashboard.ui.server import get_engine, is_present, visitor
from dashboard.ui.session import one_per_process, page_acted
from dashboard.ui.waiting.live import LOOKS_PER_SECOND, live
from language.say import mark, t, tn

# How often somebody who waits looks whether it is their turn, unless so many wait that it would be too often.
LOOK_SECONDS = 3.0
# Whoever measures waits knows the line by it.
OPENS_BY_ITSELF = mark("This page opens by itself as soon as there is room.")


@one_per_process
def get_admission() -> Admission:
    """The line that all visits share."""
    return Admission(partial(_places, EngineSettings(), VisitSettings()), is_present)


def _places(engine: EngineSettings, visits: VisitSettings) -> int:
    """By the workers that there are: those of a scheduler elsewhere are not known before they have come."""
    return visits.places(len(get_engine().workers) if engine.scheduler_address else engine.workers)


def is_let_in() -> bool:
    """Whether this visitor is served now."""
    return get_admission().place(visitor()) == 0


def show_waiting_line() -> None:
    """The visitor's place in the line; the page that was asked for follows by itself."""
    st.set_page_config(page_title=SITE, page_icon=ICON)
    # Without the menu, the page that was asked for would be forgotten.
    st.navigation(menu(), position="hidden")
    st.title(t("The lab is full"), anchor=False)
    live(_place, max(LOOK_SECONDS, get_admission().waiting / LOOKS_PER_SECOND))()


def _place() -> None:
    place = get_admission().place(visitor())
    if not place:
        page_acted()
        st.rerun()
    before = tn("**{count} visitor** is ahead of you.", "**{count} visitors** are ahead of you.", place - 1)
    st.markdown(before if place > 1 else t("**You are next.**"))
    st.markdown(t(OPENS_BY_ITSELF))
    seconds = get_admission().seconds(place)
    if seconds is not None:
        minutes = math.ceil(seconds / 60)
        st.markdown(
            tn(
                "At the recent pace, that takes about {count} minute.",
                "At the recent pace, that takes about {count} minutes.",
                minutes,
            )
        )
