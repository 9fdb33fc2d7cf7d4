"""How the threads of the page's process take turns."""

from __future__ import annotations

import sys

TURN_SECONDS = 5e-4


def take_short_turns() -> None:
    """Has a thread that computes give way after half a millisecond, instead of Python's five.

    Streamlit starts a thread for each look of a live part, on the loop that sends everything to everybody, and the loop
    waits until that thread has had its turn, behind all that compute. With 25 visitors it spent two thirds of its time
    so, and for half a minute nobody was sent anything.
    """
    sys.setswitchinterval(TURN_SECONDS)
