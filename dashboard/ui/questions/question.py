"""A question of a lesson: its answers, and what the chart says to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from language.fields import said
from language.say import Marked, t


@said("text", "reply", "see")
@dataclass(frozen=True)
class Answer:
    """A choice, and the reply to whoever makes it.

    The reply to a wrong one is the misconception behind it, and what refutes it; `see` is where on the page.
    """

    text: str
    reply: str
    see: str = ""


@dataclass(frozen=True)
class Replies:
    """The reply to an answer where it is wrong, and where it is right."""

    wrong: str
    right: str


@said("text", "right", "because")
@dataclass(frozen=True)
class Question:
    """A question with two answers or more; `right` is the text of the one that the page's present results bear out.

    None while there is no result. `name` tells the questions of all lessons apart. `because` is said to everybody, with
    the page's numbers.

    All of its texts are read in the visitor's language. What was answered is remembered by the answer's place.
    """

    name: str
    text: str
    answers: tuple[Answer, ...]
    right: str | None
    because: str = ""

    def __post_init__(self) -> None:
        if self.right is not None and self.right not in self.texts:
            names = {"right": repr(self.right), "question": repr(self.text), "answers": self.texts}
            raise ValueError(t("{right} is not an answer to {question}; the answers are {answers}.", **names))

    @property
    def texts(self) -> list[str]:
        """The texts of the answers."""
        return [answer.text for answer in self.answers]

    def reply_to(self, text: str) -> tuple[bool, str]:
        """Whether the answer with this text is right, and the reply to it; needs a result."""
        answer = self.answers[self.texts.index(text)]
        return text == self.right, " ".join(filter(None, (answer.reply, answer.see, self.because)))

    def apart(self) -> Question:
        """The question as a class is asked it, which has no page to see anything on."""
        return replace(self, answers=tuple(replace(answer, see="") for answer in self.answers))


def make_question(
    name: str, text: str, replies: Mapping[Marked, Replies], right: str | None, because: str = ""
) -> Question:
    """A question whose right answer depends on the page's results, as do the replies to its answers."""
    answers = (Answer(answer, both.right if answer == right else both.wrong) for answer, both in replies.items())
    return Question(name, text, tuple(answers), right, because)


def answerable(questions: Iterable[Question], *, over: bool) -> list[Question]:
    """The questions that results answer, or may yet: once no more will come (`over`), some never are."""
    return [question for question in questions if question.right is not None or not over]
