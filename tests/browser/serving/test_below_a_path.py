"""The lab behind a proxy that serves it below a path of its name, as docs/hosting.md says."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving import machines
from tests.browser.driving.server import ROOT, free_port, serve

HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")


def caddyfile(address: str, page: str) -> str:
    """The one that the docs give, with addresses of this machine."""
    (told,) = re.findall(r"^    www\.example\.org \{\n.*?^    \}\n", HOSTING, re.MULTILINE | re.DOTALL)
    text = textwrap.dedent(told).replace("www.example.org", address).replace("localhost:8501", page)
    return f"{{\n  admin off\n  auto_https off\n}}\n{text}"


@pytest.fixture
def below(tmp_path: Path) -> Iterator[str]:
    address = f"http://localhost:{free_port()}"
    with serve(tmp_path / "server", OVERFIT_LAB_DATA=str(tmp_path / "data")) as server:
        text = caddyfile(address, server.removeprefix("http://"))
        with machines.proxy(tmp_path, text):
            machines.wait_until_answered(f"{server}/ready")
            machines.wait_until_answered(f"{address}/overfit/_stcore/health")
            yield f"{address}/overfit"


@pytest.mark.long
def test_charts_pages_links_and_uploads_work_below_a_path(page: Page, below: str, tmp_path: Path) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    lab.open_lab(page, below, "?l2=0.01")
    page.get_by_role("link", name="Runs").first.click()
    expect(page).to_have_url(f"{below}/runs")
    expect(page.locator(".lab-runs tbody tr")).to_have_count(1)
    page.goto(f"{below}/in_class")
    page.get_by_role("button", name="Open a room").click()
    expect(page.get_by_text(f"{below}/in_class?room=")).to_be_visible()
    page.goto(f"{below}/your_data")
    table = tmp_path / "marks.csv"
    table.write_text("hours,mark\n" + "".join(f"{hour},{hour % 7}\n" for hour in range(60)), encoding="utf-8")
    page.locator("input[type=file]").first.set_input_files(table)
    expect(page.get_by_text("60 rows of marks.csv. Nothing is trained until you choose.")).to_be_visible()
    assert {url for url in asked if not url.startswith((f"{below}/", "blob:", "data:"))} == set()
