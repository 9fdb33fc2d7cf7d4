"""What the link of a lesson asks for beside its controls' values: which are hidden or locked, whether trainings wait.

A control is named by its key as in its element's CSS class: characters not allowed there become hyphens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import streamlit as st

from dashboard.experiment.links.link import ON_CLICK, TRAIN
from dashboard.experiment.links.restrictions import HIDE, LOCK
from dashboard.ui.controls.echoes import forget_addresses
from dashboard.ui.lesson import Lesson
from dashboard.ui.session import Slot

# More controls than any page has: a link may come from anybody.
MOST = 40
_NAME = re.compile(r"[\w-]{1,60}", re.ASCII)


@dataclass(frozen=True)
class LessonLink:
    """`hidden` and `locked` are names of controls; with `waits` no training begins by itself."""

    hidden: tuple[str, ...] = ()
    locked: tuple[str, ...] = ()
    waits: bool = False


_HERE = Slot("link of the lesson", LessonLink())
# What a link asked for, by lesson: it holds for the visit, even when the menu leads back to the lesson.
_ASKED: Slot[dict[str, dict[str, str]]] = Slot("links of lessons", {})
# The controls that the page has drawn so far and that can be locked, in their order.
_DRAWN: Slot[dict[str, None]] = Slot("controls drawn", {})


def begin_lesson_link(lesson: Lesson) -> LessonLink:
    """Reads what the address asks for. What an earlier one of this lesson asked for still holds, and is put back.

    The lab is left out: it has settings to hide and lock, and an address of its own: see `settings`.
    """
    _DRAWN.set({})
    if lesson.has_settings:
        _HERE.set(LessonLink())
        return _HERE.get()
    forget_addresses()
    query = {name: st.query_params[name] for name in (HIDE, LOCK, TRAIN) if name in st.query_params}
    if query:
        _ASKED.set({**_ASKED.get(), lesson.name: query})
    stays = _ASKED.get().get(lesson.name, {})
    for name in stays.keys() - query.keys():
        st.query_params[name] = stays[name]
    here = LessonLink(_names(stays.get(HIDE, "")), _names(stays.get(LOCK, "")), stays.get(TRAIN) == ON_CLICK)
    _HERE.set(here)
    return here


def is_locked(key: str) -> bool:
    """Whether the link locks a control; notes that the page has drawn it."""
    name = named(key)
    _DRAWN.set({**_DRAWN.get(), name: None})
    return name in _HERE.get().locked


def waits() -> bool:
    """Whether trainings of this page wait for a button."""
    return _HERE.get().waits


def drawn() -> tuple[str, ...]:
    """The names of the controls that the page has drawn."""
    return tuple(_DRAWN.get())


def named(key: str) -> str:
    """A control's name in a link."""
    return re.sub(r"[^a-zA-Z0-9_-]", "-", key.strip())


def _names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in text.split(",")[:MOST] if _NAME.fullmatch(name)))
