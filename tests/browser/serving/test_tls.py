"""Dask between machines over TLS, set up as docs/hosting.md says: it trains, and whoever has no certificate is out."""

from __future__ import annotations

import asyncio
import re
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client, Security

from benchmarks.load.client import Client as Visitor
from tests.browser.driving.machines import LONGEST, scheduler, wait_until_answered, worker
from tests.browser.driving.server import ROOT, free_port, serve

HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
(MAKES_CERTIFICATE,) = re.findall(r"^ {4}(.*openssl req .*)$", HOSTING, re.MULTILINE)
VARIABLES = dict(re.findall(r"^ {4}(DASK_DISTRIBUTED__COMM__\w+)=(\S+)$", HOSTING, re.MULTILINE))


def certificate(folder: Path) -> Path:
    folder.mkdir()
    subprocess.run(MAKES_CERTIFICATE, shell=True, cwd=folder, check=True, stderr=subprocess.DEVNULL)
    return folder / "dask.pem"


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The addresses of a scheduler, which has one worker, and of a page process."""
    own = str(certificate(tmp_path / "own"))
    told = {name: value.replace("/tls/dask.pem", own) for name, value in VARIABLES.items()}
    address, told["OVERFIT_LAB_DATA"] = f"tls://127.0.0.1:{free_port()}", str(tmp_path / "data")
    with ExitStack() as stack:
        stack.enter_context(scheduler(address, tmp_path / "scheduler", **told))
        stack.enter_context(worker(address, tmp_path / "worker", **told))
        server = stack.enter_context(serve(tmp_path / "log", None, DASK_SCHEDULER_ADDRESS=address, **told))
        wait_until_answered(f"{server}/ready")
        yield address, server
    assert "Traceback" not in (tmp_path / "log").read_text()


async def words_once_trained(server: str) -> list[str]:
    visitor = await Visitor.open(server)
    await visitor.visit("")
    await visitor.wait(lambda: visitor.over, LONGEST)
    await visitor.close()
    return visitor.words


def reached(address: str, security: Security) -> bool:
    try:
        Client(address, timeout=10, security=security, set_as_default=False).close()
    except OSError:
        return False
    return True


@pytest.mark.long
def test_the_lab_trains_over_tls_and_who_has_not_its_certificate_reaches_no_scheduler(
    parts: tuple[str, str], tmp_path: Path
) -> None:
    address, server = parts
    # Playwright's event loop may be running in this thread, and a thread has one.
    with ThreadPoolExecutor(1) as thread:
        words = thread.submit(asyncio.run, words_once_trained(server)).result()
    assert any("verfitting" in one for one in words), words
    own, other = (str(path) for path in (tmp_path / "own" / "dask.pem", certificate(tmp_path / "other")))
    assert reached(address, Security(tls_ca_file=own, tls_client_cert=own))
    assert not reached(address, Security(tls_ca_file=own, tls_client_cert=other))
    assert not reached(address.replace("tls", "tcp"), Security())
