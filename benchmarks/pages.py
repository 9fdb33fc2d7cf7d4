"""Seconds until the first chart and bytes over the wire, of each page on a warm server: `python -m benchmarks.pages`.

Times are those of a browser without a debugger: with one attached, as any test tool does, V8 keeps more of what it
compiles, and plotly.js alone takes 0.3 s longer.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS
from tests.browser.driving.any_page import address, fewest_charts, wait_for_charts
from tests.browser.driving.chromium import FLAGS, launch_options
from tests.browser.driving.server import serve

VISITS = 3
# By then the server has compiled what its pages need.
WARM_SECONDS = 60.0
PATIENCE = 180_000
# By then the first chart should long have been there.
LOOK_AFTER_SECONDS = 4.0
# Milliseconds since the visit began. Where a page has no chart, its words count.
SHOWN = """async name => {
  const found = () => performance.getEntriesByName(name)[0]
  while (!found()) await new Promise(resolve => setTimeout(resolve, 50))
  return found().startTime
}"""
CHART, WORDS = "chart shown", "first-contentful-paint"


@dataclass
class Wire:
    """Bytes as they travel: compressed responses, and what the WebSocket brings."""

    http: int = 0
    plotly: int = 0
    socket: int = 0

    def watch(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        urls: dict[str, str] = {}
        session.on(
            "Network.responseReceived", lambda event: urls.update({event["requestId"]: event["response"]["url"]})
        )
        session.on("Network.loadingFinished", lambda event: self._count(event, urls))
        session.on("Network.webSocketFrameReceived", self._frame)

    def _count(self, event: dict[str, Any], urls: dict[str, str]) -> None:
        self.http += int(event["encodedDataLength"])
        if "/plotly/" in urls.get(event["requestId"], ""):
            self.plotly += int(event["encodedDataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        payload = event["response"]["payloadData"]
        # A binary frame comes as base64.
        self.socket += len(payload) * 3 // 4 if event["response"]["opcode"] == 2 else len(payload)


def main(names: list[str]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "log", OVERFIT_LAB_REHEARSAL="on") as server,
        sync_playwright() as playwright,
    ):
        time.sleep(WARM_SECONDS)
        browser = playwright.chromium.launch(**launch_options(playwright.chromium))
        print("| page | first chart, s | visits | warm cache, s | HTTP, kB | plotly.js in it, kB | WebSocket, kB |")
        print("|---|---|---|---|---|---|---|")
        for lesson in LESSONS.values():
            if not names or lesson.name in names:
                _visit(browser, server, lesson)
                wire = _visit(browser, server, lesson)
                print(f"| {lesson.title} | {_times(playwright, server, lesson)} | {wire} |", flush=True)
        print(f"\nLoad at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")


def _visit(browser: Browser, server: str, lesson: Lesson) -> str:
    """What a visit with an empty cache brings over the wire. The first one also has the programs compiled."""
    page, wire = browser.new_page(viewport={"width": 1440, "height": 900}), Wire()
    page.set_default_timeout(PATIENCE)
    wire.watch(page)
    page.goto(address(server, lesson))
    wait_for_charts(page, lesson)
    page.close()
    return " | ".join(f"{size / 1000:,.0f}" for size in (wire.http, wire.plotly, wire.socket))


def _times(playwright: Playwright, server: str, lesson: Lesson) -> str:
    """Visits with an empty cache, and one more with the cache of the last."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profiles = [Path(folder) / str(number) for number in range(VISITS)]
        first = [_until_chart(playwright, profile, server, lesson) for profile in profiles]
        again = _until_chart(playwright, profiles[-1], server, lesson)
    visits = ", ".join(f"{seconds:.1f}" for seconds in first)
    return f"{median(first):.1f} | {visits} | {again:.1f}"


def _until_chart(playwright: Playwright, profile: Path, server: str, lesson: Lesson) -> float:
    """Seconds from the start of the navigation until the first chart is on the screen."""
    command = [
        launch_options(playwright.chromium).get("executable_path", playwright.chromium.executable_path),
        "--headless",
        "--remote-debugging-port=0",
        f"--user-data-dir={profile}",
        "--window-size=1440,900",
        *FLAGS,
        address(server, lesson),
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our browser
    try:
        time.sleep(LOOK_AFTER_SECONDS)
        port = (profile / "DevToolsActivePort").read_text().split()[0]
        visitor = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        milliseconds = visitor.contexts[0].pages[0].evaluate(SHOWN, CHART if fewest_charts(lesson) else WORDS)
        visitor.close()
    finally:
        process.terminate()
        process.wait()
    return float(milliseconds) / 1000


if __name__ == "__main__":
    main(sys.argv[1:])
