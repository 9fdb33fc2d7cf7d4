"""A teacher opens a room, two students answer in browsers of their own, and all of them see the truth."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.driving.any_page import on_page


@pytest.fixture
def students(browser: Browser) -> Iterator[tuple[Page, Page]]:
    """A telephone and a computer, each with cookies of its own."""
    contexts = [browser.new_context(viewport={"width": width, "height": 844}) for width in (390, 1280)]
    for context in contexts:
        context.set_default_timeout(PATIENCE)
    first, second = (context.new_page() for context in contexts)
    yield first, second
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(rf"{name}$")).click()


def draw(page: Page, end: float) -> None:
    """A straight line from the middle of the chart to a height at its right end, counted from above."""
    chart = page.locator(".lab-sketch")
    chart.wait_for()
    box = chart.bounding_box()
    assert box
    page.mouse.move(box["x"] + 1, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + box["height"] * end, steps=8)
    page.mouse.up()
    expect(page.get_by_text("Sent.")).to_be_visible()


@pytest.mark.long
def test_a_class_draws_and_sees_the_truth_and_goes_on(visit: Page, server: str, students: tuple[Page, Page]) -> None:
    teacher, (anna, ben) = visit, students
    teacher.goto(f"{server}/in_class")
    press(teacher, "Open a room")
    expect(teacher.get_by_text("0 answers so far.")).to_be_visible()
    # What only the teacher needs to know is not for the wall.
    note = teacher.get_by_text("This address works only on this computer.")
    expect(note).to_be_visible()
    press(teacher, "Projector")
    expect(note).to_be_hidden()
    press(teacher, "Projector")
    anna.goto(teacher.url)
    ben.goto(f"{server}/in_class")
    ben.get_by_label(re.compile("6-digit code")).fill(teacher.url[-6:])
    press(ben, "Join")
    draw(anna, 0.9)
    draw(ben, 0.1)
    expect(teacher.get_by_text("2 answers so far.")).to_be_visible()
    # The same browser again is nobody new.
    anna.reload()
    draw(anna, 0.8)
    expect(teacher.get_by_text("2 answers so far.")).to_be_visible()
    press(teacher, "Show the answer")
    expect(on_page(teacher, re.compile("^Of 2 curves, "))).to_be_visible()
    expect(on_page(anna, re.compile(r"At the end you drew 0\.2\d"))).to_be_visible()
    expect(on_page(ben, re.compile(r"At the end you drew 0\.9\d|At the end you drew 0\.8\d"))).to_be_visible()
    press(teacher, "Ask it")
    anna.get_by_text("The noise of individual training samples").click()
    expect(teacher.get_by_text("1 answer so far.")).to_be_visible()
    teacher.get_by_text("Next question, and the end of the room").click()
    press(teacher, "End the room")
    expect(anna.get_by_text("This room has ended")).to_be_visible()
