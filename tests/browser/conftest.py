"""A real browser on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, BrowserType, Page, expect

from tests.browser.driving.any_page import BEEN_HERE, errors_of
from tests.browser.driving.chromium import launch_options
from tests.browser.driving.machines import wait_until_answered
from tests.browser.driving.server import serve

# Tests wait on content; this only bounds how long, on a busy machine, before a missing thing fails.
PATIENCE = 90_000
expect.set_options(timeout=PATIENCE)


# Lessons that train for long, or are of a kind that another one visited stands for: `make test-long` visits them.
VISITED_AT_LENGTH = {
    "activations",
    "capacity",
    "data_and_splits",
    "dropout",
    "features",
    "forward_pass",
    "grokking",
    "l1_l2",
    "losses",
    "more_data",
    "one_step",
    "selecting_inputs",
    "splits",
    "stopping_as_l2",
    "test_set_once",
    "which_activation",
    "which_fix",
    "your_data",
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One more try for a test of a browser, which the report then names as rerun; and what takes long, marked so."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            if not item.get_closest_marker("flaky"):
                item.add_marker(pytest.mark.flaky(reruns=1))
            if item.path.name == "test_pages.py" and _at_length(item):
                item.add_marker(pytest.mark.long)


def _at_length(item: pytest.Item) -> bool:
    """Every page that is visited at every check is looked through in its light theme."""
    chosen = item.callspec.params  # type: ignore[attr-defined]
    lesson = chosen["visit"].name
    return lesson in VISITED_AT_LENGTH or chosen.get("scheme") == "dark"


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


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """Of somebody who has been here before."""
    context.add_init_script(BEEN_HERE)
    return context


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "log"


@pytest.fixture(scope="session")
def server(server_log: Path) -> Iterator[str]:
    """Ready to train: on a busy machine the start of a worker alone takes much of a test's patience."""
    with serve(server_log, OVERFIT_LAB_WORKERS="2") as address:
        wait_until_answered(f"{address}/ready")
        yield address


@pytest.fixture
def visit(page: Page) -> Iterator[Page]:
    """An empty page of a new visitor; at the end, nothing may have gone to the console as an error."""
    errors = errors_of(page)
    page.set_default_timeout(PATIENCE)
    yield page
    assert errors == []
