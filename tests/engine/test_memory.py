"""What a process no longer needs goes back to the system, and its threads share what it has."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from textwrap import dedent

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
    memory.share_memory()


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="glibc alone tells of its stores")
def test_many_threads_take_their_memory_from_two_stores() -> None:
    script = dedent("""
        import ctypes
        import threading
        from dashboard.engine.memory import share_memory

        share_memory()
        all_here = threading.Barrier(16)

        def take() -> None:
            held = [bytes(10_000 + n) for n in range(50)]
            all_here.wait(60)
            del held

        threads = [threading.Thread(target=take) for _ in range(16)]
        [thread.start() for thread in threads]
        [thread.join() for thread in threads]
        c = ctypes.CDLL(None)
        c.malloc_info(0, ctypes.c_void_p.in_dll(c, "stdout"))
        c.fflush(None)
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert 1 <= done.stdout.count("<heap nr=") <= memory.ARENAS
