"""Every page of the menu in a real browser, opened by its own link."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, expect

from dashboard.ui.navigation import Entry
from tests.browser.any_page import ENTRIES, SCHEMES, SIDEWAYS, address, wait_for_charts
from tests.browser.axe_exceptions import ALLOWED
from tests.browser.conftest import PATIENCE

# On a link to a page, Streamlit first looks for its server under that page's path, then finds it at the root.
LOOKED_FOR = re.compile(r"/\w+/_stcore/(health|host-config)$")
PAGES = pytest.mark.parametrize("entry", ENTRIES, ids=[entry.file for entry in ENTRIES])
UNNAMED = "() => [...document.querySelectorAll('.lab-plot')].filter(plot => !plot.getAttribute('aria-label')).length"


@pytest.fixture
def errors(page: Page) -> list[str]:
    """What goes to the console as an error."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not LOOKED_FOR.search(message.location["url"]):
            found.append(f"{message.text} ({message.location['url']})")

    page.set_default_timeout(PATIENCE)
    page.on("console", note)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@PAGES
def test_a_page_opened_by_its_link_is_whole(page: Page, server: str, errors: list[str], entry: Entry) -> None:
    page.goto(address(server, entry))
    wait_for_charts(page, entry)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert page.evaluate(UNNAMED) == 0
    assert page.locator("[data-testid=stBaseButton-primary]").count() <= 1
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function(f"document.documentElement.clientWidth === 390 && ({SIDEWAYS})() === 0")
    assert errors == []


def violations(page: Page) -> list[str]:
    """What axe calls serious or critical, but for what cannot be set from here."""
    # A change of theme fades in.
    page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => 0)))")
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
        if not any(rule["id"] == one.rule and one.selector in str(node["target"]) for one in ALLOWED)
    ]
