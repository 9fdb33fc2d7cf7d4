"""Zips that Python can't unpack."""

from __future__ import annotations

import re

# Where the headers of a file within a zip begin, and where its flags stand after that; its method stands behind them.
_HEADERS = {rb"PK\x03\x04": 6, rb"PK\x01\x02": 8}
_DEFLATE64 = 9


def encrypted(packed: bytes) -> bytes:
    """A zip that says of each file that it has a password."""
    return _with(packed, 0, 1)


def deflated64(packed: bytes) -> bytes:
    """A zip that says of each file that it is packed as Windows packs large ones."""
    return _with(packed, 2, _DEFLATE64)


def _with(packed: bytes, behind: int, value: int) -> bytes:
    changed = bytearray(packed)
    for header, flags in _HEADERS.items():
        for found in re.finditer(header, packed):
            changed[found.start() + flags + behind] = value
    return bytes(changed)
