"""Charts come, go and change their question without an error, and wait for plotly.js where it does not come at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from dashboard.ui.web.plotly_js import AFTER_MS, plotly_js_source
from tests.browser.conftest import PATIENCE
from tests.browser.driving.any_page import BEEN_HERE, errors_of
from tests.browser.driving.server import serve
from tests.browser.driving.until import until

WIDE: ViewportSize = {"width": 1440, "height": 900}
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
  window.letGo = () => Object.assign(window, { setTimeout: later, clearTimeout: clear })
}"""
# Keeps back the page's own call for plotly.js, which comes a moment after the page.
HOLD_CALL = f"""() => {{
  const later = window.setTimeout.bind(window)
  window.setTimeout = (call, time, ...rest) => {{
    if (time !== {AFTER_MS} || window.callPlotly) return later(call, time, ...rest)
    window.callPlotly = call
  }}
}}"""
SCRIPTS = "document.querySelectorAll('script[src$=\"plotly.min.js\"]').length"
PUSHED_ASIDE = "(({ _size, margin }) => _size.l - margin.l)(document.querySelector('.lab-plot')._fullLayout)"
UNITS = "() => document.querySelector('.lab-plot')._fullData.find(trace => trace.meta?.columns).marker.size"
AXIS_NAMES = "() => [...document.querySelectorAll('.lab-plot')].map(plot => plot._fullLayout.xaxis.title.font)"
RANGES = "() => [...document.querySelectorAll('.lab-plot')].at(-1)._fullLayout.xaxis.range"
ZOOM = "() => Plotly.relayout([...document.querySelectorAll('.lab-plot')].at(-1), {'xaxis.range': [1.5, 2]})"
HIGHEST = "height => Math.max(...document.querySelectorAll('.lab-plot')[1]._fullData[0].y) === height"
PLACES = """() => [...document.querySelectorAll(".lab-plot, .lab-slider:not([hidden])")].map(one => {
  const { x, y, width, height } = one.getBoundingClientRect()
  return [x, y, width, height].map(Math.round)
})"""
SHOWN = "count => document.querySelectorAll('.lab-plot .main-svg').length >= 2 * count"


@pytest.fixture(scope="module")
def changing_charts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("charts") / "log"
    with serve(log, app="tests/browser/driving/changing_charts.py") as address:
        yield address


def with_plotly(page: Page) -> None:
    page.route(SCRIPT, lambda route: route.fulfill(body=plotly_js_source(), content_type="text/javascript"))


@dataclass(frozen=True)
class Opened:
    """A page, and what went to its console as an error."""

    page: Page
    errors: list[str]

    def assert_no_error(self) -> None:
        """None since it was last asked: one test's errors are not the next one's."""
        found = [*self.errors]
        self.errors.clear()
        assert found == []


@contextmanager
def opening(browser: Browser) -> Iterator[Opened]:
    page = browser.new_page(viewport=WIDE)
    page.add_init_script(BEEN_HERE)
    page.set_default_timeout(PATIENCE)
    try:
        yield Opened(page, errors_of(page))
    finally:
        page.close()


@pytest.fixture(scope="module")
def opened(browser: Browser, changing_charts: str) -> Iterator[Opened]:
    """One for all tests: to load Streamlit and plotly.js takes longer than any of them."""
    with opening(browser) as opened:
        with_plotly(opened.page)
        opened.page.goto(changing_charts)
        until(opened.page, SHOWN, arg=5)
        yield opened


@pytest.fixture
def charts(opened: Opened) -> Iterator[Page]:
    """All five charts, as nobody has touched them."""
    page = opened.page
    press(page, "None")
    expect(page.locator(".lab-plot")).to_have_count(0)
    press(page, "All")
    until(page, SHOWN, arg=5)
    yield page
    opened.assert_no_error()


@pytest.fixture
def drawing(charts: Page) -> Locator:
    """The first of them, which is drawn on by hand."""
    return charts.get_by_role("slider", name="the first question")


@contextmanager
def holding(page: Page) -> Iterator[None]:
    page.evaluate(HOLD)
    try:
        yield
    finally:
        page.evaluate("() => letGo()")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_charts_that_go_leave_no_error(charts: Page) -> None:
    press(charts, "Fewer")
    expect(charts.locator(".lab-plot")).to_have_count(2)
    # An observer of their sizes hears of it with the next picture.
    charts.wait_for_timeout(500)
    press(charts, "Another question")
    expect(charts.locator(".lab-plot")).to_have_count(5)


def test_what_was_drawn_for_one_question_does_not_answer_the_next(charts: Page, drawing: Locator) -> None:
    drawing.press("ArrowUp")
    expect(charts.get_by_text("Drawn for the first question: [0.54, 0.54, 0.54]")).to_be_visible()
    with holding(charts):
        drawing.press("ArrowUp")
        ask_another(charts)
        expect(charts.get_by_role("slider", name="the second question")).to_be_visible()
        assert charts.evaluate("() => { held.forEach(call => call()); return held.size }") == 0
    charts.wait_for_timeout(500)
    expect(charts.get_by_text("Drawn for the first question: [0.54, 0.54, 0.54]")).to_be_visible()


def test_who_goes_on_from_a_drawing_has_sent_it(charts: Page, drawing: Locator) -> None:
    with holding(charts):
        drawing.press("ArrowUp")
        drawing.press("Tab")
        expect(charts.get_by_text("Drawn for the first question: [0.54, 0.54, 0.54]")).to_be_visible()


def test_where_plotly_js_does_not_come_it_is_said_and_the_next_chart_loads_it(page: Page, changing_charts: str) -> None:
    page.route(SCRIPT, lambda route: route.abort())
    page.goto(changing_charts)
    missing = page.get_by_text("plotly.js could not be loaded")
    expect(missing).to_be_visible()
    expect(page.locator(".lab-plot")).to_have_count(0)
    page.unroute(SCRIPT)
    with_plotly(page)
    press(page, "Fewer")
    until(page, SHOWN, arg=2)
    expect(missing).to_have_count(0)
    expect(page.locator(".lab-slider input").first).to_be_visible()


@pytest.fixture
def held(page: Page) -> list[Route]:
    """Calls for plotly.js, which are not answered."""
    calls: list[Route] = []

    def hold(route: Route) -> None:
        calls.append(route)

    page.route(SCRIPT, hold)
    return calls


def answer(held: list[Route]) -> None:
    assert len(held) == 1
    held[0].fulfill(body=plotly_js_source(), content_type="text/javascript")


def test_each_chart_has_its_place_before_plotly_js_is_there(
    page: Page, changing_charts: str, held: list[Route]
) -> None:
    page.goto(changing_charts)
    expect(page.locator(".lab-plot")).to_have_count(5)
    kept = page.evaluate(PLACES)
    answer(held)
    until(page, SHOWN, arg=5)
    assert page.evaluate(PLACES) == kept


def test_what_is_chosen_before_plotly_js_is_there_is_drawn_then(page: Page, server: str, held: list[Route]) -> None:
    page.goto(server)
    accuracy = page.get_by_role("button", name="Accuracy", exact=True)
    accuracy.click()
    expect(accuracy).to_have_attribute("aria-pressed", "true")
    answer(held)
    until(page, SHOWN, arg=1)
    expect(page.get_by_role("figure", name=re.compile("^Line chart of accuracy"))).to_be_visible()


@pytest.fixture(scope="module")
def opened_network(browser: Browser, server: str) -> Iterator[Opened]:
    with opening(browser) as opened:
        opened.page.add_init_script(f"({HOLD_CALL})()")
        opened.page.goto(f"{server}/forward_pass")
        until(opened.page, SHOWN, arg=1)
        opened.page.evaluate("callPlotly()")
        yield opened


@pytest.fixture
def network(opened_network: Opened) -> Iterator[Page]:
    """A page with a drawing of a network, which came before the page called for plotly.js."""
    yield opened_network.page
    opened_network.page.set_viewport_size(WIDE)
    opened_network.assert_no_error()


def test_a_chart_that_comes_before_the_page_calls_for_plotly_js_is_drawn_by_the_only_one(network: Page) -> None:
    assert network.evaluate(SCRIPTS) == 1


def test_the_units_of_a_drawing_get_smaller_with_it(network: Page) -> None:
    before = network.evaluate(UNITS)
    network.set_viewport_size({"width": 390, "height": 844})
    until(network, f"before => ({UNITS})() < before", arg=before)
    # Its legend, which begins in the margin, does not push it aside.
    assert network.evaluate(PUSHED_ASIDE) < 20


def test_a_smaller_name_of_an_axis_is_of_the_same_colour(charts: Page) -> None:
    fonts = charts.evaluate(AXIS_NAMES)
    assert {font["size"] for font in fonts} == {11, 13}
    assert len({font["color"] for font in fonts}) == 1


def test_a_zoom_is_of_one_chart_and_not_of_the_next_in_its_place(charts: Page) -> None:
    before = charts.evaluate(RANGES)
    charts.evaluate(ZOOM)
    assert charts.evaluate(RANGES) == [1.5, 2]
    press(charts, "Another question")
    expect(charts.get_by_text("another", exact=True)).to_be_visible()
    until(charts, f"before => String(({RANGES})()) === String(before)", arg=before)


def test_a_chart_with_other_numbers_is_the_same_chart(charts: Page) -> None:
    drawn = charts.locator(".lab-plot").nth(1).locator(".main-svg").first
    drawn.evaluate("svg => { svg.before = true }")
    ask_another(charts)
    until(charts, HIGHEST, arg=2.0)
    assert drawn.evaluate("svg => svg.before") is True


def test_numbers_say_names_as_they_are_and_of_a_table_its_cells(charts: Page) -> None:
    assert numbers(charts, "a curve").locator("th").all_inner_texts() == ["Epoch", "R&D"]
    assert numbers(charts, "counts").locator("tr").all_inner_texts() == ["\tR&D\tsales", "R&D\t3\t1", "sales\t0\t4"]


def test_who_reads_the_numbers_stays_there_when_they_change(charts: Page) -> None:
    read = numbers(charts, "a curve")
    read.focus()
    ask_another(charts)
    expect(read.locator("tr").last).to_have_text("22")
    expect(read).to_be_focused()


def test_a_chart_is_downloaded_by_keys_once_its_numbers_are_open(charts: Page) -> None:
    numbers(charts, "a curve")
    charts.get_by_role("button", name="Numbers of a curve").focus()
    # Past the button that resets the axes.
    for _ in range(2):
        charts.keyboard.press("Shift+Tab")
    with charts.expect_download() as download:
        charts.keyboard.press("Enter")
    assert download.value.suggested_filename == "a_curve.png"


def test_a_chart_at_an_earlier_epoch_says_which_and_does_not_count_what_it_does_not_show(charts: Page) -> None:
    expect(charts.get_by_role("figure", name="A curve. Wrong: none. epoch 2.", exact=True)).to_be_visible()
    charts.get_by_role("slider", name="Epoch").press("Home")
    chart = charts.get_by_role("figure", name="A curve. epoch 1.", exact=True)
    chart.hover()
    with charts.expect_download() as download:
        chart.locator("[data-title='Download as SVG']").click()
    drawn = download.value.path().read_text(encoding="utf-8")
    assert "A curve. epoch 1." in drawn
    assert "Wrong" not in drawn


def ask_another(page: Page) -> None:
    """Without the pointer, which would take the focus away."""
    page.get_by_role("button", name="Another question").evaluate("button => button.click()")


def numbers(page: Page, title: str) -> Locator:
    """The table behind a chart, opened."""
    page.get_by_role("button", name=f"Numbers of {title}", exact=True).press("Enter")
    return page.get_by_role("region", name=f"Numbers of {title}", exact=True)
