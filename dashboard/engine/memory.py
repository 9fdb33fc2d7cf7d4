"""A worker's memory: what it no longer needs goes back to the system."""

from __future__ import annotations

import ctypes
import sys


def give_back() -> None:
    """Hands free memory back.

    Loading TensorFlow and compiling need more than they keep, and glibc keeps all of it: a worker held 1,310 MB after
    its first program, and holds 950 MB so. It takes 0.1 s. Where the C library is another, nothing changes.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    if trim:
        trim(0)
