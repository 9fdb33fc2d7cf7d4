"""What a page shows, for tests: sentences with minus signs and unbroken intervals, and their numbers."""

from __future__ import annotations

from language.numbers import MINUS, with_minus
from language.together import keep_together


def as_read(text: str) -> str:
    return keep_together(with_minus(text))


def as_float(text: str) -> float:
    return float(text.replace(MINUS, "-"))
