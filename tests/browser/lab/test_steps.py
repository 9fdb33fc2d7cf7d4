"""Fast hands: wherever a person leaves a control, there it stays, and the address and the curves follow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import wait_until_at_rest
from tests.cases import the_first_at_every_check


def slider(page: Page, label: str) -> Locator:
    return page.get_by_role("slider", name=f"{label} {label}", exact=True)


@pytest.mark.parametrize("pause", the_first_at_every_check(80, 30, 150))
def test_no_step_is_lost_while_an_arrow_key_is_held(visit: Page, server: str, pause: int) -> None:
    lab.open_lab(visit, server)
    slider(visit, "L2").focus()
    for _ in range(8):
        visit.keyboard.press("ArrowRight")
        visit.wait_for_timeout(pause)
    # off, 1e-6, 2e-6, 5e-6, 1e-5 ...
    expect(slider(visit, "L2")).to_have_attribute("aria-valuetext", "0.0002")
    visit.wait_for_url(f"{server}/?l2=0.0002")
    lab.wait_until_trained(visit)
    expect(slider(visit, "L2")).to_have_attribute("aria-valuetext", "0.0002")


@pytest.mark.long
def test_a_width_that_is_typed_is_trained_and_an_empty_field_keeps_the_one_before(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?epochs=20")
    layer = visit.get_by_role("spinbutton", name="Layer 1")
    for width, key in ((32, "Enter"), (8, "Tab")):
        layer.fill(str(width))
        layer.press(key)
        visit.wait_for_url(f"{server}/?hidden_layers={width}-64&epochs=20")
    layer.fill("")
    layer.press("Enter")
    expect(layer).to_have_value("8")
    expect(visit.get_by_text(re.compile("→ 8-64"))).to_be_visible()


@pytest.mark.long
def test_data_sets_that_are_chosen_quickly_leave_the_other_controls_as_they_were(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    # The first two have no noise. The control of a loss shows the one that goes with the data.
    for dataset, loss in (("Iris", "Categorical"), ("Diabetes", "Mean squared error"), ("Two moons", "Binary")):
        visit.get_by_role("combobox", name="Data set").click()
        visit.get_by_role("option", name=dataset, exact=True).click()
        expect(visit.get_by_role("combobox", name="Loss")).to_have_value(re.compile(loss))
    expect(slider(visit, "Noise")).to_have_attribute("aria-valuetext", "0.35")
    lab.wait_until_trained(visit)
    slider(visit, "L2").focus()
    visit.keyboard.press("ArrowRight")
    visit.wait_for_url(f"{server}/?l2=1e-06")


@pytest.mark.long
def test_the_way_back_takes_the_settings_back(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    slider(visit, "Dropout").focus()
    visit.keyboard.press("ArrowRight")
    visit.wait_for_url(f"{server}/?dropout=0.05")
    lab.wait_until_trained(visit)
    visit.keyboard.press("ArrowRight")
    visit.wait_for_url(f"{server}/?dropout=0.1")
    lab.wait_until_trained(visit)
    visit.go_back()
    expect(slider(visit, "Dropout")).to_have_attribute("aria-valuetext", "0.05")
    visit.wait_for_url(f"{server}/?dropout=0.05")
    lab.wait_until_trained(visit)
    visit.go_back()
    visit.wait_for_url(f"{server}/")
    expect(slider(visit, "Dropout")).to_have_attribute("aria-valuetext", "0.00")


@pytest.mark.long
def test_a_step_back_counts_while_the_page_still_runs_for_the_step_before_it(visit: Page, server: str) -> None:
    lab.open_lab(visit, server)
    slider(visit, "Dropout").focus()
    for dropout in ("0.05", "0.1", "0.15"):
        visit.keyboard.press("ArrowRight")
        visit.wait_for_url(f"{server}/?dropout={dropout}")
    visit.go_back()
    visit.wait_for_url(f"{server}/?dropout=0.1")
    lab.wait_until_trained(visit)
    expect(slider(visit, "Dropout")).to_have_attribute("aria-valuetext", "0.10")
    assert visit.url == f"{server}/?dropout=0.1"


@pytest.mark.long
def test_each_page_that_the_menu_leads_to_is_one_step_of_the_way_back(visit: Page, server: str) -> None:
    lab.open_lab(visit, server, "?samples=500&epochs=20")
    steps = visit.evaluate("history.length")
    for name, address in (("Runs", "/runs"), ("Lab", "/?samples=500&epochs=20")):
        visit.get_by_role("link", name=name, exact=True).click()
        visit.wait_for_url(f"{server}{address}")
        # Who goes on before a page has put its address right takes that for a step of theirs.
        wait_until_at_rest(visit, 0)
    assert visit.evaluate("history.length") == steps + 2
    visit.go_back()
    visit.wait_for_url(f"{server}/runs")
    visit.go_back()
    visit.wait_for_url(f"{server}/?samples=500&epochs=20")


@pytest.mark.long
def test_one_click_is_one_step_of_the_way_back_also_where_the_settings_are_written_before_the_path(
    visit: Page, server: str
) -> None:
    """As Streamlit does where a machine is busy: it writes a path only once the page is drawn, and settings at once."""
    lab.open_lab(visit, server, "?epochs=20")
    steps = visit.evaluate("history.length")
    visit.get_by_role("heading", level=1).click()
    for address in ("/?epochs=30", "/runs?epochs=30", "/runs"):
        visit.evaluate("address => history.pushState({}, '', address)", address)
    assert visit.evaluate("history.length") == steps + 1
    assert visit.url == f"{server}/runs"


@pytest.mark.long
def test_an_address_that_the_page_puts_right_is_no_step_of_the_way_back(visit: Page, server: str) -> None:
    visit.goto("about:blank")
    steps = visit.evaluate("history.length")
    lab.open_lab(visit, server, "?foo=1&epochs=20&l2=0.01")
    visit.wait_for_url(f"{server}/?l2=0.01&epochs=20")
    assert visit.evaluate("history.length") == steps + 1
