"""What moves on the lab's page, and what doesn't."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import wait_for_charts
from tests.browser.driving.until import until
from tests.cases import the_first_at_every_check

SLOW = "?dataset=digits&samples=1797&epochs=2000&hidden_layers=64-64&batch_size=2"
LONG = "?dataset=digits&samples=1797&epochs=100&hidden_layers=64-64"
# https://web.dev/articles/cls: shifts within half a second of an input don't count. Those before the first chart belong
# to the loading of the page.
COUNT_SHIFTS = """() => {
  window.shifts = []
  new PerformanceObserver(list => window.shifts.push(...list.getEntries().filter(shift => !shift.hadRecentInput).map(
    shift => ({value: shift.value, moved: shift.sources.map(source => source.node?.className ?? '')}),
  ))).observe({type: 'layout-shift'})
}"""
# Controls that stood elsewhere, higher or lower, while the page loaded.
NOTE_MOVED_CONTROLS = """
  window.moved = []
  new PerformanceObserver(list => list.getEntries().forEach(shift => window.moved.push(...shift.sources
    .filter(({ node, previousRect, currentRect }) => previousRect.y !== currentRect.y
      && (node?.closest ? node : node?.parentElement)?.closest('[data-testid=stSidebar]'))
    .map(({ node }) => node.textContent)))).observe({ type: 'layout-shift', buffered: true })
"""
KEPT = "parseFloat(getComputedStyle(document.querySelector('.st-key-lab')).minHeight)"
TAKEN = "document.querySelector('.st-key-lab .lab-panels').getBoundingClientRect().height"
ABOVE_PLOT = "chart => chart._fullLayout._size.t"
NARROW = f"[...document.querySelectorAll('{lab.PLOT}')].slice(0, 2).every(chart => chart._fullLayout.width < 390)"
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop > 0"
# Longer than a look at the training takes to come again, and how long each chart then took.
DRAW_SLOWLY = """() => {
  const react = Plotly.react
  Object.assign(window, { drawn: [], since: performance.now() })
  Plotly.react = (...all) => {
    const began = performance.now()
    while (performance.now() < began + 150);
    const drawing = react(...all)
    window.drawn.push(performance.now() - began)
    return drawing
  }
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


def test_no_control_moves_up_or_down_as_the_page_loads(visit: Page, server: str) -> None:
    visit.add_init_script(NOTE_MOVED_CONTROLS)
    visit.goto(server)
    expect(visit.get_by_test_id("stSidebar").get_by_role("slider", name="Noise")).to_be_visible()
    until(visit, "!document.querySelector('[data-testid=stSidebar] [data-testid=stSkeleton]')")
    assert visit.evaluate("window.moved") == []


@pytest.mark.parametrize(
    ("link", "picture"),
    the_first_at_every_check(
        ("", "heatmap"),
        ("?dataset=sine", "scatter"),
        ("?dataset=iris&samples=150", "heatmap"),
        ("?dataset=digits", "heatmap"),
        ("?l3=5", "heatmap"),
    ),
)
def test_the_first_screen_of_a_laptop_holds_the_loss_beside_what_the_network_says(
    visit: Page, server: str, link: str, picture: str
) -> None:
    visit.set_viewport_size({"width": 1280, "height": 720})
    lab.open_lab(visit, server, link)
    loss, says = (lab.plots(visit).nth(place) for place in range(2))
    for shown in (visit.get_by_role("heading", level=1), lab.verdict(visit), loss, says, lab.scrubber(visit)):
        assert bottom(shown) <= 720
    assert says.evaluate("chart => chart._fullData[0].type") == picture
    assert all(chart.evaluate("chart => chart.clientWidth") >= 400 for chart in (loss, says))
    assert bottom(loss) == bottom(says)
    # Train, Stop and Reset share a line.
    assert len({bottom(lab.sidebar_button(visit, name)) for name in ("Train", "Stop", "Reset")}) == 1
    # The room that is kept for all charts before they are there is no more than they take.
    assert visit.evaluate(TAKEN) >= visit.evaluate(KEPT) > 0
    # A legend of two rows would make the plot below it the lower one.
    assert says.evaluate(ABOVE_PLOT) <= loss.evaluate(ABOVE_PLOT)
    # On a tablet too, where both are narrow, and the names of three flowers take more than a row.
    visit.set_viewport_size({"width": 768, "height": 1024})
    until(visit, NARROW)
    assert bottom(loss) == bottom(says)
    assert abs(says.evaluate(ABOVE_PLOT) - loss.evaluate(ABOVE_PLOT)) <= 12


def bottom(shown: Locator) -> float:
    box = shown.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


# The tops that the first chart's plot has had on the page, frame by frame.
NOTE_TOPS = f"""() => {{
  window.tops = new Set()
  const note = () => {{
    const plot = document.querySelector('{lab.PLOT}')
    const above = plot?._fullLayout?._size?.t + document.querySelector('[data-testid=stMain]').scrollTop
    if (above) window.tops.add(Math.round(plot.getBoundingClientRect().top + above))
    requestAnimationFrame(note)
  }}
  note()
}}"""


@pytest.mark.parametrize(
    ("link", "width"),
    the_first_at_every_check(("", 1280), ("", 390), ("?dataset=spirals", 1280), ("?dataset=spirals", 390)),
)
def test_the_charts_stay_where_they_are_whatever_the_verdict_says(
    visit: Page, server: str, link: str, width: int
) -> None:
    """Of spirals it is a long one, without and with a line of change; of the default a short one."""
    visit.set_viewport_size({"width": width, "height": 720 if width == 1280 else 844})
    lab.open_lab(visit, server, link)
    first = lab.plots(visit).first
    first.evaluate("chart => { chart.dataset.since = 'before' }")
    visit.evaluate(NOTE_TOPS)
    before = lab.curves(visit)
    visit.get_by_role("button", name="Dropout", exact=True).first.click()
    lab.new_curves(visit, before)
    lab.wait_until_trained(visit)
    expect(visit.get_by_text("Dropout 0 → 0.5")).to_be_visible()
    assert len(visit.evaluate("[...window.tops]")) == 1
    assert first.get_attribute("data-since") == "before"


@pytest.mark.long
def test_the_help_of_a_button_that_was_pressed_does_not_lie_over_what_that_did(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?dataset=spirals")
    remedy, about = visit.get_by_role("button", name="Dropout", exact=True), visit.get_by_test_id("stTooltipContent")
    left = "button => Math.round(button.getBoundingClientRect().x)"
    place = remedy.evaluate(left)
    remedy.hover()
    expect(about.get_by_text("different thinned networks")).to_be_visible()
    before = lab.curves(visit)
    remedy.click()
    lab.new_curves(visit, before)
    expect(visit.get_by_text("Dropout 0 → 0.5")).to_be_visible()
    # Where it was, so that no other remedy lies under the pointer.
    expect(remedy).to_be_disabled()
    assert remedy.evaluate(left) == place
    expect(about.get_by_text("different thinned networks")).to_be_hidden()
    visit.get_by_role("button", name="Batch normalization", exact=True).hover()
    expect(about.get_by_text("normalized over the mini-batch")).to_be_visible()


@pytest.mark.long
def test_whoever_goes_on_by_keys_or_by_a_tap_elsewhere_is_told_again_what_a_button_does(
    visit: Page, server: str
) -> None:
    lab.open_lab(visit, server)
    page, pressed, elsewhere = visit.locator("html"), re.compile("lab-pressed"), visit.get_by_role("heading", level=1)
    far = partial(elsewhere.dispatch_event, "pointerdown", {"clientX": 900})
    for go_on in (partial(visit.keyboard.press, "Tab"), far):
        visit.get_by_role("button", name="Pin", exact=True).click()
        expect(page).to_have_class(pressed)
        go_on()
        expect(page).not_to_have_class(pressed)
    visit.get_by_role("button", name="Pin", exact=True).press("Enter")
    expect(page).not_to_have_class(pressed)


@pytest.mark.long
def test_what_takes_more_room_than_there_is_keeps_it(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    box = visit.locator(".st-key-lab-headline")
    room = box.evaluate("box => box.offsetHeight")
    style = f"flex: none; height: {room}px"
    box.evaluate(
        "(box, style) => box.append(Object.assign(document.createElement('div'), { id: 'much', style }))", style
    )
    until(visit, "document.querySelector('.st-key-lab-headline').style.getPropertyValue('--lab-held') !== ''")
    held = box.evaluate("box => box.offsetHeight")
    box.evaluate("box => document.getElementById('much').remove()")
    visit.wait_for_timeout(lab.STILL)
    assert box.evaluate("box => box.offsetHeight") == held > room
    visit.set_viewport_size({"width": 1400, "height": 900})
    until(visit, f"document.querySelector('.st-key-lab-headline').offsetHeight === {room}")


@pytest.mark.long
def test_where_nothing_hovers_a_tap_brings_the_buttons_that_would_lie_on_the_legend(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    lab.open_lab(page, server)
    buttons = lab.plots(page).first.locator(".modebar-btn").first
    expect(buttons).to_be_hidden()
    lab.plots(page).first.tap(position={"x": 150, "y": 150})
    expect(buttons).to_be_visible()
    swipe_up(page, lab.plots(page).first)
    until(page, SCROLLED)
    assert lab.plots(page).first.evaluate("chart => chart._fullLayout.yaxis.range[0]") == 0
    context.close()


def swipe_up(page: Page, on: Locator) -> None:
    """By a finger, as one scrolls: mostly, but not only, upwards."""
    box = on.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, 11):
        at = [{"x": x + 4 * step, "y": y - 10 * step}]
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": at})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.long
def test_accuracy_and_a_log_axis_are_a_switch_away(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    visit.get_by_role("button", name="Accuracy").click()
    until(visit, f"document.querySelector('{lab.PLOT}').layout.yaxis.tickformat === '.0%'")
    visit.get_by_role("button", name="Loss, log scale").click()
    until(visit, f"document.querySelector('{lab.PLOT}').layout.yaxis.type === 'log'")


@pytest.mark.long
def test_play_and_rewind_work_by_keyboard(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    play = lab.scrubber(visit).get_by_role("button")
    output = lab.scrubber(visit).locator("output")
    # It would be read out with every frame; the slider says it to who moves it.
    expect(output).to_have_attribute("aria-live", "off")
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


@pytest.mark.long
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


@pytest.mark.long
def test_a_frame_of_the_slider_has_the_style_of_its_charts_worked_out_and_not_of_the_page(
    visit: Page, server: str, tmp_path: Path
) -> None:
    """Any rule of a style sheet can be what makes it the page: see `page.css`."""
    lab.open_lab(visit, server)
    slider = lab.scrubber(visit).get_by_role("slider")
    with styling(visit, tmp_path / "trace") as styled:
        for _ in range(3):
            slider.press("ArrowLeft")
            visit.wait_for_timeout(lab.STILL)
    assert 0 < max(styled) < visit.locator("*").count() / 2


@pytest.mark.long
def test_a_run_of_the_page_leaves_the_style_of_its_charts_alone(visit: Page, server: str, tmp_path: Path) -> None:
    """Streamlit gives what is drawn anew another class: what follows from that must not be sought in charts."""
    lab.open_lab(visit, server)
    with styling(visit, tmp_path / "trace") as styled:
        visit.get_by_text("Train as I change").click()
        visit.wait_for_timeout(lab.STILL)
    assert 0 < max(styled) < visit.locator("*").count() / 2


@contextmanager
def styling(page: Page, trace: Path) -> Iterator[list[int]]:
    """How many elements the browser works out the style of, each time that it does so meanwhile."""
    browser, styled = page.context.browser, list[int]()
    assert browser
    browser.start_tracing(page=page, path=trace, categories=["devtools.timeline"])
    try:
        yield styled
    finally:
        browser.stop_tracing()
    events = json.loads(trace.read_text(encoding="utf-8"))["traceEvents"]
    styled += [event["args"]["elementCount"] for event in events if event["name"] == "UpdateLayoutTree"]


@pytest.mark.long
def test_a_browser_that_is_slow_to_draw_has_most_of_its_time_for_the_person_while_a_training_grows(
    visit: Page, server: str
) -> None:
    visit.goto(f"{server}/{SLOW}")
    wait_for_charts(visit, LESSONS["lab"])
    visit.evaluate(DRAW_SLOWLY)
    until(visit, "window.drawn.length > 12")
    assert visit.evaluate("drawn.reduce((sum, one) => sum + one, 0) / (performance.now() - window.since)") < 0.5
