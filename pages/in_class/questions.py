"""What a class can be asked: what the lessons have for it, by name and in the order of the menu."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dashboard.experiment.limits import LimitError, Limits
from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS
from dashboard.ui.questions.sketched import ClassQuestion, Sketched
from language.languages import speaking, spoken
from language.say import t


@dataclass(frozen=True)
class Asked:
    """A question and the lesson that it is from."""

    lesson: Lesson
    question: ClassQuestion

    @property
    def label(self) -> str:
        """How a list shows it."""
        return f"{self.lesson.title} · {_short(self.question)}"


def to_ask() -> dict[str, Asked]:
    """Each under the name by which a room knows it, in whatever language."""
    return _to_ask(spoken())


@cache
def _to_ask(language: str) -> dict[str, Asked]:
    """For each language, since a question with a number in it is said when it is made."""
    with speaking(language):
        return {
            question.name: Asked(lesson, question if isinstance(question, Sketched) else question.apart())
            for lesson in LESSONS.values()
            for question in lesson.for_class()
            if _has_answer(question)
        }


def _has_answer(question: ClassQuestion) -> bool:
    """Whether this server trains what a drawn question is about."""
    if isinstance(question, Sketched):
        try:
            for experiment in (question.before, question.after):
                Limits().check(experiment)
        except LimitError:
            return False
    return True


def after(name: str) -> str:
    """The question after this one, and after the last the first."""
    names = list(to_ask())
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def _short(question: ClassQuestion) -> str:
    return t("draw: {title}", title=question.title) if isinstance(question, Sketched) else question.text
