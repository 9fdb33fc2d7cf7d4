"""Those who wait for the page's process do not wait long for threads that compute."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from textwrap import dedent

import pytest

from dashboard.ui.web.threads import ARENAS, TURN_SECONDS, take_short_turns


def test_a_thread_that_computes_soon_gives_way() -> None:
    usual = sys.getswitchinterval()
    try:
        take_short_turns()
        assert sys.getswitchinterval() == TURN_SECONDS < usual
    finally:
        sys.setswitchinterval(usual)


def test_the_server_multiplies_matrices_on_one_thread() -> None:
    script = dedent("""
        import dashboard.app
        import scipy.linalg
        from threadpoolctl import threadpool_info
        print({library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"})
    """)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.strip() == "{1}"


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="glibc alone tells of its stores")
def test_many_threads_take_their_memory_from_two_stores() -> None:
    script = dedent("""
        import ctypes
        import threading
        from dashboard.ui.web.threads import share_memory

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
    assert 1 <= done.stdout.count("<heap nr=") <= ARENAS
