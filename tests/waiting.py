"""Waiting for what happens in another thread or process."""

from __future__ import annotations

import time
from collections.abc import Callable

# How long is waited at most, in seconds, on a slow machine; a correct program needs far less.
PATIENCE = 300.0


def wait_until(holds: Callable[[], object], what: str, *, patience: float = PATIENCE, tick: float = 0.02) -> None:
    deadline = time.monotonic() + patience
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(tick)
