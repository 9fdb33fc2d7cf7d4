"""Notes on a table, kept as data: a worker makes them, a file stores them, and each reader gets them translated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import BeforeValidator

from language.say import Marked, Message, later, mark

COMMAS, SEMICOLONS = mark("{first}, {next}"), mark("{first}; {next}")


def _from_json(kept: object) -> object:
    """A message as it was, with the messages that are put into it."""
    if isinstance(kept, dict):
        return Message(kept["sentence"], tuple((name, _from_json(value)) for name, value in kept["values"]))
    return kept


# In a file that was described before there were languages, it is a sentence.
TableNote = Annotated[Message | str, BeforeValidator(_from_json)]


def joined(several: Sequence[Message], pair: Marked = COMMAS) -> Message:
    """Messages in a row, as `pair` puts one after another; there is one at least."""
    first, *others = several
    for other in others:
        first = later(pair, first=first, next=other)
    return first
