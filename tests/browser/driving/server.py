"""The dashboard as a real server on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]
# No proxy that the environment names stands between this machine and itself.
DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@contextmanager
def serve(
    log: Path, port: int | None = None, within: Sequence[str] = (), app: str = "dashboard/app.py", **environment: str
) -> Iterator[str]:
    """Starts `streamlit run` of an app, yields its address once it answers, and ends it as Ctrl-C would.

    Its port is a free one, if none is given. `within` is a command that runs another in its place, such as `nice`.
    It compiles only what its visitors need, and on a busy machine, too, trains small changes unasked, unless it is told
    otherwise.
    """
    environment = {"OVERFIT_LAB_REHEARSAL": "off", "OVERFIT_LAB_QUICK_SECONDS": "10", **environment}
    port = port or free_port()
    command = [*within, sys.executable, "-m", "streamlit", "run", app, f"--server.port={port}"]
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=os.environ | environment)
    try:
        address = f"http://localhost:{port}"
        _wait(f"{address}/_stcore/health", process, log)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=90)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            break
        try:
            with DIRECTLY.open(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise AssertionError(f"the server does not answer; its log:\n{log.read_text()}")
