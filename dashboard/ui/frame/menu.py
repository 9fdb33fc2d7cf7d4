"""The menu, and the way from one lesson to the next."""

from __future__ import annotations

from streamlit.navigation.page import StreamlitPage

from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS
from language.say import t


def menu() -> dict[str, list[StreamlitPage]]:
    """The pages by the groups of the menu."""
    groups: dict[str, list[StreamlitPage]] = {}
    for lesson in LESSONS.values():
        groups.setdefault(t(lesson.group) if lesson.group else "", []).append(lesson.page)
    return groups


def place_of_group(lesson: Lesson) -> int:
    """Which item of the menu, counted from one, opens the group that a lesson is in."""
    alone = sum(not one.group for one in LESSONS.values())
    groups = list(dict.fromkeys(one.group for one in LESSONS.values() if one.group))
    return alone + groups.index(lesson.group) + 1


def around(lesson: Lesson) -> tuple[Lesson | None, Lesson | None]:
    """The lessons taught before and after this one, where there are any."""
    taught = [None, *(one for one in LESSONS.values() if one.taught), None]
    place = taught.index(lesson)
    return taught[place - 1], taught[place + 1]
