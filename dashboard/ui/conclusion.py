"""What a lesson leaves its reader with; each lesson's own stands in its folder, as `CONCLUSION` of `conclusion.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from language.numbers import NO_BREAK
from language.say import Marked, Message, later


@dataclass(frozen=True)
class Reference:
    """A paper, or a section of a book, and where it can be read."""

    authors: str
    year: int
    title: str
    where: str | Message
    address: str

    def __str__(self) -> str:
        """In Markdown; a title that is a question ends with its own mark, and a volume stays with its journal."""
        stop = "" if self.title.endswith("?") else "."
        where = re.sub(r"(?<=[A-Za-z]) (?=\d)", NO_BREAK, str(self.where))
        return f"{self.authors} ({self.year}). [{self.title}]({self.address}){stop} {where}."


@dataclass(frozen=True)
class Conclusion:
    """Three sentences to remember, two places to read on, and a sentence on what comes next."""

    remember: tuple[Marked, Marked, Marked]
    references: tuple[Reference, Reference]
    then: Marked


def deep_learning(number: str, title: str, chapter: str) -> Reference:
    """A section of the textbook of Goodfellow, Bengio and Courville; `chapter` is the name of its file on the web."""
    address = f"https://www.deeplearningbook.org/contents/{chapter}.html"
    where = within("MIT Press", number, title)
    return Reference("Goodfellow, Bengio and Courville", 2016, "Deep Learning", where, address)


def statistical_learning(number: str, title: str) -> Reference:
    """A section of the textbook of Hastie, Tibshirani and Friedman."""
    return Reference(
        "Hastie, Tibshirani and Friedman",
        2009,
        "The Elements of Statistical Learning",
        within("2nd edition, Springer", number, title),
        "https://hastie.su.domains/ElemStatLearn/",
    )


def within(book: str, number: str, title: str) -> Message:
    """A section of a book, or a whole chapter if its number has no point."""
    section = later("{book}, section {number}, {title}", book=book, number=number, title=title)
    chapter = later("{book}, chapter {number}, {title}", book=book, number=number, title=title)
    return section if "." in number else chapter
