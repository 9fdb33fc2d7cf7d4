"""One cursor for all: an epoch that is looked at on the curves is shown by every chart, without the server."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.until import until

FIELD = f"() => Array.from(document.querySelectorAll('{lab.PLOT}')[1]._fullData[0].z[10])"
WEIGHTS = f"() => Array.from(document.querySelectorAll('{lab.PLOT}')[3]._fullData[0].y)"
# Where an epoch stands on the curves, in pixels from the chart's left.
PLACE = f"""epoch => {{
  const {{xaxis}} = document.querySelector('{lab.PLOT}')._fullLayout
  return xaxis._offset + xaxis.d2p(epoch)
}}"""
# Where the third unit of the first hidden layer stands on the drawing.
UNIT = """chart => {
  const { xaxis, yaxis } = chart._fullLayout, units = chart._fullData.find(trace => trace.customdata)
  return [xaxis._offset + xaxis.d2p(units.x[2]), yaxis._offset + yaxis.d2p(units.y[2])]
}"""
CAPTIONS = f"() => document.querySelectorAll('{lab.PLOT}')[1]._fullData.find(trace => trace.meta === 'rows').text"
HOVER = """chart => {
  const curveNumber = chart.data.findIndex(trace => trace.name === 'train' && trace.text)
  Plotly.Fx.hover(chart, [{ curveNumber, pointNumber: 4 }])
}"""
MAP = "() => document.querySelector('.lab-units canvas').toDataURL()"
CURSOR = "() => new DOMMatrix(getComputedStyle(document.querySelector('.lab-cursor')).transform).e"


def test_looking_at_an_epoch_moves_curves_picture_weights_and_numbers_and_leaving_takes_them_back(
    visit: Page, server: str
) -> None:
    sent = lab.messages(visit)
    lab.open_lab(visit, server)
    output, curves = lab.scrubber(visit).locator("output"), lab.plots(visit).first
    expect(output).to_have_text("epoch 300")
    visit.wait_for_load_state("networkidle")
    field, weights, count = visit.evaluate(FIELD), visit.evaluate(WEIGHTS), len(sent)
    place = visit.evaluate(PLACE, 96)
    curves.hover(position={"x": place, "y": 150})
    expect(output).to_have_text("epoch 96")
    expect(lab.scrubber(visit).get_by_text("Loss: train")).to_be_visible()
    until(visit, f"last => String(({FIELD})()) !== String(last)", arg=field)
    until(visit, f"last => String(({WEIGHTS})()) !== String(last)", arg=weights)
    until(visit, f"place => Math.abs(({CURSOR})() - place) < 4", arg=place)
    # Below the words of an event, through which it would run.
    expect(visit.locator(".lab-cursor").first).to_have_css("z-index", "-1")
    visit.get_by_role("heading", level=1).hover()
    expect(output).to_have_text("epoch 300")
    until(visit, f"last => String(({FIELD})()) === String(last)", arg=field)
    assert len(sent) == count


@pytest.mark.long
def test_on_a_projector_a_pointer_is_where_it_seems_to_be(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    visit.get_by_role("button", name="Projector").click()
    curves = lab.plots(visit).first
    expect(curves).to_have_js_property("currentCSSZoom", 1.5)
    curves.hover(position={"x": 1.5 * visit.evaluate(PLACE, 96), "y": 1.5 * 150})
    expect(lab.scrubber(visit).locator("output")).to_have_text("epoch 96")
    expect(curves.locator(".hoverlayer")).to_contain_text("train")


@pytest.mark.long
def test_a_click_on_the_curves_leaves_the_slider_there(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    curves = lab.plots(visit).first
    curves.click(position={"x": visit.evaluate(PLACE, 56), "y": 150})
    visit.get_by_role("heading", level=1).hover()
    expect(lab.scrubber(visit).locator("output")).to_have_text("epoch 56")


@pytest.mark.long
def test_a_point_of_the_data_says_what_it_is_and_what_the_network_gives_it(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    says = lab.plots(visit).nth(1)
    says.evaluate(HOVER)
    label = says.locator(".hoverlayer")
    expect(label).to_contain_text(re.compile(r"train, row \d+: class"))
    expect(label).to_contain_text("gives it")


@pytest.mark.long
def test_a_hidden_unit_shows_what_it_gives_over_the_plane_by_pointer_and_by_keys(visit: Page, server: str) -> None:
    sent = lab.messages(visit)
    lab.open_lab(visit, server)
    drawing, said = lab.plots(visit).nth(2), visit.locator(".lab-units p")
    expect(said).to_contain_text("Point at a hidden unit")
    visit.wait_for_load_state("networkidle")
    count = len(sent)
    place = drawing.evaluate(UNIT)
    drawing.hover(position={"x": place[0], "y": place[1]})
    expect(said).to_contain_text(re.compile(r"^Hidden layer 1, unit \d+: "))
    visit.get_by_role("heading", level=1).hover()
    expect(said).to_contain_text("Point at a hidden unit")
    chosen = visit.get_by_role("combobox", name="A hidden unit")
    chosen.select_option(index=16)
    expect(said).to_contain_text(re.compile(r"^Hidden layer 2, unit \d+: "))
    drawn, last = visit.evaluate(MAP), said.inner_text()
    lab.scrubber(visit).get_by_role("slider").focus()
    visit.keyboard.press("Home")
    expect(said).not_to_have_text(last)
    until(visit, f"drawn => String(({MAP})()) !== String(drawn)", arg=drawn)
    assert len(sent) == count


@pytest.mark.long
def test_a_unit_that_is_pointed_at_may_be_gone_from_the_next_network(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?hidden_layers=8&epochs=20")
    drawing, said = lab.plots(visit).nth(2), visit.locator(".lab-units p")
    place = drawing.evaluate(UNIT)
    drawing.hover(position={"x": place[0], "y": place[1]})
    expect(said).to_contain_text("Hidden layer 1, unit 3: ")
    layer = visit.get_by_role("spinbutton", name="Layer 1")
    layer.fill("2")
    layer.press("Enter")
    expect(visit.locator(".lab-units option")).to_have_count(3)
    expect(said).to_contain_text("Point at a hidden unit")


@pytest.mark.long
def test_pictures_of_digits_say_at_each_epoch_what_the_network_makes_of_them(visit: Page, server: str) -> None:
    sent = lab.messages(visit)
    lab.open_lab(visit, server, "?dataset=digits")
    says = lab.plots(visit).nth(1)
    expect(visit.get_by_role("button", name="Pictures", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(says).to_have_attribute("aria-label", re.compile(r"Of 99 validation rows \d+ are wrong"))
    visit.wait_for_load_state("networkidle")
    last, count = visit.evaluate(CAPTIONS), len(sent)
    says.evaluate("chart => { chart.kept = true }")
    lab.plots(visit).first.hover(position={"x": visit.evaluate(PLACE, 1), "y": 150})
    until(visit, f"last => String(({CAPTIONS})()) !== String(last)", arg=last)
    assert says.evaluate("chart => chart.kept")
    assert len(sent) == count


@pytest.mark.long
def test_a_press_on_the_curves_while_they_play_stops_there(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    scrubber = lab.scrubber(visit)
    scrubber.get_by_role("button", name="Play").click()
    lab.plots(visit).first.click(position={"x": visit.evaluate(PLACE, 56), "y": 150})
    expect(scrubber.get_by_role("button", name="Play")).to_be_visible()
    visit.get_by_role("heading", level=1).hover()
    expect(scrubber.locator("output")).to_have_text("epoch 56")
