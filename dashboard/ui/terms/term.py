"""A term of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from language.fields import said
from language.say import Marked, t


@said("text")
@dataclass(frozen=True)
class Term:
    """A term by its English name, what it means in one sentence, and the lesson in which it can be seen.

    `also` are other words for it, by which it is found as well.
    """

    english: Marked
    text: str
    page: str
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """As it is shown."""
        return t(self.english)
