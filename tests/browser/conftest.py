"""A real browser on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserType, ConsoleMessage, Page, expect

from tests.browser.chromium import launch_options
from tests.browser.server import serve

# Tests wait on content; this only bounds how long, on a busy machine, before a missing thing fails.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type: BrowserType) -> dict[str, Any]:
    """Never skips: without any browser it fails with the command that installs one."""
    try:
        return launch_options(browser_type)
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, Any]:
    return {"viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(tmp_path_factory.mktemp("server") / "log", OVERFIT_LAB_WORKERS="2") as address:
        yield address


@pytest.fixture
def visit(page: Page) -> Iterator[Page]:
    """An empty page of a new visitor; at the end, nothing may have gone to the console as an error."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(PATIENCE)
    yield page
    assert errors == []
