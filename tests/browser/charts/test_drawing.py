"""What a person expects is drawn on a chart, by pointer or by keys, and the truth is laid over it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.driving.any_page import on_page, wait_for_charts
from tests.browser.driving.until import until
from tests.cases import the_first_at_every_check

LABEL = re.compile("^Validation loss as you expect it")


def to_draw_on(page: Page, server: str) -> Locator:
    page.goto(f"{server}/first_steps?lesson=1")
    wait_for_charts(page, LESSONS["first_steps"])
    chart = page.get_by_role("slider", name=LABEL)
    chart.wait_for()
    return chart


def run(page: Page) -> None:
    page.get_by_role("radio", name="rise", exact=True).click()
    page.get_by_role("button", name=re.compile(r"\bRun$")).click()


def project(page: Page, chart: Locator) -> None:
    """All is enlarged, and one figure shown at a time: this one in the end."""
    page.get_by_role("button", name="Projector").click()
    expect(page.locator(".lab-panels figure:visible")).to_have_count(1)
    while not chart.is_visible():
        page.keyboard.press("n")
    chart.scroll_into_view_if_needed()


@pytest.mark.parametrize("enlarged", the_first_at_every_check(1, 1.5))
def test_a_pointer_draws_and_the_distance_is_told(visit: Page, server: str, enlarged: float) -> None:
    chart = to_draw_on(visit, server)
    if enlarged > 1:
        project(visit, chart)
    box = chart.bounding_box()
    assert box
    x, y, width, height = (box[name] for name in ("x", "y", "width", "height"))
    visit.mouse.move(x + 1, y + height / 2)
    visit.mouse.down()
    for step in range(1, 11):
        visit.mouse.move(x + width * step / 10 - 1, y + height * (0.5 + 0.03 * step))
    visit.mouse.up()
    until(
        visit, "() => document.querySelector('.lab-sketch').getAttribute('aria-valuetext').startsWith('Epoch 300: 0.2')"
    )
    run(visit)
    expect(on_page(visit, re.compile(r"At the end you drew 0\.2\d"))).to_be_visible()


def test_a_curve_that_ends_before_the_edge_goes_on_to_it_and_a_part_that_is_drawn_anew_changes_no_other(
    visit: Page, server: str
) -> None:
    chart = to_draw_on(visit, server)
    box = chart.bounding_box()
    assert box
    x, y, width, height = (box[name] for name in ("x", "y", "width", "height"))

    def draw(start: float, end: float, down: float) -> None:
        visit.mouse.move(x + start * width, y + height / 2)
        visit.mouse.down()
        visit.mouse.move(x + end * width, y + down * height, steps=5)
        visit.mouse.up()

    draw(0.01, 0.9, 0.8)
    drawn = float(chart.get_attribute("aria-valuenow") or "nan")
    draw(0.3, 0.4, 0.3)
    assert float(chart.get_attribute("aria-valuenow") or "nan") > drawn
    chart.press("End")
    expect(chart).to_have_attribute("aria-valuetext", f"Epoch 300: {drawn:.2f}")


@pytest.mark.long
def test_what_keys_have_drawn_stays_where_a_pointer_draws_another_part(visit: Page, server: str) -> None:
    chart = to_draw_on(visit, server)
    chart.press("End")
    for _ in range(5):
        chart.press("ArrowUp")
    raised = chart.get_attribute("aria-valuenow") or ""
    box = chart.bounding_box()
    assert box
    visit.mouse.move(box["x"] + 0.1 * box["width"], box["y"] + 0.8 * box["height"])
    visit.mouse.down()
    visit.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 0.9 * box["height"], steps=5)
    visit.mouse.up()
    chart.press("End")
    expect(chart).to_have_attribute("aria-valuenow", raised)


@pytest.mark.long
def test_keys_draw_as_well(visit: Page, server: str) -> None:
    chart = to_draw_on(visit, server)
    chart.focus()
    visit.keyboard.press("End")
    before = float(chart.get_attribute("aria-valuenow") or "nan")
    for _ in range(3):
        visit.keyboard.press("ArrowUp")
    raised = before + 3 * 0.04
    expect(chart).to_have_attribute("aria-valuetext", f"Epoch 300: {raised:.2f}")
    visit.keyboard.press("Home")
    expect(chart).to_have_attribute("aria-valuetext", re.compile(rf"Epoch 1: {before:.2f}"))
    # The drawing is sent a moment after the last key.
    visit.wait_for_timeout(1000)
    run(visit)
    expect(on_page(visit, re.compile(rf"At the end you drew {raised:.2f}"))).to_be_visible()
