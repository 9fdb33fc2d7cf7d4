"""The memory of the project's processes: what each may hold, and how glibc hands it out.

On a machine or in a container with too little memory, the kernel ends the largest process, which is a worker in the
middle of a training, and then the next one. So no more workers are started than fit, and a worker ends a training that
is too large by itself.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

# What the machine has, or the container, whose control group Dask reads.
from distributed.system import MEMORY_LIMIT

from dashboard.data.environment import DataSettings

# In bytes, beside the workers: the page's process with fifty visitors together with the cluster's, and the libraries
# that all of them share.
SERVER, SHARED = 500_000_000, 400_000_000
# So many of the largest files may the page hold for all visits.
UPLOADS = 4
# In bytes, of a worker: what it holds once it is warm, what compiling takes for some seconds, what a few programs keep.
WARM, COMPILING, PROGRAMS = 450_000_000, 400_000_000, 200_000_000
_PAGES = Path("/proc/self/statm")
# The number of the setting in glibc's `malloc.h`.
M_ARENA_MAX, ARENAS = -8, 2


def uploads() -> int:
    """The bytes that files of all visits may take in the page's process."""
    return UPLOADS * DataSettings().sent_bytes


def workers_that_fit(cores: int) -> int:
    """One for each core, unless memory is short."""
    return max(1, min(cores, _of_workers() // (WARM + COMPILING + PROGRAMS)))


def share(workers: int) -> int:
    """The bytes that each worker may hold, where there are this many beside a server."""
    return max(1, _of_workers()) // workers


def _of_workers() -> int:
    return MEMORY_LIMIT - SERVER - SHARED - uploads()


def limit(given: int | None) -> int:
    """The bytes that this worker, once warm, may hold: the share it was given, otherwise all that its container has.

    At least what it needs for a program: with less it would be of no use.
    """
    return max(given or MEMORY_LIMIT - SHARED, held() + COMPILING + PROGRAMS)


def exceeds(most: float) -> bool:
    """Whether this process holds more than `most` bytes, even once it has given back what compiling left free."""
    if held() <= most:
        return False
    give_back()
    return held() > most


def held(*, shared: bool = False) -> int:
    """The bytes this process holds, with `shared` including those it shares; 0 if the system does not report it."""
    if not _PAGES.exists():
        return 0
    _, resident, mapped, *_ = map(int, _PAGES.read_text(encoding="ascii").split())
    return (resident if shared else resident - mapped) * os.sysconf("SC_PAGE_SIZE")


def give_back() -> None:
    """Hands free memory back to the system, which takes 0.1 s.

    Loading TensorFlow and compiling need more than they keep, and glibc keeps all of it: after its first program a
    worker held 1,310 MB, and 950 MB with this.
    """
    _glibc("malloc_trim", 0)


def limit_arenas() -> None:
    """Has all threads take their memory from two arenas, where glibc would make up to eight for each core.

    Each run of a page is a thread, and what it frees stays in its arena: with 50 visitors the process held 588 MB, and
    490 MB with this.
    """
    _glibc("mallopt", M_ARENA_MAX, ARENAS)


def _glibc(name: str, *numbers: int) -> None:
    function = getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None
    if function:
        function(*numbers)
