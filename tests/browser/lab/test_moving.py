"""While a slider moves, charts are moved; once it rests they are drawn, and look the same."""

from __future__ import annotations

import re
from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.until import until
from tests.cases import the_first_at_every_check

# Counts drawings by Plotly, notes what is written again, and holds back what waits for the slider's rest, for which a
# slow machine might take itself.
WATCH = """() => {
  const react = Plotly.react, wait = window.setTimeout
  const isAgain = ({ target, attributeName, oldValue }) => target.getAttribute(attributeName) === oldValue
  const again = [], note = written => again.push(...written.filter(isAgain).map(({ target }) => target.outerHTML))
  const observer = new MutationObserver(note)
  Object.assign(window, { drawings: 0, again, rest: () => {} })
  Plotly.react = (...all) => {
    window.drawings += 1
    const drawn = react(...all)
    observer.takeRecords()
    return drawn
  }
  observer.observe(document.querySelector('.lab-panels'), {
    subtree: true, attributeFilter: ['d', 'transform', 'x'], attributeOldValue: true })
  window.setTimeout = (act, delay, ...more) => {
    if (delay !== 150) return wait(act, delay, ...more)
    window.rest = act
    return 0
  }
}"""
# To each of these frames, at each of which the browser shows something.
DRAG = """async ([slider, frames]) => {
  for (const frame of frames) {
    slider.value = frame
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame)
  }
}"""
# What stands where, of each chart: in tenths of a pixel.
READ = """charts => charts.map(chart => {
  const shown = selector => [...chart.querySelectorAll(selector)].filter(
    part => part.getAttribute('transform') !== 'translate(-99,-99)')
  const tenths = text => (text ?? '').match(/-?[\\d.]+/g)?.map(number => Number(number).toFixed(1)).join(' ') ?? ''
  return {
    points: shown('.scatterlayer .points path').map(point => tenths(point.getAttribute('transform'))).sort(),
    bars: shown('.barlayer .point path').map(bar => tenths(bar.getAttribute('d'))),
    events: shown('.shape-group').map(line => tenths(line.firstChild.getAttribute('d'))).sort(),
    words: shown('.annotation').map(note => [note.textContent, note.querySelector('rect').getAttribute('width'),
      note.querySelector('.annotation-text-g > g').getAttribute('transform')].join()).sort(),
    lines: shown('.scatterlayer .lines').map(lines => [...lines.children].map(line => line.getAttribute('d')).join('')),
  }
})"""


@pytest.mark.parametrize(("link", "part"), the_first_at_every_check(("", "lab"), ("?sweep=l2", "sweep-charts")))
def test_a_chart_that_moves_looks_as_plotly_draws_it_which_it_does_once_the_slider_rests(
    visit: Page, server: str, link: str, part: str
) -> None:
    charts = open_charts(visit, server, link, part)
    slider = visit.locator(f".st-key-{part} .lab-slider input").first
    last = int(slider.get_attribute("max") or 0)
    visit.evaluate(WATCH)
    for frames in ([*range(last, last - 8, -1)], [*range(last - 8, 0, -last // 10)]):
        visit.evaluate("Object.assign(window, { drawings: 0 }).again.length = 0")
        visit.evaluate(DRAG, [slider.element_handle(), frames])
        # Nearly nothing of three charts a frame: one that has had no ring yet has to be drawn once.
        assert visit.evaluate("window.drawings") <= 2
        # Nor is anything written that stands there already, for which the browser would work out its style.
        assert visit.evaluate("window.again.splice(0)") == []
        moved, seen = charts.evaluate_all(READ), pixels(charts.nth(1))
        # All rows of the three sets, which no frame moves, are one picture.
        expect(charts.nth(1).locator(".lab-painted path")).to_have_count(300)
        visit.evaluate("window.drawings = 0")
        visit.evaluate("window.rest()")
        assert 0 < visit.evaluate("window.drawings") <= 3
        drawn = charts.evaluate_all(READ)
        for before, after in zip(moved, drawn, strict=True):
            assert_alike(before, after)
        for canvas in charts.nth(1).locator("canvas").all():
            expect(canvas).to_be_hidden()
        apart = np.abs(pixels(charts.nth(1)) - seen)
        assert apart.mean() < 1
        assert (apart > 64).mean() < 0.001


def open_charts(page: Page, server: str, link: str, part: str) -> Locator:
    if part == "lab":
        lab.open_lab(page, server, link)
    else:
        page.goto(f"{server}/{link}")
        expect(page.get_by_test_id("stProgress").get_by_text("All 20 runs done.")).to_be_visible()
    charts = page.locator(f".st-key-{part} .lab-plot")
    until(page, f"document.querySelectorAll('.st-key-{part} .lab-plot .main-svg').length >= 12")
    page.wait_for_load_state("networkidle")
    return charts


def pixels(chart: Locator) -> np.ndarray:
    """What one sees of it, in steps of a colour's 256."""
    return np.asarray(Image.open(BytesIO(chart.screenshot())).convert("RGB"), float)


def assert_alike(moved: dict[str, list[str]], drawn: dict[str, list[str]]) -> None:
    """In all but the lines, of which Plotly leaves out points that lie straight between others."""
    lines, kept = ([points(line) for line in chart.pop("lines")] for chart in (moved, drawn))
    assert moved == drawn
    assert all(any(after <= before for before in lines) for after in kept)


def points(line: str) -> set[tuple[str, str]]:
    pairs = re.findall(r"(-?[\d.]+),(-?[\d.]+)", line)
    return {(f"{float(x):.1f}", f"{float(y):.1f}") for x, y in pairs}
