"""Hostile files by what they are: a stranger's texts as names, columns and classes, and contents that are no table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from io import StringIO

from tests.data.tables.hostile.packed_contents import PACKED, PARQUETS, WORKBOOKS
from tests.data.tables.hostile.plain_contents import BROKEN, JSON, NUMBERS, Content
from tests.data.tables.hostile.texts import TEXTS

ROWS = 60


@dataclass(frozen=True)
class Hostile:
    """What the file is called, and what it holds."""

    name: str
    content: Content


def _rows(header: tuple[str, str], first: Callable[[int], str], second: Callable[[int], str]) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([header, *((first(place), second(place)) for place in range(ROWS))])
    return text.getvalue().encode()


def _number(place: int) -> str:
    return f"{place * place % 97}.5"


def _one_of(text: str, place: int) -> str:
    return (text, f"{text} m4rk")[place % 2]


# Where the text stands: it is also the file's name.
PLACES: Mapping[str, Callable[[str], bytes]] = {
    "a column": lambda text: _rows((text, "y"), _number, str),
    "the target": lambda text: _rows(("x", text), _number, str),
    "classes": lambda text: _rows(("x", "y"), _number, partial(_one_of, text)),
    "categories": lambda text: _rows(("x", "y"), partial(_one_of, text), str),
}


def _called(place: str, text: str) -> Hostile:
    return Hostile(f"{text}.csv", partial(PLACES[place], text))


# The places take turns, so that each text stands in two of them.
NAMED = {
    f"{place} called {text[:20]!r} ({number})": _called(place, text)
    for number, text in enumerate(TEXTS)
    for turn, place in enumerate(PLACES)
    if turn % 2 == number % 2
}
MADE = {
    name: Hostile("m4rk.csv", content)
    for contents in (NUMBERS, BROKEN, JSON, PACKED, WORKBOOKS, PARQUETS)
    for name, content in contents.items()
}
HOSTILE = NAMED | MADE
