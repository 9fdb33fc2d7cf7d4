"""Keys go on from what was pressed in a popover."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import lab_page as lab


@pytest.mark.long
def test_after_a_download_keys_go_on_from_its_button(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?samples=100&hidden_layers=8&epochs=40")
    # The page is drawn anew with the end of the training, and what had the focus with it.
    lab.wait_until_trained(visit)
    visit.get_by_role("button", name="Export").press("Enter")
    files = visit.get_by_role("dialog", name="Export").get_by_test_id("stDownloadButton").get_by_role("button")
    expect(files).to_have_count(7)
    with visit.expect_download():
        files.nth(1).press("Enter")
    expect(files.nth(1)).to_be_focused()
    visit.keyboard.press("Tab")
    expect(files.nth(2)).to_be_focused()
