"""What a popover holds is reached by keys from its button, though it stands at the end of the page."""

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
    # It is there once the training has ended.
    button = visit.get_by_role("button", name="Export")
    button.press("Enter")
    expect(files(visit)).to_have_count(7)
    return button


def files(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Export").get_by_test_id("stDownloadButton").get_by_role("button")


def test_tab_leads_into_it_again_and_on_to_what_follows_its_button(visit: Page, export: Locator) -> None:
    visit.keyboard.press("Tab")
    expect(files(visit).first).to_be_focused()
    visit.keyboard.press("Shift+Tab")
    expect(export).to_be_focused()
    code = visit.get_by_role("dialog", name="Export").get_by_test_id("stCode")
    for stop in (*files(visit).all(), code, code.locator("button")):
        visit.keyboard.press("Tab")
        expect(stop).to_be_focused()
    visit.keyboard.press("Tab")
    expect(visit.locator("summary", has_text="The Python behind this")).to_be_focused()


def test_tab_leads_out_of_a_menu_whose_last_choices_are_one_stop(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?samples=100&hidden_layers=8&epochs=40")
    visit.get_by_role("button", name="Sweep a setting").press("Enter")
    menu = visit.get_by_test_id("stPopoverBody")
    # What it holds comes from the server, a moment after the menu.
    expect(menu.get_by_text("Epochs", exact=True)).to_be_visible()
    place = "document.activeElement.closest('[data-testid=stPopoverBody], [data-testid=stSidebar]')?.dataset.testid"
    seen = []
    for _ in range(12):
        visit.keyboard.press("Tab")
        seen.append(visit.evaluate(place))
        if seen[-1] != "stPopoverBody":
            break
    assert seen[0] == "stPopoverBody"
    assert seen[-1] == "stSidebar"


def test_after_a_download_keys_go_on_from_its_button(visit: Page, export: Locator) -> None:
    with visit.expect_download():
        files(visit).nth(1).press("Enter")
    expect(files(visit).nth(1)).to_be_focused()
    visit.keyboard.press("Tab")
    expect(files(visit).nth(2)).to_be_focused()
