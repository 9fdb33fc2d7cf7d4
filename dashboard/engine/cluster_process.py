"""The process of the local cluster: started, asked for its address, and ended."""

from __future__ import annotations

import subprocess
import sys

CLOSE_SECONDS = 15


class ClusterProcess:
    """Runs `python -m dashboard.engine.cluster` beside the server's process."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._address = ""

    def address(self) -> str:
        """The scheduler's address. Starts the process if it is not running, and waits until its workers are warm."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._address = ""
            self._process = subprocess.Popen(
                [sys.executable, "-m", "dashboard.engine.cluster"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            assert self._process.stdout
            self._address = self._process.stdout.readline().strip()
        return self._address

    def close(self) -> None:
        """Closes the standard input of the process, which ends it; one that is only starting is told to by a signal."""
        if self._process:
            assert self._process.stdin
            assert self._process.stdout
            if not self._address:
                self._process.terminate()
            self._process.stdin.close()
            try:
                self._process.wait(timeout=CLOSE_SECONDS)
            except subprocess.TimeoutExpired:
                # Its workers end with it in any case.
                self._process.kill()
                self._process.wait()
            self._process.stdout.close()
