"""Charts come, go and change their question without an error, and wait for plotly.js where it does not come at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from dashboard.ui.web.plotly_js import plotly_js_source
from tests.browser.driving.server import serve
from tests.browser.driving.until import until

SCRIPT = "**/plotly.min.js"
# Keeps what is sent a moment after a key, so that it depends on no machine's speed whether it is sent in time.
HOLD = """() => {
  window.held = new Map()
  const later = window.setTimeout.bind(window), clear = window.clearTimeout.bind(window)
  window.setTimeout = (call, time, ...rest) => {
    if (time !== 400) return later(call, time, ...rest)
    held.set(-1 - held.size, call)
    return -held.size
  }
  window.clearTimeout = id => { held.delete(id) || clear(id) }
}"""
SHOWN = "count => document.querySelectorAll('.lab-plot .main-svg').length >= 2 * count"


@pytest.fixture(scope="module")
def changing_charts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("charts") / "log"
    with serve(log, app="tests/browser/driving/changing_charts.py") as address:
        yield address


def with_plotly(page: Page) -> None:
    page.route(SCRIPT, lambda route: route.fulfill(body=plotly_js_source(), content_type="text/javascript"))


def opened(page: Page, address: str) -> Locator:
    """The drawing by hand, once all five charts are there."""
    with_plotly(page)
    page.goto(address)
    until(page, SHOWN, arg=5)
    return page.get_by_role("slider", name="the first question")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_charts_that_go_leave_no_error(visit: Page, changing_charts: str) -> None:
    opened(visit, changing_charts)
    press(visit, "Fewer")
    expect(visit.locator(".lab-plot")).to_have_count(2)
    # An observer of their sizes hears of it with the next picture.
    visit.wait_for_timeout(500)
    press(visit, "Another question")
    expect(visit.locator(".lab-plot")).to_have_count(5)


def test_what_was_drawn_for_one_question_does_not_answer_the_next(visit: Page, changing_charts: str) -> None:
    drawing = opened(visit, changing_charts)
    drawing.press("ArrowUp")
    expect(visit.get_by_text("Drawn for the first question: [0.54, 0.54, 0.54]")).to_be_visible()
    visit.evaluate(HOLD)
    drawing.press("ArrowUp")
    press(visit, "Another question")
    expect(visit.get_by_role("slider", name="the second question")).to_be_visible()
    assert visit.evaluate("() => { held.forEach(call => call()); return held.size }") == 0
    visit.wait_for_timeout(500)
    expect(visit.get_by_text("Drawn for the first question: [0.54, 0.54, 0.54]")).to_be_visible()


def test_where_plotly_js_does_not_come_it_is_said_and_the_next_chart_loads_it(page: Page, changing_charts: str) -> None:
    page.route(SCRIPT, lambda route: route.abort())
    page.goto(changing_charts)
    missing = page.get_by_text("plotly.js could not be loaded")
    expect(missing).to_be_visible()
    page.unroute(SCRIPT)
    with_plotly(page)
    press(page, "Fewer")
    until(page, SHOWN, arg=2)
    expect(missing).to_have_count(0)
    expect(page.locator(".lab-slider input").first).to_be_visible()
