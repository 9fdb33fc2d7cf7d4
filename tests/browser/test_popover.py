"""Keys go on from what was pressed in a popover."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import lab_page as lab

# The lab is trained in for each.
pytestmark = pytest.mark.long


@pytest.fixture
def export(visit: Page, server: str) -> Locator:
    """The lab's, opened by a key."""
    lab.open_lab(visit, server, "?samples=100&hidden_layers=8&epochs=40")
    # The page is drawn anew with the end of the training, and what had the focus with it.
    lab.wait_until_trained(visit)
    button = visit.get_by_role("button", name="Export")
    button.press("Enter")
    expect(files(visit)).to_have_count(7)
    return button


def files(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Export").get_by_test_id("stDownloadButton").get_by_role("button")


def test_after_a_download_keys_go_on_from_its_button(visit: Page, export: Locator) -> None:
    with visit.expect_download():
        files(visit).nth(1).press("Enter")
    expect(files(visit).nth(1)).to_be_focused()
    visit.keyboard.press("Tab")
    expect(files(visit).nth(2)).to_be_focused()
