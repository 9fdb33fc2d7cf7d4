"""The process that serves the pages: how soon it answers, how much memory it holds, and how long a rerun takes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from statistics import median

from dashboard.ui.lessons import LESSONS
from tests.browser.driving.any_page import open_page
from tests.browser.driving.chromium import launch_options
from tests.browser.driving.server import ROOT, serve

ROUNDS, PORT = 5, 8597
PATIENCE = 180_000


def table() -> dict[str, object]:
    return {
        "health path answers after, s": round(median([_until_health() for _ in range(ROUNDS)]), 2),
        "rerun of the lab's script, ms": round(1000 * _rerun()),
        "resident after each page, MB": _memory(),
    }


def _until_health() -> float:
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py", f"--server.port={PORT}"]
    began = time.perf_counter()
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)  # noqa: S603 - ourselves
        try:
            while not _answers(f"http://localhost:{PORT}/_stcore/health"):
                time.sleep(0.01)
            return time.perf_counter() - began
        finally:
            process.terminate()
            process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - our own server
            return True
    except (urllib.error.URLError, OSError):
        return False


def _rerun() -> float:
    """Median seconds of the lab's script where nothing has changed, in Streamlit's AppTest."""
    from streamlit.testing.v1 import AppTest

    from dashboard.ui.server import get_engine

    app = AppTest.from_file(ROOT / "dashboard" / "main.py", default_timeout=60).run()
    while not get_engine().ready:
        time.sleep(0.1)
    app.run()
    times = []
    for _ in range(20):
        began = time.perf_counter()
        app.run()
        times.append(time.perf_counter() - began)
    return median(times)


def _memory() -> dict[str, int]:
    """Memory of one server, while a visitor goes through all pages, one after the other."""
    import psutil
    from playwright.sync_api import sync_playwright

    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "log", OVERFIT_LAB_REHEARSAL="on") as address,
        sync_playwright() as playwright,
    ):
        (server,) = [child for child in psutil.Process().children() if "streamlit" in child.cmdline()]
        browser = playwright.chromium.launch(**launch_options(playwright.chromium))
        megabytes = {}
        for lesson in LESSONS.values():
            page = browser.new_page()
            page.set_default_timeout(PATIENCE)
            open_page(page, address, lesson)
            megabytes[lesson.title] = round(server.memory_info().rss / 2**20)
            page.close()
        return megabytes
