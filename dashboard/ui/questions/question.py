"""A question of a lesson: its answers, and what the chart says to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """A choice, and what is said to who made it.

    Of a wrong one that is the misconception behind it, and what on the page refutes it.
    """

    text: str
    reply: str


@dataclass(frozen=True)
class Said:
    """What is said to an answer where it is wrong, and where it is right."""

    wrong: str
    right: str


@dataclass(frozen=True)
class Question:
    """A question with two answers or more; `right` is the text of the one that the page's present results bear out.

    None while there is no result. `name` tells the questions of all lessons apart. `because` is said to everybody, with
    the page's numbers.
    """

    name: str
    text: str
    answers: tuple[Answer, ...]
    right: str | None
    because: str = ""

    def __post_init__(self) -> None:
        texts = [answer.text for answer in self.answers]
        if self.right is not None and self.right not in texts:
            raise ValueError(f"{self.right!r} is no answer to {self.text!r}; there are {texts}.")

    def reply_to(self, said: str) -> tuple[bool, str]:
        """Whether an answer is right, and what is said to it; needs a result."""
        answer = next(answer for answer in self.answers if answer.text == said)
        return said == self.right, " ".join(filter(None, (answer.reply, self.because)))


def judged(name: str, text: str, said: Mapping[str, Said], right: str | None, because: str = "") -> Question:
    """A question whose right answer depends on the page's results: what is said to each follows from it."""
    answers = (Answer(answer, one.right if answer == right else one.wrong) for answer, one in said.items())
    return Question(name, text, tuple(answers), right, because)
