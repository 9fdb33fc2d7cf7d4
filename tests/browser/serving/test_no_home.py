"""A server whose user has no home, as in many containers, trains; who looks for runs reads why none are kept."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.load.client import Client
from tests.browser.driving.server import serve
from tests.browser.driving.until import PATIENCE

# Here nobody can make a folder, root included.
NOWHERE = "/proc/nobody/home"


async def trained_and_told(address: str) -> tuple[list[str], list[str]]:
    """What a visitor reads on the lab once it has trained, and then on the page of runs."""
    client = await Client.open(address)
    await client.visit("")
    await client.wait(lambda: client.over, PATIENCE)
    trained = client.words
    await client.visit("runs")
    await client.wait(lambda: not client.running, PATIENCE)
    await client.close()
    return trained, client.words


@pytest.mark.long
def test_without_a_home_the_lab_trains_and_runs_says_why_nothing_is_kept(tmp_path: Path) -> None:
    serving = serve(tmp_path / "log", HOME=NOWHERE, OVERFIT_LAB_DATA="", OVERFIT_LAB_WORKERS="1")
    # Playwright's event loop may be running in this thread, and a thread has one.
    with serving as address, ThreadPoolExecutor(1) as thread:
        trained, told = thread.submit(asyncio.run, trained_and_told(address)).result()
    assert any("verfitting" in words for words in trained), trained
    why = "the database's folder can't be created"
    assert f"Runs can't be read at present: {why}." in told
    assert "Traceback" not in (tmp_path / "log").read_text()
