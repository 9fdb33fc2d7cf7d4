"""How the threads of the page's process share its cores."""

from __future__ import annotations

import os
import sys

from threadpoolctl import threadpool_limits

TURN_SECONDS = 5e-4


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
