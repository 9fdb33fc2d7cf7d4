"""The first few of many values, in a sentence: a column or a file can hold any number of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


def first_few(values: Sequence[T], most: int, written: Callable[[T], str] = str) -> str:
    """Such as "a, b, …"; only those that are shown are written."""
    return ", ".join(map(written, values[:most])) + ", …" * (len(values) > most)
