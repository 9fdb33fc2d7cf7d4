"""The lab on a small projector."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.driving import lab_page as lab

BOTTOM = "numbers => innerHeight - numbers.getBoundingClientRect().bottom"
TOP = """figure => figure.getBoundingClientRect().top
  - document.querySelector('[data-testid=stHeader]').getBoundingClientRect().bottom"""

# Pixels of the picture of a map's points, for each of the page, which a projector enlarges.
SHARPNESS = "still => still.width / (devicePixelRatio * parseFloat(still.style.width))"


@pytest.mark.long
def test_a_figure_comes_into_sight_with_both_lines_of_numbers_below_its_slider(visit: Page, server: str) -> None:
    visit.set_viewport_size(ViewportSize(width=1280, height=720))
    lab.open_lab(visit, server)
    visit.get_by_role("button", name="Projector").click()
    for key in ("n", "p"):
        visit.keyboard.press(key)
    figure = visit.locator(".st-key-lab figure.lab-current")
    expect(figure.locator(".main-svg").first).to_be_in_viewport()
    visit.wait_for_timeout(lab.STILL)
    assert lab.scrubber(visit).locator("p").evaluate(BOTTOM) >= 0
    assert figure.evaluate(TOP) >= 0


@pytest.mark.long
def test_points_of_a_map_are_as_sharp_as_the_screen_while_the_slider_moves(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    visit.get_by_role("button", name="Projector").click()
    visit.keyboard.press("n")
    lab.scrubber(visit).get_by_role("slider").press("ArrowLeft")
    still = visit.locator(".st-key-lab .lab-still")
    assert still.evaluate(SHARPNESS) == pytest.approx(1.5, abs=0.01)
