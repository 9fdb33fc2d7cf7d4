"""Over a slow line, too: wherever a person leaves a control, there it stays, and the address and the curves follow."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.driving import lab_page as lab
from tests.browser.driving.slow_line import SlowLine, slow_line

# Each way, in seconds.
SLOW = 0.4
# Longer than anything that is still under way can take to come, in milliseconds.
STAYS = 3000
# What all controls of the sidebar are at.
CONTROLS = """() => [...document.querySelectorAll('[data-testid=stSidebar] input')].map(
  input => [input.ariaLabel, input.type === 'range' ? input.ariaValueText : input.value, input.checked])"""


def slider(page: Page, name: str) -> Locator:
    return page.locator(f".st-key-setting-{name} input[type=range]")


def press(page: Page, name: str, times: int, pause: int = 60) -> None:
    slider(page, name).focus()
    for _ in range(times):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(pause)


def drag(page: Page, name: str, *places: float, rest: int = 0) -> None:
    """The thumb of a slider through these places of its track, of which 0 and 1 are the ends."""
    thumb = slider(page, name)
    thumb.scroll_into_view_if_needed()
    track = page.locator(f".st-key-setting-{name} [role=group] > div").bounding_box()
    assert track
    left, width, y = track["x"], track["width"], track["y"] + track["height"] / 2
    now = thumb.evaluate("input => (input.value - input.min) / (input.max - input.min)")
    page.mouse.move(left + now * width, y)
    page.mouse.down()
    for place in places:
        page.mouse.move(left + place * width, y, steps=8)
        page.wait_for_timeout(rest)
    page.mouse.up()


def holds_a_key(page: Page, line: SlowLine) -> None:
    press(page, "l2", 9, pause=40)


def presses_as_often_as_answers_come(page: Page, line: SlowLine) -> None:
    press(page, "l2", 8, pause=350)


def drags_to_and_fro(page: Page, line: SlowLine) -> None:
    drag(page, "dropout", 0.9, 0.1, 0.6, 1.2)


def drags_and_rests(page: Page, line: SlowLine) -> None:
    drag(page, "dropout", 0.9, 0.3, 1.2, rest=600)


def drags_back_to_where_it_was(page: Page, line: SlowLine) -> None:
    drag(page, "dropout", 0.9, 0.3, -0.2, rest=600)


def drags_while_the_page_is_drawn_anew(page: Page, line: SlowLine) -> None:
    page.get_by_role("button", name="L2", exact=True).click()
    page.get_by_role("button", name="Train", exact=True).first.click()
    drag(page, "dropout", 0.9, 0.3, 1.2, rest=900)


def types_a_width(page: Page, line: SlowLine) -> None:
    page.get_by_role("spinbutton", name="Layer 1").click(click_count=3)
    page.keyboard.type("128", delay=250)
    page.get_by_role("spinbutton", name="Layer 2").focus()
    page.keyboard.press("ArrowUp")


def toggles_quickly(page: Page, line: SlowLine) -> None:
    toggle = page.locator(".st-key-setting-early_stopping label")
    for _ in range(5):
        toggle.click()
        page.wait_for_timeout(150)


def chooses_and_moves_another(page: Page, line: SlowLine) -> None:
    page.get_by_role("combobox", name="Activation").click()
    page.get_by_role("option", name="tanh", exact=True).click()
    press(page, "dropout", 3)


def moves_two_in_turns(page: Page, line: SlowLine) -> None:
    for _ in range(2):
        drag(page, "l1", -0.2, 1.2, 0)
        press(page, "dropout", 2)
        press(page, "l2", 2)


def goes_back_right_after_a_change(page: Page, line: SlowLine) -> None:
    press(page, "dropout", 2)
    page.wait_for_url(f"{line.address}/?dropout=0.1")
    lab.wait_until_trained(page)
    press(page, "l2", 3)
    page.wait_for_url("**/?l2=5e-06&dropout=0.1")
    page.go_back()


def leaves_right_after_a_change(page: Page, line: SlowLine) -> None:
    press(page, "dropout", 3)
    page.get_by_role("link", name="Runs", exact=True).click()
    page.get_by_role("link", name="Lab", exact=True).click()


def presses_a_remedy_twice(page: Page, line: SlowLine) -> None:
    page.get_by_role("button", name="Dropout", exact=True).dblclick()


def presses_a_remedy_and_moves_another(page: Page, line: SlowLine) -> None:
    page.get_by_role("button", name="Dropout", exact=True).click()
    press(page, "l2", 3)


def presses_and_moves_while_the_line_is_stuck(page: Page, line: SlowLine) -> None:
    line.delay = 3
    page.get_by_role("button", name="Dropout", exact=True).click()
    line.delay = 0
    press(page, "l2", 3, pause=20)


def moves_and_resets(page: Page, line: SlowLine) -> None:
    press(page, "dropout", 3)
    lab.sidebar_button(page, "Reset").click()


@pytest.mark.long
@pytest.mark.parametrize(
    ("does", "query"),
    [
        (holds_a_key, "?l2=0.0005"),
        (presses_as_often_as_answers_come, "?l2=0.0002"),
        (drags_to_and_fro, "?dropout=0.8"),
        (drags_and_rests, "?dropout=0.8"),
        (drags_back_to_where_it_was, ""),
        (drags_while_the_page_is_drawn_anew, "?l2=0.01&dropout=0.8"),
        (types_a_width, "?hidden_layers=128-65"),
        (toggles_quickly, "?early_stopping=true"),
        (chooses_and_moves_another, "?activation=tanh&dropout=0.15"),
        (moves_two_in_turns, "?l2=1e-05&dropout=0.2"),
        (goes_back_right_after_a_change, "?dropout=0.1"),
        (leaves_right_after_a_change, "?dropout=0.15"),
        (presses_a_remedy_twice, "?dropout=0.5"),
        (presses_a_remedy_and_moves_another, "?l2=5e-06&dropout=0.5"),
        (presses_and_moves_while_the_line_is_stuck, "?l2=5e-06&dropout=0.5"),
        (moves_and_resets, ""),
    ],
)
def test_over_a_slow_line_all_ends_where_the_person_left_it(
    visit: Page, server: str, does: Callable[[Page, SlowLine], None], query: str
) -> None:
    with slow_line(server) as line:
        lab.open_lab(visit, line.address)
        line.delay = SLOW
        does(visit, line)
        visit.wait_for_url(f"{line.address}/{query}")
        lab.wait_until_trained(visit)
        visit.wait_for_timeout(STAYS)
        # A last step may only now be trained, by a program that is compiled for it.
        lab.wait_until_trained(visit)
        expect(visit.get_by_text("Settings changed")).to_have_count(0)
        assert visit.url == f"{line.address}/{query}"
        # All of it is what somebody sees who opens this address.
        here = visit.evaluate(CONTROLS), lab.curves(visit)["train"]
        line.delay = 0
        lab.open_lab(visit, server, query)
        assert here == (visit.evaluate(CONTROLS), lab.curves(visit)["train"])
