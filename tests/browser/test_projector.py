"""On a projector a page shows one figure at a time, larger, and goes on by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import on_page, open_page
from tests.browser.driving.until import until

SHOWN = ".lab-panels figure:visible"
HEAR_KEYS = "() => { window.heard = []; document.addEventListener('keydown', event => heard.push(event.key)) }"
CATCH_CLICKS = """() => {
  window.caught = []
  document.addEventListener("click", event => {
    caught.push(event.target.closest("button").querySelector("p").textContent)
    event.stopImmediatePropagation()
  }, { capture: true })
}"""
KEEPS_NOTHING = """for (const name of ['localStorage', 'sessionStorage'])
  Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })"""
# Of the first chart that is shown.
HEIGHT = """() => [...document.querySelectorAll('.lab-panels > figure .main-svg')]
  .map(svg => svg.getBoundingClientRect().height).find(height => height > 0)"""
# Pixels that the lab's charts keep free below the last of them.
FREE = """() => document.querySelector('.st-key-lab').getBoundingClientRect().bottom
  - document.querySelector('.st-key-lab .lab-panels').getBoundingClientRect().bottom"""

LINES_OF_KEYS = """() => {
  const words = document.createRange()
  words.selectNodeContents(document.querySelector(".lab-top p"))
  return new Set(Array.from(words.getClientRects(), line => line.top)).size
}"""


@pytest.mark.long
def test_figures_come_one_by_one_and_all_of_them_after_it_ends(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["one_step"])
    all_of_them = visit.locator(SHOWN).count()
    assert all_of_them > 2
    height = visit.evaluate(HEIGHT)
    visit.get_by_role("button", name="Projector").click()
    visit.evaluate("document.activeElement.blur()")
    expect(visit.locator(SHOWN)).to_have_count(1)
    until(visit, f"height => ({HEIGHT})() > 1.3 * height", arg=height)
    assert visit.evaluate(LINES_OF_KEYS) == 1
    first = visit.locator(SHOWN).get_by_role("figure").get_attribute("aria-label") or ""
    visit.keyboard.press("n")
    expect(visit.locator(SHOWN).get_by_role("figure")).not_to_have_attribute("aria-label", first)
    expect(visit.locator(SHOWN)).to_have_count(1)
    visit.get_by_role("button", name="Link options").click()
    visit.keyboard.press("Escape")
    expect(visit.get_by_role("dialog")).to_have_count(0)
    visit.evaluate("document.activeElement.blur()")
    expect(visit.locator(SHOWN)).to_have_count(1)
    visit.keyboard.press("Escape")
    expect(visit.locator(SHOWN)).to_have_count(all_of_them)


@pytest.mark.long
def test_one_figure_of_the_lab_has_no_room_for_others_below_it(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    visit.get_by_role("button", name="Projector").click()
    expect(visit.locator(SHOWN)).to_have_count(1)
    until(visit, f"() => ({FREE})() < 40")


@pytest.mark.long
def test_a_key_finds_out_what_was_predicted_whether_or_not_capitals_are_locked(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["first_steps"])
    visit.get_by_role("radio", name="rise", exact=True).click()
    expect(visit.locator("[class*='st-key-find-out-'] button")).to_be_enabled()
    visit.get_by_role("button", name="Projector").click()
    visit.evaluate("document.activeElement.blur()")
    visit.evaluate(HEAR_KEYS)
    visit.keyboard.press("R")
    expect(on_page(visit, "You said: rise")).to_be_visible()
    # Streamlit has the page run anew for an R that it hears.
    assert visit.evaluate("heard") == []


@pytest.mark.long
def test_a_key_trains_in_the_lab_and_nothing_that_is_folded_away(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    expect(visit.locator(".st-key-run-lab-seeds button")).to_be_attached()
    assert pressed(visit) == ["Train"]


@pytest.mark.long
def test_a_key_runs_nothing_else_while_what_a_page_runs_first_is_busy(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["dropout"])
    expect(visit.locator(".st-key-run-dropout-sweep button")).to_be_enabled()
    assert pressed(visit) == ["Run again"]
    visit.locator("[class*='st-key-run-'] button").first.evaluate("button => { button.disabled = true }")
    assert pressed(visit) == []


def pressed(page: Page) -> list[str]:
    """The buttons that the key for a run presses, which does nothing here."""
    if page.get_by_role("button", name="Projector").get_attribute("aria-pressed") == "false":
        page.get_by_role("button", name="Projector").click()
    page.evaluate(CATCH_CLICKS)
    page.keyboard.press("r")
    return list(page.evaluate("caught"))


@pytest.mark.long
def test_a_key_runs_and_it_stays_on_from_page_to_page(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["more_data"])
    visit.get_by_role("button", name="Projector").click()
    # What was picked keeps the focus, and has no use for letters.
    visit.get_by_text("It rises", exact=True).click()
    visit.keyboard.press("r")
    expect(visit.locator(SHOWN)).to_have_count(1)
    open_page(visit, server, LESSONS["stopping_as_l2"])
    expect(visit.get_by_role("button", name="Projector")).to_have_attribute("aria-pressed", "true")


@pytest.mark.long
def test_a_browser_that_keeps_nothing_projects_too(visit: Page, server: str) -> None:
    visit.add_init_script(KEEPS_NOTHING)
    visit.goto(f"{server}/glossary")
    visit.get_by_role("button", name="Projector").click()
    expect(visit.get_by_role("button", name="Projector")).to_have_attribute("aria-pressed", "true")
