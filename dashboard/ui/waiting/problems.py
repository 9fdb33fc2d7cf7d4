"""What a page says of work that failed in part."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Protocol

import streamlit as st

from dashboard.ui.plain import plain
from language.say import tn


class Fallible(Protocol):
    """Work that knows why parts of it failed, such as a batch of trainings or a relay."""

    @property
    def problems(self) -> tuple[str, ...]: ...


# Numbers, also those in names of classes: of a sweep, nearly each value may fail for a reason of its own.
_NUMBER = re.compile(r"\d[\d.,]*(?<=\d)")


def show_problems(*works: Fallible, of: str = "") -> None:
    """Says in one card why parts failed, below which these are; of reasons that differ in numbers alone the first."""
    problems = dict.fromkeys(problem for work in works for problem in work.problems)
    if problems:
        said = filter(None, (of, *_shortened(problems)))
        st.error("  \n".join(map(plain, said)), icon=":material/error:")


def _shortened(problems: Iterable[str]) -> list[str]:
    alike: dict[str, list[str]] = {}
    for problem in problems:
        alike.setdefault(_NUMBER.sub("", problem), []).append(problem)
    return [_first_of(group) for group in alike.values()]


def _first_of(group: Sequence[str]) -> str:
    if len(group) == 1:
        return group[0]
    return tn(
        "{reason} {count} other reason differs from this in numbers alone.",
        "{reason} {count} other reasons differ from this in numbers alone.",
        len(group) - 1,
        reason=group[0],
    )
