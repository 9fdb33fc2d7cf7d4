"""Pages under a thumb: what is pressed can be hit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from dashboard.ui.lessons import LESSONS
from tests.browser.conftest import PATIENCE
from tests.browser.driving.any_page import BEEN_HERE, address, wait_for_charts

# How many pixels of a line through its middle, from top to bottom, a press counts at.
REACH = """all => all.filter(one => one.checkVisibility() && one.getBoundingClientRect().x >= 0).map(one => {
  one.scrollIntoView({ block: "center" })
  const { x, y, width, height } = one.getBoundingClientRect()
  const middle = x + Math.min(width, innerWidth - x) / 2
  const hit = by => one.contains(document.elementFromPoint(middle, y + height / 2 + by))
  const reach = sign => { let by = 0; while (by < 40 && hit(sign * by)) by += 1; return by }
  return reach(1) + reach(-1) - 1
})"""
# The words of buttons that are wider than they.
OVERFLOWS = "all => all.filter(one => one.scrollWidth > one.clientWidth).map(one => one.textContent)"
ANSWERS, HEADER = "[data-testid=stRadioOption]", "[data-testid=stMainMenu] button"
PRESSED = [
    ("forward_pass", ANSWERS),
    ("forward_pass", "[data-testid=stButtonGroup] button"),
    ("forward_pass", ".lab-top .lab-language"),
    ("forward_pass", HEADER),
    ("forward_pass", "[data-testid=stExpandSidebarButton]"),
    ("forward_pass", "[data-testid=stPageLink] a:not(.st-key-ways-on a)"),
    ("first_steps", ".st-key-lesson-path button"),
    ("lab", ".st-key-lab-remedies button"),
    ("in_class", "[class*=st-key-beside-part] [data-testid=stButton] button"),
    ("lab", ".lab-panels figcaption button"),
    ("lab", ".lab-slider :is(button, input)"),
]
# These a phone has in its sidebar, or scrolls out of sight.
ON_A_TABLET = [
    ("lab", "[class*=st-key-sweep-of-] button"),
    ("lab", "[data-testid=stTopNavLink]"),
    ("runs", ".lab-runs th button"),
    ("runs", ".lab-runs th label"),
    ("runs", ".lab-runs tbody tr"),
]
TABLET = ViewportSize(width=820, height=1180)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A visitor without a mouse."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(BEEN_HERE)
    yield context.new_page()
    context.close()


def reaches(page: Page, pressed: str) -> list[int]:
    # Streamlit draws a button with a hint twice, one of them for screens that are wider.
    expect(page.locator(pressed).locator("visible=true").first).to_be_visible()
    return list(page.locator(pressed).evaluate_all(REACH))


@pytest.mark.parametrize(
    ("name", "pressed"), [PRESSED[0], *(pytest.param(*one, marks=pytest.mark.long) for one in PRESSED[1:])]
)
def test_a_thumb_hits_what_is_pressed(phone: Page, server: str, name: str, pressed: str) -> None:
    phone.goto(address(server, LESSONS[name]))
    wait_for_charts(phone, LESSONS[name])
    found = reaches(phone, pressed)
    assert found
    assert min(found) >= 39


@pytest.mark.long
@pytest.mark.parametrize(("name", "pressed"), ON_A_TABLET)
def test_a_thumb_hits_what_is_pressed_on_a_tablet(phone: Page, server: str, name: str, pressed: str) -> None:
    phone.set_viewport_size(TABLET)
    # What the lab trains, Runs lists.
    for lesson in dict.fromkeys(("lab", name)):
        phone.goto(address(server, LESSONS[lesson]))
        wait_for_charts(phone, LESSONS[lesson])
    found = reaches(phone, pressed)
    assert found
    assert min(found) >= 39


@pytest.mark.long
def test_what_stands_above_a_page_of_many_parts_stays_within_its_buttons_on_a_tablet(phone: Page, server: str) -> None:
    phone.set_viewport_size(TABLET)
    phone.goto(address(server, LESSONS["splits"]))
    wait_for_charts(phone, LESSONS["splits"])
    expect(phone.locator(".lab-top nav button").first).to_be_visible()
    assert phone.locator(".lab-top > button").evaluate_all(OVERFLOWS) == []


@pytest.mark.long
def test_a_press_beside_a_star_chooses_no_run(phone: Page, server: str) -> None:
    phone.goto(address(server, LESSONS["lab"]))
    wait_for_charts(phone, LESSONS["lab"])
    phone.goto(address(server, LESSONS["runs"]))
    cell = phone.locator(".lab-runs td:has(.lab-star)").first
    cell.tap(position={"x": 2, "y": 2})
    expect(cell.locator(".lab-star")).to_have_text("★")
    expect(phone.locator(".lab-runs .lab-chosen")).to_have_count(0)


@pytest.mark.long
def test_a_press_beside_the_box_in_the_head_chooses_all_runs(phone: Page, server: str) -> None:
    for lesson in ("lab", "runs"):
        phone.goto(address(server, LESSONS[lesson]))
        wait_for_charts(phone, LESSONS[lesson])
    phone.locator(".lab-runs th").first.tap(position={"x": 2, "y": 2})
    expect(phone.locator(".lab-runs tbody tr:not(.lab-chosen)")).to_have_count(0)
    expect(phone.locator(".lab-runs .lab-chosen").first).to_be_visible()
