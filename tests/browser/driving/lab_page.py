"""The lab's page as a test reads and uses it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving.any_page import on_page
from tests.browser.driving.until import until

# An icon is a word of its own before the sentence.
KINDS = "Overfitting|Underfitting:|A good fit:|Diverged|Unstable:|The sets differ:|Too few epochs|Can't tell"
VERDICT = re.compile(rf"^(?:\w+ ?)?({KINDS})")
UNDER_WAY = re.compile(r"Epoch ([\d,]+) of 2,000")
# The charts of a training, the loss first. Others on the page, folded away in an expander, may be drawn before them.
PLOT = ".st-key-lab .lab-plot"
HAS_CURVES = f"() => document.querySelector('{PLOT}')?._fullData?.some(trace => trace.name === 'train')"
ALL_DRAWN = f"""() => {{
  const plots = [...document.querySelectorAll('{PLOT}')]
  return plots.length > 1 && plots.every(plot => plot.querySelector('.main-svg'))
}}"""
OTHER_CURVES = f"""before => {{
  const y = document.querySelector('{PLOT}')._fullData.find(trace => trace.name === 'train').y
  return y.length !== before.length || before.some((value, i) => value !== y[i])
}}"""
# How long curves that are drawn whole stay as they are, in milliseconds.
STILL = 400
READ = f"() => document.querySelector('{PLOT}')._fullData.map(trace => [trace.name, Array.from(trace.y)])"


def open_lab(page: Page, server: str, link: str = "") -> None:
    page.goto(f"{server}/{link}")
    wait_until_trained(page)


def wait_until_trained(page: Page) -> None:
    expect(verdict(page)).to_be_visible()
    expect(stop(page)).to_be_disabled()
    until(page, HAS_CURVES)
    until(page, ALL_DRAWN)
    wait_until_still(page)


def wait_until_still(page: Page) -> None:
    """Until the curves have stopped growing: the verdict may stand a moment before the last of them is drawn."""
    before, now = -1, 0
    while before != now:
        page.wait_for_timeout(STILL)
        before, now = now, len(curves(page)["train"])


def verdict(page: Page) -> Locator:
    return on_page(page, VERDICT)


def sidebar_button(page: Page, name: str) -> Locator:
    return page.get_by_test_id("stSidebar").get_by_role("button", name=name, exact=True)


def train(page: Page) -> None:
    sidebar_button(page, "Train").click()


def stop(page: Page) -> Locator:
    return sidebar_button(page, "Stop")


def epoch(page: Page) -> int:
    """The epoch that the page says it is at."""
    shown = on_page(page, UNDER_WAY).first
    expect(shown).to_be_visible()
    found = UNDER_WAY.search(shown.inner_text())
    assert found
    return int(found[1].replace(",", ""))


def wait_for_epoch_after(page: Page, before: int) -> None:
    """Waits until the training is at a later epoch, or at its end; a page behind another one is drawn more rarely."""
    for _ in range(600):
        under_way = on_page(page, UNDER_WAY).first.is_visible()
        if epoch(page) > before if under_way else page.get_by_text("What the verdict rests on").is_visible():
            return
        page.wait_for_timeout(100)
    pytest.fail(f"It is still at epoch {before}.")


def plots(page: Page) -> Locator:
    return page.locator(PLOT)


def curves(page: Page) -> dict[str, list[float]]:
    """The traces of the loss by name, as they are drawn."""
    until(page, HAS_CURVES)
    found: list[Any] = page.evaluate(READ)
    return dict(found)


def new_curves(page: Page, before: dict[str, list[float]]) -> dict[str, list[float]]:
    """The traces once they are those of another training: the verdict may stand a moment before them."""
    until(page, OTHER_CURVES, arg=before["train"])
    return curves(page)


def scrubber(page: Page) -> Locator:
    return page.locator(".lab-slider:not([hidden])")


def messages(page: Page) -> list[str | bytes]:
    """What the page sends to the server from now on, as it is sent. To be asked for before the page is opened."""
    sent: list[str | bytes] = []

    def note(frame: str | bytes) -> None:
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    return sent
