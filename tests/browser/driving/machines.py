"""The parts of compose.yaml as processes of this machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import urllib.error
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import psutil
import yaml

from tests.browser.driving.server import DIRECTLY, ROOT
from tests.browser.driving.until import PATIENCE
from tests.waiting import wait_until

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]
# How long workers may take to load TensorFlow, and to end, on a busy machine, in seconds.
LONGEST = 5 * PATIENCE


@contextmanager
def process(*command: str, log: Path, **environment: str) -> Iterator[psutil.Process]:
    with log.open("a") as out:
        started = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=os.environ | environment)
    try:
        yield psutil.Process(started.pid)
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(timeout=LONGEST)


def scheduler(address: str, log: Path, **environment: str) -> AbstractContextManager[psutil.Process]:
    told = SERVICES["scheduler"]["environment"] | environment
    return process(*_dask("scheduler", address), "--host", "127.0.0.1", log=log, **told)


def worker(scheduler: str, log: Path, **environment: str) -> AbstractContextManager[psutil.Process]:
    """What starts a worker, and starts it again; its folder stands beside its log."""
    return process(*_dask("worker", scheduler), "--local-directory", f"{log}'s", log=log, **environment)


def proxy(folder: Path, caddyfile: str) -> AbstractContextManager[psutil.Process]:
    """Caddy, which keeps what it writes in the folder."""
    caddy = shutil.which("caddy")
    assert caddy, "This test needs Caddy: Debian has it as the package caddy."
    config = folder / "Caddyfile"
    config.write_text(caddyfile, encoding="utf-8")
    told = ["run", "--adapter", "caddyfile", "--config", str(config)]
    return process(caddy, *told, log=folder / "proxy", HOME=str(folder))


def _dask(service: str, scheduler: str) -> list[str]:
    """A service's command with addresses of this machine, and only those."""
    _, *words = SERVICES[service]["command"]
    port = scheduler.rpartition(":")[2]
    told = [word.replace("tcp://scheduler:8786", scheduler).replace("8786", port) for word in words]
    return [sys.executable, "-m", "distributed.cli.dask_" + told[0], *told[1:]]


def status(url: str) -> int:
    """What a server answers; 0 while there is none."""
    try:
        with DIRECTLY.open(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def wait_until_answered(url: str) -> None:
    wait_until(lambda: status(url) == 200, url, patience=LONGEST, tick=0.2)
