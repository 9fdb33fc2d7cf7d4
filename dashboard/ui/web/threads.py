"""How the threads of the page's process share its cores and its memory."""

from __future__ import annotations

import ctypes
import os
import sys

from threadpoolctl import threadpool_limits

TURN_SECONDS = 5e-4
# The number of the setting in glibc's `malloc.h`.
M_ARENA_MAX, ARENAS = -8, 2


def take_short_turns() -> None:
    """Has a thread that computes give way after half a millisecond, instead of Python's five.

    Streamlit starts a thread for each look of a live part, on the loop that sends everything to everybody, and the loop
    waits until that thread has had its turn, behind all that compute. With 25 visitors it spent two thirds of its time
    so, and for half a minute nobody was sent anything.
    """
    sys.setswitchinterval(TURN_SECONDS)


def multiply_on_one_thread() -> None:
    """Has each matrix product stay on the thread that asks for it.

    The pages' matrices are so small that a second thread costs more than it brings: on two cores that training needs as
    well, the lab's charts took 0.89 s of processor time, most of it spent waiting in a loop for the other thread, and
    0.13 s on one.
    """
    # For what is loaded later, such as SciPy's own copy of OpenBLAS.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    threadpool_limits(1, user_api="blas")


def share_memory() -> None:
    """Has all threads take their memory from two stores, where glibc would give each its own, up to eight a core.

    Each run of a page is a thread, and what it frees stays in its store: with 50 visitors the process held 588 MB, and
    holds 490 MB so. Where the C library is another, nothing changes.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt:
        mallopt(M_ARENA_MAX, ARENAS)
