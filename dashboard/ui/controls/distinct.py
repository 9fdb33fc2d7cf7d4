"""Labels of options that nobody confuses: a browser tells an option by its label alone."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import TypeVar

T = TypeVar("T")


def distinct(labels: Mapping[T, str]) -> dict[T, str]:
    """The label of each option, and a number behind one that an option before it has, too."""
    found: dict[T, str] = {}
    taken: set[str] = set()
    for option, label in labels.items():
        numbered = (label if number == 1 else f"{label} ({number})" for number in count(1))
        found[option] = next(one for one in numbered if one not in taken)
        taken.add(found[option])
    return found
