"""What a gzip file holds, and never more of it than is asked for: a small file may unpack to gigabytes."""

from __future__ import annotations

import gzip
import zlib
from io import BytesIO

MAGIC = b"\x1f\x8b"


class DamagedError(ValueError):
    """A gzip file that is cut off or changed."""


class TooLargeError(ValueError):
    """A gzip file that holds more than is allowed."""


def gunzip(content: bytes, most: int) -> bytes:
    """The content of a gzip file, of at most `most` bytes. Raises DamagedError or TooLargeError."""
    try:
        with gzip.open(BytesIO(content)) as packed:
            plain = packed.read(most + 1)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise DamagedError from error
    if len(plain) > most:
        raise TooLargeError
    return plain
