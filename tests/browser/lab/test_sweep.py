"""A sweep in a real browser: trained once, then dragged through without the server."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import wait_until_at_rest
from tests.browser.driving.until import until

PLOT = ".st-key-sweep-charts .lab-plot"
STATE = f"""() => [...document.querySelectorAll('{PLOT}')].slice(0, 2).map(
  chart => chart._fullData.map(trace => String(trace.z ?? trace.y)).join())"""

# The curves and what the network says, beside a map.
OTHERS = f"""() => [...document.querySelectorAll('{PLOT}')].slice(1, 3).map(
  chart => chart._fullData.map(trace => String(trace.z ?? trace.y)).join())"""
# Where the value after the first stands on the axis of the losses.
SECOND = "({ _fullLayout: { xaxis } }) => xaxis._offset + xaxis.d2p(1)"
CELL = f"""([x, y]) => {{
  const {{ xaxis, yaxis }} = document.querySelector('{PLOT}')._fullLayout
  return [xaxis._offset + xaxis.d2p(x), yaxis._offset + yaxis.d2p(y)]
}}"""


def by_menu(page: Page) -> None:
    page.get_by_role("button", name="Sweep a setting").click()
    page.get_by_test_id("stPopoverBody").get_by_role("radio", name="L2", exact=True).click()


def by_its_button(page: Page) -> None:
    """By the icon in the line of the control's label, which leaves the "?" where it is."""
    button, about = lab.sidebar_button(page, "Sweep L2"), lab.sidebar_button(page, "Help for L2")
    icon, question = button.bounding_box(), about.bounding_box()
    assert icon
    assert question
    assert 0 < icon["width"] <= icon["height"] <= 24
    assert icon["x"] + icon["width"] <= question["x"]
    assert abs(icon["y"] + icon["height"] / 2 - question["y"] - question["height"] / 2) <= 2
    button.click()


def open_sweep(page: Page, server: str, begin: Callable[[Page], None] = by_menu) -> None:
    lab.open_lab(page, server)
    begin(page)
    expect(page.get_by_test_id("stProgress").get_by_text("All 20 runs done.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(lab.scrubber(page).get_by_role("slider")).to_have_attribute("max", "19")


def test_dragging_moves_curves_picture_and_verdict_and_sends_nothing(visit: Page, server: str) -> None:
    sent = lab.messages(visit)
    open_sweep(visit, server, by_its_button)
    slider, bar = lab.scrubber(visit).get_by_role("slider"), lab.scrubber(visit)
    expect(bar.locator("output")).to_have_text("off")
    expect(bar.get_by_text("Overfitting:")).to_be_visible()
    visit.wait_for_load_state("networkidle")
    visit.evaluate(f"document.querySelector('{PLOT}').same = true")
    before, count = visit.evaluate(STATE), len(sent)
    assert count > 0
    box = slider.bounding_box()
    assert box
    visit.mouse.move(box["x"] + 8, box["y"] + box["height"] / 2)
    visit.mouse.down()
    visit.mouse.move(box["x"] + box["width"] * 0.95, box["y"] + box["height"] / 2, steps=15)
    expect(bar.locator("output")).to_have_text("0.5")
    expect(bar.get_by_text("Underfitting:")).to_be_visible()
    visit.mouse.up()
    until(visit, f"before => ({STATE})().every((state, i) => state !== before[i])", arg=before)
    assert visit.evaluate(f"document.querySelector('{PLOT}').same")
    assert len(sent) == count


@pytest.mark.long
def test_losses_are_told_by_the_values_that_they_belong_to(visit: Page, server: str) -> None:
    open_sweep(visit, server)
    losses = visit.locator(".st-key-sweep-charts figure", has=visit.get_by_role("figure", name="Loss over L2"))
    losses.get_by_role("button", name="Numbers").click()
    first = losses.locator("tr td:first-child").all_inner_texts()
    assert first[:2] == ["off", "10⁻⁶"]
    assert len(first) == 20
    chart = losses.locator(".lab-plot")
    chart.hover(position={"x": chart.evaluate(SECOND), "y": 100})
    expect(losses.locator(".hoverlayer")).to_contain_text("10⁻⁶")
    lab.scrubber(visit).get_by_role("slider").press("Home")
    expect(visit.get_by_role("figure", name="What the network says. L2: off.", exact=True)).to_be_visible()


@pytest.mark.long
def test_on_a_phone_the_sidebar_does_not_hide_that_a_sweep_runs_which_it_began(visit: Page, server: str) -> None:
    visit.set_viewport_size({"width": 390, "height": 844})
    visit.goto(f"{server}/?epochs=2000&samples=2000")
    visit.get_by_test_id("stExpandSidebarButton").click()
    upright, along = (
        visit.locator(f".st-key-sweep-of-{name} [data-testid=stIconMaterial]").last for name in ("width", "depth")
    )
    expect(upright).to_have_css("rotate", "90deg")
    expect(along).to_have_css("rotate", "none")
    upright.click()
    stop = visit.locator(".st-key-stop-sweep").get_by_role("button")
    expect(visit.get_by_text(re.compile(r"^\d+ of 16 runs"))).to_be_in_viewport()
    stop.click()
    expect(visit.get_by_text(re.compile(r"^Stopped: \d+ of 16 runs"))).to_be_attached()


@pytest.mark.long
def test_the_buttons_of_a_training_that_a_sweep_hides_follow_it_to_its_end(visit: Page, server: str) -> None:
    visit.goto(f"{server}/?epochs=2000&samples=5000&sweep=l2")
    visit.locator(".st-key-stop-sweep").get_by_role("button").click()
    expect(lab.stop(visit)).to_be_enabled()
    expect(lab.stop(visit)).to_be_disabled()
    lab.train(visit)
    expect(lab.verdict(visit)).to_be_visible()
    visit.wait_for_url(lambda url: "sweep" not in url)


@pytest.mark.long
def test_what_stands_below_the_slider_stays_there_however_long_the_verdicts_are(visit: Page, server: str) -> None:
    open_sweep(visit, server)
    bar, below = lab.scrubber(visit), visit.locator(PLOT).nth(2)
    tops, texts = set(), set()
    for key, value in (("Home", "off"), ("End", "1")):
        bar.get_by_role("slider").press(key)
        expect(bar.locator("output")).to_have_text(value)
        texts.add(bar.locator("p").inner_text())
        tops.add(below.evaluate("chart => chart.getBoundingClientRect().top"))
    assert len(texts) == 2
    assert len(tops) == 1


@pytest.mark.long
def test_on_a_phone_the_verdict_on_a_value_that_was_taken_is_in_sight(visit: Page, server: str) -> None:
    open_sweep(visit, server)
    visit.set_viewport_size({"width": 390, "height": 844})
    slider = lab.scrubber(visit).get_by_role("slider")
    slider.press("End")
    expect(lab.scrubber(visit).locator("output")).to_have_text("1")
    visit.get_by_role("button", name="Take this value").click()
    visit.wait_for_url(f"{server}/?l2=1.0")
    lab.wait_until_trained(visit)
    expect(lab.verdict(visit)).to_be_in_viewport()


@pytest.mark.long
def test_beside_the_sidebar_of_a_tablet_the_track_is_long_and_the_button_is_one_line(visit: Page, server: str) -> None:
    visit.set_viewport_size({"width": 820, "height": 1180})
    open_sweep(visit, server)
    track, take = (lab.scrubber(visit).locator(part).bounding_box() for part in ("input:visible", ".lab-action"))
    assert track
    assert take
    assert track["width"] > 240
    assert take["height"] < 45
    assert take["y"] + take["height"] <= track["y"]


@pytest.mark.long
def test_a_click_takes_the_value_into_the_sidebar(visit: Page, server: str) -> None:
    open_sweep(visit, server)
    slider = lab.scrubber(visit).get_by_role("slider")
    slider.focus()
    for _ in range(11):
        visit.keyboard.press("ArrowRight")
    expect(lab.scrubber(visit).locator("output")).to_have_text("0.002")
    visit.get_by_role("button", name="Take this value").click()
    expect(visit.get_by_role("slider", name="L2 L2", exact=True)).to_have_attribute("aria-valuetext", "0.002")
    visit.wait_for_url(f"{server}/?l2=0.002")
    lab.wait_until_trained(visit)


@pytest.mark.long
def test_two_settings_make_a_map_that_moves_all_charts_and_sends_nothing(visit: Page, server: str) -> None:
    sent = lab.messages(visit)
    visit.goto(f"{server}/?hidden_layers=8&epochs=60&sweep=l2")
    expect(visit.get_by_test_id("stProgress").get_by_text("All 20 runs done.")).to_be_visible()
    visit.get_by_role("combobox", name="And a second setting").click()
    visit.get_by_role("option", name="Dropout", exact=True).click()
    expect(visit.get_by_test_id("stProgress").get_by_text("All 210 runs done.")).to_be_visible()
    visit.wait_for_url(f"{server}/?hidden_layers=8&epochs=60&sweep=l2%2Cdropout")
    across, up = (lab.scrubber(visit).get_by_role("slider", name=name, exact=True) for name in ("L2", "Dropout"))
    output = lab.scrubber(visit).locator("output")
    expect(up).to_have_attribute("max", "14")
    until(visit, f"document.querySelectorAll('{PLOT}')[2]?._fullData")
    # Until the last results are drawn, charts move with the lines of the sentence above them.
    wait_until_at_rest(visit, 4)
    visit.wait_for_load_state("networkidle")
    visit.evaluate(f"document.querySelector('{PLOT}').same = true")
    says, count = visit.evaluate(OTHERS), len(sent)
    assert count > 0
    # By the pointer, over the cell of 0.1 and the highest dropout.
    cell = visit.evaluate(CELL, [11, 14])
    visit.locator(PLOT).first.hover(position={"x": cell[0], "y": cell[1]})
    expect(output).to_contain_text("0.1, 0.8: ")
    until(visit, f"before => ({OTHERS})().every((state, i) => state !== before[i])", arg=says)
    visit.get_by_role("heading", level=1).hover()
    expect(output).to_contain_text("off, 0: ")
    until(visit, f"before => ({OTHERS})().every((state, i) => state === before[i])", arg=says)
    # By keys, through the columns and the rows.
    across.focus()
    visit.keyboard.press("ArrowRight")
    up.focus()
    visit.keyboard.press("End")
    expect(output).to_contain_text("10⁻⁶, 0.8: ")
    expect(up).to_have_attribute("aria-valuetext", re.compile(r"^10⁻⁶, 0\.8: "))
    assert visit.evaluate(f"document.querySelector('{PLOT}').same")
    assert len(sent) == count
    visit.get_by_role("button", name="Take these values").click()
    visit.wait_for_url(f"{server}/?hidden_layers=8&l2=1e-06&dropout=0.8&epochs=60")
    lab.wait_until_trained(visit)


@pytest.mark.long
def test_closing_a_sweep_brings_the_training_back(visit: Page, server: str) -> None:
    open_sweep(visit, server)
    visit.get_by_role("button", name="Close").click()
    lab.wait_until_trained(visit)
    expect(lab.scrubber(visit).filter(has_text="epoch 300")).to_be_visible()
    expect(lab.scrubber(visit)).to_have_count(1)


@pytest.mark.long
def test_each_value_has_the_classes_of_its_own_data(visit: Page, server: str) -> None:
    visit.goto(f"{server}/?dataset=blobs&sweep=classes&epochs=20")
    expect(visit.get_by_test_id("stProgress").get_by_text("All 4 runs done.")).to_be_visible()
    slider = lab.scrubber(visit).get_by_role("slider")
    for key, classes in (("Home", 2), ("End", 5), ("ArrowLeft", 4)):
        slider.press(key)
        expect(lab.scrubber(visit).locator("output")).to_have_text(str(classes))
        until(visit, f"last => document.querySelectorAll('{PLOT}')[1]._fullData?.[0].zmax === last", arg=classes - 0.5)
