"""Short names for long texts: experiments, comparisons, ways to read a table, compiled programs."""

from __future__ import annotations

import hashlib

LETTERS = 16


def digest(text: str) -> str:
    """The first hexadecimal digits of its SHA-256: enough to tell the texts of one folder apart."""
    return hashlib.sha256(text.encode()).hexdigest()[:LETTERS]
