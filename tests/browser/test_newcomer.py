"""Who opens the dashboard for the first time sees a network overfit, and one thing to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.conftest import PATIENCE
from tests.browser.driving.any_page import open_page
from tests.browser.driving.lab_page import open_lab, verdict
from tests.browser.driving.until import until

# Said to others at the page's end.
NEW_HERE = "New here? Seven first steps"
GREETED = "document.documentElement.classList.contains('lab-newcomer')"
GREETING, WAY_ON = ".st-key-lab-greeting", "Find out why, in seven short steps"
# Room for what stands there before any change, in the lines of a phone.
HEADLINE, ON_PHONE = ".st-key-lab-headline", "108px"
# What stands under the slider.
LOSSES = re.compile(r"^Loss: train.*validation.*Accuracy")
# Pixels that charts may move as the greeting goes.
MOST_MOVED = 2
PAUSE, RUN = re.compile("^Pause$"), re.compile(r"\bRun$")
# The bar stands at the edge of a phone's screen, over what is there.
RESULT_IS_READ = """() => {
  const [result, bar] = ['[class*="st-key-finding-"]', '.st-key-lesson-done'].map(one => document.querySelector(one))
  const { top, bottom } = result?.getBoundingClientRect() ?? { top: -1 }
  return top >= 0 && bottom <= (bar?.getBoundingClientRect().top ?? -1)
}"""


@pytest.fixture
def newcomer(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def test_a_newcomer_s_first_chart_plays_and_leads_to_the_first_steps_and_the_next_visit_is_calm(
    newcomer: Page, server: str
) -> None:
    newcomer.goto(server, wait_until="domcontentloaded")
    # Before any chart is there, each of which asks once whether it plays.
    assert newcomer.evaluate(GREETED)
    expect(verdict(newcomer)).to_be_visible()
    expect(newcomer.get_by_role("button", name=PAUSE)).to_be_visible()
    expect(newcomer.locator(GREETING)).to_be_visible()
    expect(newcomer.get_by_role("link", name=NEW_HERE)).to_be_hidden()
    newcomer.set_viewport_size({"width": 390, "height": 844})
    expect(newcomer.locator(HEADLINE)).to_have_css("min-height", ON_PHONE)
    newcomer.get_by_role("link", name=WAY_ON).click()
    newcomer.wait_for_url(re.compile("/first_steps"))
    open_lab(newcomer, server)
    expect(newcomer.locator(GREETING)).to_be_hidden()
    expect(newcomer.get_by_role("link", name=NEW_HERE)).to_be_visible()
    expect(newcomer.get_by_role("button", name=PAUSE)).to_have_count(0)


def test_a_newcomer_s_laptop_shows_the_slider_and_the_losses_on_its_first_screen_where_they_stay(
    newcomer: Page, server: str
) -> None:
    newcomer.set_viewport_size({"width": 1280, "height": 720})
    newcomer.goto(server, wait_until="domcontentloaded")
    expect(verdict(newcomer)).to_be_visible()
    expect(newcomer.get_by_role("button", name=PAUSE)).to_be_in_viewport(ratio=1)
    expect(newcomer.get_by_text(LOSSES).first).to_be_in_viewport(ratio=1)
    chart = newcomer.get_by_role("figure").first
    before = chart.bounding_box()
    newcomer.get_by_role("button", name="L2", exact=True).click()
    expect(newcomer.locator(GREETING).get_by_role("link")).to_be_hidden()
    after = chart.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= MOST_MOVED


def test_in_korean_too_the_thing_to_do_stands_beside_what_is_to_be_seen(newcomer: Page, server: str) -> None:
    newcomer.set_viewport_size({"width": 1280, "height": 720})
    newcomer.goto(f"{server}?lang=ko", wait_until="domcontentloaded")
    link = newcomer.locator(GREETING).get_by_role("link")
    expect(link).to_be_visible()
    seen, way_on = newcomer.locator(f"{GREETING} p").first.bounding_box(), link.bounding_box()
    assert seen
    assert way_on
    assert way_on["y"] < seen["y"] + seen["height"]


def test_the_first_lesson_shows_the_boundary_and_plays_it_once_a_prediction_is_run(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["first_steps"])
    expect(visit.get_by_role("figure", name=re.compile(r"^Decision boundary\. Map"))).to_be_visible()
    visit.get_by_role("radio", name="rise", exact=True).click()
    visit.get_by_role("button", name=RUN).click()
    expect(visit.get_by_role("button", name=PAUSE)).to_be_visible()
    expect(visit.get_by_role("figure", name=re.compile(r"^Decision boundary after\. Map"))).to_be_visible()


@pytest.mark.long
def test_on_a_phone_the_way_on_is_in_sight_once_a_prediction_was_run(visit: Page, server: str) -> None:
    visit.set_viewport_size({"width": 390, "height": 844})
    open_page(visit, server, LESSONS["first_steps"])
    following = visit.get_by_role("button", name=re.compile("^Next:"))
    expect(following).not_to_be_in_viewport()
    visit.get_by_role("radio", name="rise", exact=True).click()
    visit.get_by_role("button", name=RUN).click()
    expect(following).to_be_in_viewport()
    until(visit, RESULT_IS_READ)


@pytest.mark.long
def test_run_keeps_the_focus_while_its_result_comes(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["first_steps"])
    visit.get_by_role("radio", name="rise", exact=True).click()
    run = visit.get_by_role("button", name=RUN)
    # A key, unlike a click, doesn't wait for the button that the answer unlocks.
    expect(run).to_be_enabled()
    run.press("Enter")
    expect(visit.get_by_role("figure", name=re.compile(r"^Decision boundary after\. Map"))).to_be_visible()
    expect(run).to_be_focused()


@pytest.mark.long
def test_by_keys_the_next_lesson_begins_at_its_heading(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["first_steps"])
    visit.get_by_role("button", name=re.compile("Next: Make it smaller")).press("Enter")
    expect(visit.get_by_role("heading", name="Make it smaller")).to_be_focused()
