"""A sweep on a lesson's page: trained when it is asked for, then dragged through without the server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.until import until

IN_LAB = re.compile(r"sweep=dropout")
PLOTS = ".st-key-dropout-sweep .lab-plot"
STATE = f"""() => [...document.querySelectorAll('{PLOTS}')].map(
  chart => chart._fullData.map(trace => String(trace.z ?? trace.y)).join())"""


@pytest.mark.long
def test_dragging_moves_curves_picture_weights_and_verdict_and_sends_nothing(visit: Page, server: str) -> None:
    sent = lab.messages(visit)
    visit.goto(f"{server}/dropout?dropout+seeds=3")
    visit.locator(".st-key-run-dropout-sweep").get_by_role("button").click()
    expect(visit.get_by_test_id("stProgress").get_by_text("All 51 runs done.")).to_be_visible()
    # What is done says so in words alone.
    expect(visit.locator("[aria-valuenow='100']").get_by_test_id("stProgressBarTrack").first).to_be_hidden()
    bar = visit.locator(".st-key-dropout-sweep .lab-slider")
    slider = bar.get_by_role("slider")
    expect(slider).to_have_attribute("max", "16")
    expect(bar.locator("output")).to_have_text("0")
    visit.wait_for_load_state("networkidle")
    slider.focus()
    before, count, said = visit.evaluate(STATE), len(sent), bar.locator("p").inner_text()
    visit.keyboard.press("End")
    expect(bar.locator("output")).to_have_text("0.8")
    until(visit, f"before => ({STATE})().filter((state, i) => state !== before[i]).length === 3", arg=before)
    expect(bar.locator("p")).not_to_have_text(said)
    assert len(sent) == count
    expect(visit.get_by_role("link", name="A sweep of this setting in the lab")).to_have_attribute("href", IN_LAB)
