"""What is wrong with a part of a link, as clauses that name the part."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from language.say import t

MAX_PROBLEMS = 5
_MOST_LETTERS = 40


def problem(name: str, clause: str) -> str:
    return f"{name}: {clause}"


def not_a_setting(name: str) -> str:
    return t("{name} is not a setting", name=short(name))


def too_long(text: str) -> str:
    return t("{count} characters are too many", count=len(text))


def too_many(parts: Sequence[str], most: int) -> list[str]:
    return [t("{value} is left out, as {most} are the most", value=short(one), most=most) for one in parts[most:]]


def not_among(text: str, allowed: Sequence[str]) -> str:
    names = reduce(lambda some, other: t("{some} or {other}", some=some, other=other), allowed)
    return t("{value} is not {names}", value=short(text), names=names)


def short(text: str) -> str:
    """As Python writes it, so that a blank or a quotation mark in it is seen."""
    return repr(text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 3] + "...")


def first(problems: Sequence[str]) -> tuple[str, ...]:
    """The first MAX_PROBLEMS, and how many more there are."""
    more = len(problems) - MAX_PROBLEMS
    return (*problems[:MAX_PROBLEMS], *([t("and {count} more", count=more)] if more > 0 else []))
