"""The parts of compose.yaml as processes of this machine: proxy, page, scheduler and workers, and one worker killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.server import ROOT, free_port, serve
from tests.browser.driving.until import PATIENCE

COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES = COMPOSE["services"]


@contextmanager
def process(*command: str, log: Path, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("w") as out:
        started = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env=os.environ | environment)
        try:
            yield started
        finally:
            started.send_signal(signal.SIGTERM)
            started.wait(timeout=60)


def dask(service: str, scheduler: str, folder: Path) -> list[str]:
    """A service's command with addresses of this machine, and only those."""
    _, *words = SERVICES[service]["command"]
    told = [
        word.replace("tcp://scheduler:8786", scheduler).replace("8786", scheduler.rpartition(":")[2]) for word in words
    ]
    here = ["--host", "127.0.0.1"] if service == "scheduler" else ["--local-directory", str(folder)]
    return [sys.executable, "-m", "distributed.cli.dask_" + told[0], *told[1:], *here]


def caddyfile(address: str, page: str) -> str:
    text: str = COMPOSE["configs"]["caddyfile"]["content"]
    told = text.replace("{$$DOMAIN}", address).replace("pages:8501", page)
    return f"{{\n  admin off\n  auto_https off\n}}\n{told}"


def status(url: str) -> int:
    """What a server answers; 0 while there is none."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


def wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while status(url) != 200:
        assert time.monotonic() < deadline, f"{url} does not answer"
        time.sleep(0.2)


@pytest.mark.long
def test_a_visitor_trains_behind_a_proxy_on_workers_elsewhere_one_of_which_is_killed(
    visit: Page, tmp_path: Path
) -> None:
    caddy = shutil.which("caddy")
    assert caddy, "This test needs Caddy: Debian has it as the package caddy."
    scheduler = f"tcp://127.0.0.1:{free_port()}"
    shared = {"OVERFIT_LAB_DATA": str(tmp_path / "data")}
    with ExitStack() as stack:
        environment = SERVICES["scheduler"]["environment"]
        stack.enter_context(process(*dask("scheduler", scheduler, tmp_path), log=tmp_path / "scheduler", **environment))
        workers = [
            stack.enter_context(
                process(*dask("worker", scheduler, tmp_path / str(i)), log=tmp_path / f"w{i}", **shared)
            )
            for i in range(2)
        ]
        page = stack.enter_context(serve(tmp_path / "page", None, DASK_SCHEDULER_ADDRESS=scheduler, **shared))
        address = f"http://localhost:{free_port()}"
        (tmp_path / "Caddyfile").write_text(caddyfile(address, page.removeprefix("http://")), encoding="utf-8")
        proxy = [caddy, "run", "--adapter", "caddyfile", "--config", str(tmp_path / "Caddyfile")]
        stack.enter_context(process(*proxy, log=tmp_path / "proxy", HOME=str(tmp_path)))
        wait_for(f"{address}/_stcore/health")
        wait_for(f"{page}/ready")
        lab.open_lab(visit, address)
        assert status(f"{page}/metrics") == status(f"{page}/ready") == 200
        assert status(f"{address}/metrics") == status(f"{address}/ready") == 404
        before = lab.curves(visit)
        for worker in psutil.Process(workers[0].pid).children(recursive=True):
            worker.kill()
        visit.get_by_role("button", name="L2", exact=True).click()
        expect(visit.get_by_text("A good fit")).to_be_visible()
        lab.new_curves(visit, before)
