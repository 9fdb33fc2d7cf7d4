"""The lab's page as a test reads and uses it."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

# An icon is a word of its own before the sentence.
VERDICT = re.compile(r"^(?:\w+ ?)?(Overfitting:|Underfitting:|A good fit:|Diverged|Too few epochs)")
HAS_CURVES = (
    """index => document.querySelectorAll('.lab-plot')[index]?._fullData?.some(trace => trace.name === 'train')"""
)
READ = """index => document.querySelectorAll('.lab-plot')[index]._fullData.map(
  trace => [trace.name, Array.from(trace.y)])"""


def open_lab(page: Page, server: str, link: str = "") -> None:
    page.goto(f"{server}/{link}")
    wait_until_trained(page)


def wait_until_trained(page: Page) -> None:
    expect(verdict(page)).to_be_visible()
    expect(stop(page)).to_be_disabled()
    page.wait_for_function("document.querySelectorAll('.lab-plot .main-svg').length > 0")


def verdict(page: Page) -> Locator:
    return page.get_by_text(VERDICT)


def sidebar_button(page: Page, name: str) -> Locator:
    return page.get_by_test_id("stSidebar").get_by_role("button", name=name, exact=True)


def train(page: Page) -> None:
    sidebar_button(page, "Train").click()


def stop(page: Page) -> Locator:
    return sidebar_button(page, "Stop")


def curves(page: Page, chart: int = 0) -> dict[str, list[float]]:
    """The traces of a chart by name, as they are drawn. On a busy server, charts further down may be drawn before."""
    page.wait_for_function(HAS_CURVES, arg=chart)
    found: list[Any] = page.evaluate(READ, chart)
    return dict(found)


def scrubber(page: Page) -> Locator:
    return page.locator(".lab-scrubber:not([hidden])")
