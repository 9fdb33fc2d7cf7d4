"""Until the first chart, and over the wire: every page on a warm server, `python -m benchmarks.pages`."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.ui.navigation import Entry
from tests.browser.any_page import ENTRIES, address, wait_for_charts
from tests.browser.chromium import launch_options
from tests.browser.server import serve

VISITS = 3
PATIENCE = 180_000
CHART = ".lab-plot .main-svg"


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


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        serve(Path(folder) / "log") as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**launch_options(playwright.chromium))
        print("| page | first chart, s | of these visits | again, s | HTTP, kB | plotly.js in it, kB | WebSocket, kB |")
        print("|---|---|---|---|---|---|---|")
        for entry in ENTRIES:
            _warm(browser, server, entry)
            print(_row(browser, server, entry), flush=True)
        print(f"\nLoad at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")


def _warm(browser: Browser, server: str, entry: Entry) -> None:
    """The programs of its trainings are compiled by somebody else's visit."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address(server, entry))
    wait_for_charts(page, entry)
    page.close()


def _row(browser: Browser, server: str, entry: Entry) -> str:
    """Fresh visits with an empty cache, then one more of the last visitor, whose browser has a cache."""
    times = []
    wire, page = Wire(), None
    for _ in range(VISITS):
        if page:
            page.close()
        page, wire = browser.new_page(viewport={"width": 1440, "height": 900}), Wire()
        page.set_default_timeout(PATIENCE)
        wire.watch(page)
        times.append(_until_chart(page, address(server, entry)))
    assert page
    kilobytes = [f"{size / 1000:,.0f}" for size in (wire.http, wire.plotly, wire.socket)]
    again = _until_chart(page, address(server, entry))
    page.close()
    visits = ", ".join(f"{seconds:.1f}" for seconds in times)
    return f"| {entry.title} | {median(times):.1f} | {visits} | {again:.1f} | {' | '.join(kilobytes)} |"


def _until_chart(page: Page, url: str) -> float:
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(CHART)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
