"""A question as it is put to a class: what is sent to it, and how it looks to the teacher and to a student."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from streamlit.delta_generator import DeltaGenerator

from dashboard.store.in_class.classrooms import Classroom
from dashboard.store.in_class.entries import Form
from dashboard.ui.questions.question import Question
from dashboard.ui.questions.sketched import Sketched
from pages.in_class.finding import Entries
from pages.in_class.questions import Asked, to_ask
from pages.in_class.sections.choice import Choice
from pages.in_class.sections.drawing import Drawing

Mine = tuple[float, ...] | None


class Posed(Protocol):
    """The parts of a room that depend on the kind of its question. `mine` is what this browser has sent."""

    @property
    def form(self) -> Form: ...

    @property
    def ready(self) -> bool:
        """Whether all that has to be trained for it is there."""

    def pose(self) -> None:
        """The question in words."""

    def explain(self) -> None:
        """What has to be known for it."""

    def take(self, mine: Mine, send: Callable[[Any], None]) -> DeltaGenerator:
        """Where a student answers; returns the place for what became of the answer."""

    def so_far(self, entries: Entries) -> None:
        """What has come before the answer is shown."""

    def answer(self, entries: Entries) -> None:
        """What the class expected, and what is true."""

    def reply(self, mine: Mine) -> None:
        """What a student has sent, and what is true."""


_KINDS: dict[type, Callable[[Any, str], Posed]] = {Question: Choice, Sketched: Drawing}


def asked_in(room: Classroom) -> Asked | None:
    """The question of a room; None where a later version of the lab no longer has it."""
    return to_ask().get(room.question)


def posed_in(room: Classroom, asked: Asked) -> Posed:
    """The question of a room, under a key of its own each time it is asked."""
    return _KINDS[type(asked.question)](asked.question, f"{room.code} {room.asked}")
