"""A real browser on a real server: the machine's Chromium, or else the one that Playwright brings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType, ConsoleMessage, Page, expect

from tests.browser.server import serve

# Tests wait on content; this only bounds how long, on a busy machine, before a missing thing fails.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type: BrowserType) -> dict[str, Any]:
    """Never skips: without any browser it fails with the command that installs one."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None and not Path(browser_type.executable_path).exists():
        pytest.fail("No Chromium: install it with `.venv/bin/playwright install --with-deps chromium`.", pytrace=False)
    return {"args": FLAGS, **({"executable_path": path} if path else {})}


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("server") / "log", OVERFIT_LAB_WORKERS="2") as address:
        yield address


@pytest.fixture
def visit(page: Page, server: str) -> Iterator[Page]:
    """A page of a new visitor; at the end, nothing may have gone to the console as an error."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(PATIENCE)
    page.goto(server)
    yield page
    assert errors == []
