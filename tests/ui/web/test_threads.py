"""Those who wait for the page's process do not wait long for threads that compute."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent

from dashboard.ui.web.threads import TURN_SECONDS, take_short_turns


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
