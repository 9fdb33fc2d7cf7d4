"""Fields of a registry's entries that hold English and are read in the visitor's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from language.say import Message, t

T = TypeVar("T")


class _Said:
    """A field that keeps what it was given, and is read as its translation."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, entry: object, _: type) -> Any:
        if entry is None:
            return self
        kept = entry.__dict__[self._name]
        return kept and t(kept)

    def __set__(self, entry: object, english: str | Message) -> None:
        entry.__dict__[self._name] = english


def said(*names: str) -> Callable[[type[T]], type[T]]:
    """Decorates a dataclass whose fields of these names hold marked texts or messages: reading one says it."""

    def decorate(kind: type[T]) -> type[T]:
        for name in names:
            setattr(kind, name, _Said(name))
        return kind

    return decorate
