"""Endings, verdicts and the like as JSON."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, TypeVar

from dashboard.analysis.verdict.verdict import Verdict, Words
from language.say import Message

T = TypeVar("T")


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a dataclass by their names."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def pack_fields(value: Any) -> str:
    """A dataclass as JSON, in which NaN is allowed: it is text for the database."""
    # Takes a third of the time of `asdict`, which copies all that it finds.
    return json.dumps(value, default=fields_of)


def unpack_fields(kind: type[T], text: str) -> T:
    """The dataclass again; fields that it no longer has are left out, and new ones have their defaults."""
    return kind(**_known(kind, json.loads(text)))


def unpack_verdict(text: str) -> Verdict:
    """The verdict again, to be said in any language; one from before 0.1.0 is said in English, as it was kept."""
    packed = json.loads(text)
    words = {name: _unpacked(said) for name, said in _known(Words, packed.get("words", packed)).items()}
    return Verdict(**_known(Verdict, packed) | {"words": Words(**words)})


def _known(kind: type[Any], values: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in values.items() if name in names}


def _unpacked(message: Any) -> Message:
    if isinstance(message, str):
        return Message(message)
    values = ((name, _unpacked(value) if isinstance(value, dict) else value) for name, value in message["values"])
    return Message(message["sentence"], tuple(values))
