"""Waiting for something to hold on a page whose content policy lets no script evaluate text, Playwright's included."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Page

# How often it is looked at, in milliseconds, and how long at most, on a busy machine, in seconds.
TICK, PATIENCE = 50, 120.0


def until(page: Page, holds: str, arg: Any = None, patience: float = PATIENCE) -> None:
    """Waits until an expression or a function of `arg` is true; `page.wait_for_function` would be refused."""
    deadline = time.monotonic() + patience
    while not page.evaluate(holds, arg):
        assert time.monotonic() < deadline, f"not so within {patience:.0f} s: {holds}"
        page.wait_for_timeout(TICK)
