"""Sentences for a visitor: written in English where they are said, read in the visitor's language.

A sentence is whole, with names for what is put into it, so that another language can put it elsewhere. Whole numbers
have commas between their thousands, others a power of ten where Python would write e-05, and all a minus sign instead
of a hyphen.
"""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Integral, Real
from typing import NewType, TypeAlias

from language.catalog import translations
from language.languages import ENGLISH, spoken
from language.numbers import with_minus, with_power
from language.particles import choose_particles
from language.together import keep_together

# An English text that is still to be said; what `t` returns is a plain string.
Marked = NewType("Marked", str)


def t(sentence: str | Message, /, **values: object) -> str:
    """The sentence in the language that is spoken, with `{name}` replaced by the value of that name."""
    return str(sentence) if isinstance(sentence, Message) else _filled(sentence, sentence, values)


def tn(one: str, many: str, count: int, /, **values: object) -> str:
    """The sentence for this number of things; `{count}` is the number itself."""
    return _filled(one, one if count == 1 else many, {"count": count} | values)


def mark(sentence: str) -> Marked:
    """Marks a text that a registry holds as one to be translated, by `t`, once it is shown."""
    return Marked(sentence)


def _filled(key: str, english: str, values: dict[str, object]) -> str:
    language = spoken()
    said = english if language == ENGLISH else translations(language).get(key, english)
    if values:
        said = said.format(**{name: _as_read(one) for name, one in values.items()})
    return keep_together(said if language == ENGLISH else choose_particles(said))


def _as_read(value: object) -> object:
    """NumPy's numbers, too, which are no int and not all a float."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Integral):
        return _Whole(value)
    if isinstance(value, Real):
        return _Real(value)
    return with_minus(value) if isinstance(value, str) else value


class _Whole(int):
    """A number of things, as it is read: 1,200, unless a sentence has a format of its own for it."""

    def __format__(self, form: str) -> str:
        return with_minus(super().__format__(form or ","))


class _Real(float):
    """A number with digits after its point, as it is read: 3.8e-05 as a power of ten."""

    def __format__(self, form: str) -> str:
        return with_power(super().__format__(form))


@dataclass(frozen=True)
class Message:
    """A sentence that is said later, wherever it is shown: made by a worker, say, or kept for several visitors."""

    sentence: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return t(self.sentence, **dict(self.values))


# What is handed to a function untranslated: that function says it in the visitor's language.
Unsaid: TypeAlias = Marked | Message


def later(sentence: str, /, **values: object) -> Message:
    """A sentence to be said later, and the values to be put into it, which may be such sentences themselves."""
    return Message(sentence, tuple(values.items()))
