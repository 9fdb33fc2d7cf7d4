"""The memory of the project's processes, as glibc hands it out; with another C library nothing here has an effect."""

from __future__ import annotations

import ctypes
import sys

# The number of the setting in glibc's `malloc.h`.
M_ARENA_MAX, ARENAS = -8, 2


def give_back() -> None:
    """Hands free memory back to the system; it takes 0.1 s.

    Loading TensorFlow and compiling need more than they keep, and glibc keeps all of it: a worker held 1,310 MB after
    its first program, and holds 950 MB so.
    """
    _glibc("malloc_trim", 0)


def share_memory() -> None:
    """Has all threads take their memory from two stores, where glibc would give each its own, up to eight a core.

    Each run of a page is a thread, and what it frees stays in its store: with 50 visitors the process held 588 MB, and
    holds 490 MB so.
    """
    _glibc("mallopt", M_ARENA_MAX, ARENAS)


def _glibc(name: str, *numbers: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
    if function:
        function(*numbers)
