"""The memory of the project's processes: what each may hold, and how glibc hands it out.

Of a machine or container that has too little, the kernel ends the largest process, which is a worker amid a training,
and then the next one. So there are no more workers than it holds, and a worker ends what is too large itself.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

# What the machine has, or the container, whose control group Dask reads.
from distributed.system import MEMORY_LIMIT

# What there is beside the workers: the page's process with fifty visitors and the cluster's, and libraries that all of
# them share.
SERVER, SHARED = 500_000_000, 400_000_000
# What a worker holds once it is warm, what compiling takes for some seconds, and what a few programs keep.
WARM, COMPILING, PROGRAMS = 450_000_000, 400_000_000, 200_000_000
_PAGES = Path("/proc/self/statm")
# The number of the setting in glibc's `malloc.h`.
M_ARENA_MAX, ARENAS = -8, 2


def workers_that_fit(cores: int) -> int:
    """One a core, unless memory is short."""
    return max(1, min(cores, (MEMORY_LIMIT - SERVER - SHARED) // (WARM + COMPILING + PROGRAMS)))


def share(workers: int) -> int:
    """The bytes that each of so many workers may hold beside a server."""
    return max(1, MEMORY_LIMIT - SERVER - SHARED) // workers


def limit(given: int | None) -> int:
    """The bytes that this worker may hold, which is warm: its share, or without one all that its container has.

    Less than what it needs for a program would be of no use.
    """
    return max(given or MEMORY_LIMIT - SHARED, held() + COMPILING + PROGRAMS)


def exceeds(most: float) -> bool:
    """Whether this process holds more, even after what compiling has left free is given back."""
    if held() <= most:
        return False
    give_back()
    return held() > most


def held(*, shared: bool = False) -> int:
    """The bytes that this process holds, on demand with those that others hold as well; 0 where nobody can say."""
    if not _PAGES.exists():
        return 0
    _, resident, mapped, *_ = map(int, _PAGES.read_text(encoding="ascii").split())
    return (resident if shared else resident - mapped) * os.sysconf("SC_PAGE_SIZE")


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
