"""The lab on a phone, whose screen the sidebar covers."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.any_page import on_page

LONG = "?dataset=digits&samples=1797&epochs=2000&hidden_layers=128-128&batch_size=2"
MORE = ("the button", "Train")
# How far below the last word of a verdict its sign for help stands, of 10 to 150 words.
BELOW = """sign => {
  const said = sign.closest("p").querySelector("strong"), words = document.createRange(), found = []
  for (let count = 10; count < 150; count += 1) {
    said.textContent = Array.from({ length: count }, (_, i) => "abcdefghi".slice(0, 1 + (i * 7) % 9)).join(" ")
    words.selectNodeContents(said)
    const last = [...words.getClientRects()].at(-1)
    found.push(Math.round(sign.getBoundingClientRect().top - last.bottom))
  }
  return found
}"""
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=844)


def begin_one(visit: Page, what: str) -> None:
    if what == "the button":
        visit.locator(".st-key-sweep-of-width").get_by_role("button").click()
    elif what == "the menu":
        visit.get_by_role("button", name="Sweep a setting").click()
        visit.get_by_test_id("stPopoverBody").get_by_role("radio", name="Units per hidden layer").click()
    else:
        lab.train(visit)


def sidebar(visit: Page) -> Locator:
    return visit.get_by_test_id("stSidebar")


@pytest.mark.parametrize("what", ["the menu", *(pytest.param(one, marks=pytest.mark.long) for one in MORE)])
def test_on_a_phone_the_sidebar_closes_over_what_was_begun_in_it(visit: Page, server: str, what: str) -> None:
    visit.set_viewport_size(PHONE)
    visit.goto(f"{server}/?train=on_click&epochs=20")
    visit.get_by_test_id("stExpandSidebarButton").click()
    slider = visit.get_by_role("slider", name="L2 L2", exact=True)
    slider.press("End")
    visit.wait_for_url(re.compile(r"l2=1\.0"))
    expect(sidebar(visit)).to_have_attribute("data-collapsed", "false")
    begin_one(visit, what)
    expect(sidebar(visit)).to_have_attribute("data-collapsed", "true")
    begun = lab.verdict(visit) if what == "Train" else visit.get_by_text("Sweep: Units per hidden layer")
    expect(begun).to_be_in_viewport()


@pytest.mark.long
def test_on_a_wide_screen_it_stays(visit: Page, server: str) -> None:
    visit.set_viewport_size(DESK)
    visit.goto(f"{server}/?train=on_click&epochs=20")
    begin_one(visit, "the button")
    expect(visit.get_by_text("Sweep: Units per hidden layer")).to_be_visible()
    expect(sidebar(visit)).to_have_attribute("data-collapsed", "false")


@pytest.mark.long
def test_a_change_that_waits_while_a_training_goes_on_has_one_line_of_buttons_beside_it(
    visit: Page, server: str
) -> None:
    visit.set_viewport_size(DESK)
    visit.goto(f"{server}/{LONG}")
    expect(on_page(visit, lab.UNDER_WAY)).to_be_visible()
    visit.get_by_text("Train as I change").click()
    visit.get_by_role("slider", name="Dropout Dropout", exact=True).press("ArrowRight")
    expect(visit.get_by_text("Settings changed")).to_be_visible()
    visit.set_viewport_size(PHONE)
    bar = visit.locator(".st-key-lab-bar")
    said, *buttons = (one.bounding_box() for one in bar.locator("> *").all())
    assert said
    assert said["width"] > PHONE["width"] / 3
    stop, train = buttons
    assert stop
    assert train
    assert stop["y"] == train["y"]
    assert said["x"] + said["width"] <= stop["x"] < train["x"]
    bar.get_by_role("button", name="Train").click()
    expect(bar.get_by_role("button", name="Train")).to_have_count(0)
    visit.locator(".st-key-stop-in-bar button").click()
    expect(bar).to_have_count(0)


@pytest.mark.long
def test_a_sign_for_help_is_never_alone_on_a_line(visit: Page, server: str) -> None:
    visit.set_viewport_size(PHONE)
    lab.open_lab(visit, server)
    below = visit.locator(".st-key-lab-headline p [data-testid=stTooltipIcon] svg").evaluate(BELOW)
    assert max(below) < 0
