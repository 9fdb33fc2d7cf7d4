"""What a lesson leaves its reader with; each lesson's own stands in its folder, as `ENDING` of `ending.py`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reference:
    """A paper, or a section of a book, and where it can be read."""

    authors: str
    year: int
    title: str
    where: str
    address: str


@dataclass(frozen=True)
class Ending:
    """Three sentences to remember, two places to read on, and a sentence on what comes next."""

    remember: tuple[str, str, str]
    references: tuple[Reference, Reference]
    then: str


def deep_learning(section: str, chapter: str) -> Reference:
    """A section of the textbook of Goodfellow, Bengio and Courville; `chapter` is the name of its file on the web."""
    address = f"https://www.deeplearningbook.org/contents/{chapter}.html"
    return Reference("Goodfellow, Bengio and Courville", 2016, "Deep Learning", f"MIT Press, {section}", address)


def statistical_learning(section: str) -> Reference:
    """A section of the textbook of Hastie, Tibshirani and Friedman."""
    address = "https://hastie.su.domains/ElemStatLearn/"
    return Reference(
        "Hastie, Tibshirani and Friedman",
        2009,
        "The Elements of Statistical Learning",
        f"2nd edition, Springer, {section}",
        address,
    )
