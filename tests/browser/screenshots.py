"""Pictures of every page, to be looked at: `make screenshots`, or with `--readme` those that the README shows."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS
from language.languages import ENGLISH, LANGUAGES
from tests.browser.driving.actions import Action, Least, Press, Write, main_action
from tests.browser.driving.any_page import (
    BEEN_HERE,
    CONTENT_HEIGHT,
    SCHEMES,
    address,
    fewest_charts,
    wait_for_charts,
    wait_until_at_rest,
)
from tests.browser.driving.chromium import launch_options
from tests.browser.driving.server import ROOT, serve
from tests.browser.driving.until import until

WIDTHS = (1440, 1280, 768, 390)
HEIGHT = 900
# How often a page that compares trains: fewer are as good a picture.
OVER_SEEDS = (Least("Seeds"), Least("Data sets"))
# Beyond this, Chromium's pictures of software rendering tear.
TALLEST = 8000
# The README's pictures are so high: down to the chart that the page is about.
README = {"lab": HEIGHT, "which_fix": 1150}
PATIENCE = 180_000
# Seconds for all of a page's trainings, on a busy machine.
TRAINED = 900.0
# For charts to take the new width, and for what fades in.
SETTLE = 700


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readme", action="store_true", help="the few pictures of the README, into docs/images")
    parser.add_argument("pages", nargs="*", help="only these, by the names of their files")
    chosen = parser.parse_args()
    lessons = [lesson for lesson in LESSONS.values() if not chosen.pages or lesson.name in chosen.pages]
    with (
        tempfile.TemporaryDirectory() as folder,
        # The pictures' runs are none of the person's own.
        serve(Path(folder) / "log", OVERFIT_LAB_DATA=folder) as server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**launch_options(playwright.chromium))
        for lesson in lessons:
            if not chosen.readme:
                _everywhere(browser, server, lesson, ROOT / "screenshots")
            elif lesson.name in README:
                _first_part(browser, server, lesson, ROOT / "docs" / "images")


def _everywhere(browser: Browser, server: str, lesson: Lesson, folder: Path) -> None:
    """One visit, with the page's results, in every language, width and theme: trainings are done once."""
    folder.mkdir(exist_ok=True)
    page = _visit(browser, server, lesson, WIDTHS[0])
    for action in _waited_for(lesson):
        action.in_browser(page)
    wait_until_at_rest(page, fewest_charts(lesson), TRAINED)
    _wait_until_still(page)
    for language in LANGUAGES:
        if language != ENGLISH:
            page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
            page.locator(".lab-language").click()
            until(page, f"document.documentElement.lang === '{language}'")
            wait_for_charts(page, lesson)
            _wait_until_still(page)
        _all_sizes(page, folder / f"{lesson.name}_{language}")
    page.close()


def _wait_until_still(page: Page) -> None:
    """Until nothing on it plays, fades in, or has yet to come."""
    before, now = "", page.inner_text("body")
    while before != now:
        page.wait_for_timeout(SETTLE)
        before, now = now, page.inner_text("body")
    until(page, "!document.querySelector('[data-testid=stSkeleton]')")


def _waited_for(lesson: Lesson) -> list[Action]:
    """What its results wait for. All else stays as a visitor finds it, except where it trains at once over seeds."""
    actions = main_action(lesson.name)
    presses = any(isinstance(action, Press) for action in actions)
    return [
        action for action in actions if not isinstance(action, Least | Write) or (action in OVER_SEEDS and not presses)
    ]


def _all_sizes(page: Page, name: Path) -> None:
    for width in WIDTHS:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            # Nothing is pointed at, or has the focus.
            page.mouse.move(0, 0)
            page.evaluate("document.activeElement?.blur()")
            page.set_viewport_size({"width": width, "height": HEIGHT})
            page.set_viewport_size({"width": width, "height": min(_height_at_rest(page), TALLEST)})
            page.wait_for_timeout(SETTLE)
            path = name.with_name(f"{name.name}_{width}_{scheme}.png")
            page.screenshot(path=path)
            print(path.relative_to(ROOT), flush=True)  # noqa: T201 - what it did


def _height_at_rest(page: Page) -> int:
    """Of all there is, once two looks agree: charts take a new width one after the other."""
    before, now = -1, 0
    while before != now:
        page.wait_for_timeout(SETTLE)
        before, now = now, int(page.evaluate(CONTENT_HEIGHT))
    return now


def _first_part(browser: Browser, server: str, lesson: Lesson, folder: Path) -> None:
    """As a visitor sees it, in few colours: a small file."""
    page = _visit(browser, server, lesson, WIDTHS[0])
    wait_until_at_rest(page, fewest_charts(lesson))
    page.set_viewport_size({"width": WIDTHS[0], "height": README[lesson.name]})
    page.wait_for_timeout(SETTLE)
    path = folder / f"{lesson.name}.png"
    page.screenshot(path=path)
    Image.open(path).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB")  # noqa: T201 - what it did
    page.close()


def _visit(browser: Browser, server: str, lesson: Lesson, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme="light")
    page.set_default_timeout(PATIENCE)
    page.add_init_script(BEEN_HERE)
    # What it would train by itself need not end: the visitor asks for less.
    page.goto(address(server, lesson))
    wait_for_charts(page, lesson)
    return page


if __name__ == "__main__":
    main()
