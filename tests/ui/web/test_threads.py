"""The loop that serves all visitors does not wait long for a thread that computes."""

from __future__ import annotations

import sys

from dashboard.ui.web.threads import TURN_SECONDS, take_short_turns


def test_a_thread_that_computes_soon_gives_way() -> None:
    usual = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() == TURN_SECONDS < usual
    finally:
        sys.setswitchinterval(usual)
