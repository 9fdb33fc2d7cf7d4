"""What moves on the lab's page, and what doesn't."""

from __future__ import annotations

from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser import lab_page as lab
from tests.browser.any_page import wait_for_charts

LONG = "?dataset=digits&samples=1797&epochs=200&hidden_layers=64-64"
# https://web.dev/articles/cls: shifts within half a second of an input don't count. Those before the first chart belong
# to the loading of the page.
COUNT_SHIFTS = """() => {
  window.shifts = []
  new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(shift => !shift.hadRecentInput).map(
    shift => ({value: shift.value, moved: shift.sources.map(source => source.node?.className ?? '')}),
  ))).observe({type: 'layout-shift'})
}"""
COUNT_TIMERS = """() => {
  const set = window.setInterval
  window.timers = 0
  window.setInterval = (...all) => { window.timers += 1; return set(...all) }
}"""


def test_nothing_jumps_while_training(visit: Page, server: str) -> None:
    visit.goto(f"{server}/{LONG}")
    wait_for_charts(visit, LESSONS["lab"])
    visit.evaluate(COUNT_SHIFTS)
    lab.wait_until_trained(visit)
    shifts = visit.evaluate("window.shifts")
    assert sum(shift["value"] for shift in shifts) < 0.1, shifts


def test_the_first_screenful_holds_the_question_the_verdict_and_the_curves(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    seen = [visit.get_by_role("heading", level=1), lab.verdict(visit)]
    seen += [visit.locator(".lab-plot").nth(place) for place in range(2)]
    assert all(bottom(one) <= 900 for one in seen)


def bottom(shown: Locator) -> float:
    box = shown.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


def test_play_and_rewind_work_by_keyboard(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    play = lab.scrubber(visit).get_by_role("button")
    output = lab.scrubber(visit).locator("output")
    play.focus()
    visit.keyboard.press("Enter")
    expect(play).to_have_text("Pause")
    visit.keyboard.press("Space")
    expect(play).to_have_text("Play")
    visit.keyboard.press("Tab")
    expect(lab.scrubber(visit).get_by_role("slider")).to_be_focused()
    visit.keyboard.press("Home")
    expect(output).to_have_text("epoch 0")
    visit.keyboard.press("End")
    expect(output).to_have_text("epoch 300")


def test_who_asked_for_less_motion_steps_instead_of_playing(browser: Browser, server: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    lab.open_lab(page, server)
    step, shown = lab.scrubber(page).get_by_role("button", name="Step"), lab.scrubber(page).get_by_role("slider")
    step.click()
    expect(shown).to_have_value("0")
    page.evaluate(COUNT_TIMERS)
    step.click()
    expect(shown).to_have_value("1")
    assert page.evaluate("window.timers") == 0
    page.close()
