"""Where a line of Korean may not end: between a sign and the particle or ending that belongs to it.

A browser that keeps words whole still breaks "51%" from "입니다", and a bracket from what follows it.
"""

from __future__ import annotations

import re

# A word joiner: nothing is seen of it, and no line ends there.
JOINED = "\u2060"
_LOOSE = re.compile(r"(?<=[%)\]”\u2019])(?=[가-힣])")


def held_together(text: str) -> str:
    """The text with every sign joined to the Korean letter that follows it."""
    return _LOOSE.sub(JOINED, text)
