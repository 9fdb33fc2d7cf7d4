"""What a process no longer needs goes back to the system."""

from __future__ import annotations

import ctypes
import sys

import psutil
import pytest

from dashboard.engine import memory

BLOCK, BLOCKS = 100_000, 2_000


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="glibc alone keeps what is freed")
def test_free_memory_below_what_is_in_use_goes_back() -> None:
    process = psutil.Process()
    blocks = [bytes(BLOCK) for _ in range(BLOCKS)]
    last = blocks.pop()
    del blocks
    held = process.memory_info().rss
    memory.give_back()
    assert process.memory_info().rss < held - BLOCK * BLOCKS / 2
    assert last


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    memory.give_back()
