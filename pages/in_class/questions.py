"""What a class can be asked: what the lessons have for it, by name and in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dashboard.ui.lessons import LESSONS, Lesson
from dashboard.ui.questions.sketched import ClassQuestion, Sketched


@dataclass(frozen=True)
class Asked:
    """A question and the lesson that it is from; `label` is how a list shows it."""

    lesson: Lesson
    question: ClassQuestion
    label: str


@cache
def to_ask() -> dict[str, Asked]:
    """Each under the name by which a room knows it."""
    return {
        question.name: Asked(lesson, question, f"{lesson.title} · {_short(question)}")
        for lesson in LESSONS.values()
        for question in lesson.for_class()
    }


def after(name: str) -> str:
    """The question after this one, and after the last the first."""
    names = list(to_ask())
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def _short(question: ClassQuestion) -> str:
    return f"draw: {question.title}" if isinstance(question, Sketched) else question.text
