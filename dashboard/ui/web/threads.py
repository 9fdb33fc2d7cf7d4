"""How the threads of the page's process share its cores."""

from __future__ import annotations

import os
import sys

from threadpoolctl import threadpool_limits

TURN_SECONDS = 5e-4


def take_short_turns() -> None:
    """Has a thread that computes give way after half a millisecond, instead of Python's five.

    For each look of a live part, the loop that sends everything to everybody starts a thread, and waits until it has
    had its turn, behind all threads that compute. With 25 visitors it spent two thirds of its time waiting, and for
    half a minute nobody was sent anything.
    """
    sys.setswitchinterval(TURN_SECONDS)


def multiply_on_one_thread() -> None:
    """Has each matrix product stay on the thread that asks for it.

    The pages' matrices are so small that a second thread costs more than it gains: on two cores that trainings need,
    too, the lab's charts took 0.89 s of processor time, most of it in a loop that waits for the other thread. On one
    thread they take 0.13 s.
    """
    # For what is loaded later, such as SciPy's own copy of OpenBLAS.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    threadpool_limits(1, user_api="blas")
