"""The line above each page: its parts, if it is long, and its address with every control in it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.driving.any_page import open_page, wait_until_at_rest


@pytest.mark.long
def test_a_long_page_has_its_parts_on_top_and_leads_to_them(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["one_step"])
    contents = visit.get_by_role("navigation", name="On this page")
    # On a screen without room for all of them, pointing at the edge brings what is cut off.
    visit.set_viewport_size({"width": 768, "height": 900})
    place, last = contents.bounding_box(), contents.get_by_role("button").last
    assert place
    expect(last).not_to_be_in_viewport(ratio=0.99)
    visit.mouse.move(place["x"] + place["width"] - 8, place["y"] + place["height"] / 2)
    expect(last).to_be_in_viewport(ratio=0.99)
    contents.get_by_role("button", name="How long should a step be?").click()
    expect(visit.get_by_role("heading", name="How long should a step be?")).to_be_in_viewport()


@pytest.mark.long
@pytest.mark.parametrize("lesson", ["data_and_splits", "dropout"])
def test_a_laptop_has_room_for_all_parts_of_the_pages_with_most_of_them(visit: Page, server: str, lesson: str) -> None:
    visit.set_viewport_size({"width": 1280, "height": 720})
    open_page(visit, server, LESSONS[lesson])
    contents = visit.get_by_role("navigation", name="On this page")
    expect(contents.get_by_role("button").last).to_have_text("To remember")
    assert contents.evaluate("parts => parts.scrollWidth - parts.clientWidth") <= 0


@pytest.mark.long
def test_a_short_page_has_none(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["more_data"])
    expect(visit.get_by_role("button", name="Copy link")).to_be_visible()
    expect(visit.get_by_role("navigation", name="On this page")).to_be_hidden()


def test_a_page_opens_at_its_head_whatever_was_pressed_on_the_one_before(visit: Page, server: str) -> None:
    visit.goto(f"{server}/first_steps")
    # The exercise that is open leads nowhere.
    visit.get_by_role("button", name="Train for longer").click()
    visit.get_by_role("button", name="Start here").click()
    visit.locator("a[href$='/in_class']").click()
    expect(visit.get_by_role("heading", level=2, name="A 50-minute plan")).to_be_visible()
    wait_until_at_rest(visit, 0)
    expect(visit.locator("h2:focus")).to_have_count(0)
    assert visit.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0


def test_the_menu_says_in_which_group_a_page_is(visit: Page, server: str) -> None:
    visit.goto(f"{server}/in_class")
    groups = visit.get_by_test_id("stTopNavSection")
    expect(groups.filter(has_text="Start here").locator("p")).to_have_css("font-weight", "600")
    groups.filter(has_text="Words").click()
    visit.locator("a[href$='/glossary']").click()
    expect(groups.filter(has_text="Words").locator("p")).to_have_css("font-weight", "600")
    expect(groups.filter(has_text="Start here").locator("p")).to_have_css("font-weight", "400")


@pytest.mark.long
def test_a_copied_link_shows_another_visitor_the_same_control(visit: Page, server: str) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_page(visit, server, LESSONS["more_data"])
    noise = visit.get_by_role("slider", name=re.compile("^Noise"))
    noise.focus()
    visit.keyboard.press("End")
    expect(noise).to_have_attribute("aria-valuetext", "1.0")
    visit.wait_for_url(re.compile(r"noise=1"))
    visit.get_by_role("button", name="Copy link").click()
    expect(visit.get_by_role("button", name="Link copied")).to_be_visible()
    visit.goto(visit.evaluate("navigator.clipboard.readText()"))
    expect(visit.get_by_role("slider", name=re.compile("^Noise"))).to_have_attribute("aria-valuetext", "1.0")


@pytest.mark.long
def test_a_link_that_the_keyboard_is_at_has_a_ring(visit: Page, server: str) -> None:
    open_page(visit, server, LESSONS["glossary"])
    rings: list[tuple[str, bool]] = []
    for _ in range(40):
        visit.keyboard.press("Tab")
        words, tag, ring, shadow = visit.evaluate(
            """() => { const { textContent, tagName } = document.activeElement
            const { outlineStyle, boxShadow } = getComputedStyle(document.activeElement)
            return [textContent, tagName, outlineStyle, boxShadow] }"""
        )
        if tag == "A":
            rings.append((words, ring != "none" or shadow != "none"))
    assert len(rings) > 5
    assert all(ring for _, ring in rings), rings
