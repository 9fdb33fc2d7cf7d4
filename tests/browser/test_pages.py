"""Every page of the menu in a real browser, opened by its own link, looked at and used: one visit for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, expect

from dashboard.ui.lessons import LESSONS, Lesson
from tests.browser.actions import main_action
from tests.browser.any_page import SCHEMES, SIDEWAYS, address, wait_for_charts, wait_until_at_rest
from tests.browser.axe_exceptions import ALLOWED
from tests.browser.conftest import PATIENCE
from tests.pages.inline_engine import InlineEngine, StartingEngine, put_in_place
from tests.pages.opened import opened

# On a link to a page, Streamlit first looks for its server under that page's path, then finds it at the root.
LOOKED_FOR = re.compile(r"/\w+/_stcore/(health|host-config)$")
UNNAMED = "() => [...document.querySelectorAll('.lab-plot')].filter(plot => !plot.getAttribute('aria-label')).length"
# The lab gives a verdict instead, which its own tests hold to Python.
WITHOUT_FINDING = {"lab", "glossary"}
# Light and dark differ in colours alone: what is about anything else is the same page.
RULES: dict[str, dict[str, object]] = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
NUMBER = re.compile(r"-?\d[\d,]*\.?\d*")
TEXT = "() => document.querySelector('[data-testid=stMain]').innerText"


@dataclass(frozen=True)
class Visit:
    """A visitor on a page."""

    lesson: Lesson
    page: Page


@pytest.fixture(scope="module", params=LESSONS.values(), ids=list(LESSONS))
def visit(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Visit]:
    """One for all tests of a page, its main action done; in the end, nothing may have gone to the console as error."""
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and not LOOKED_FOR.search(message.location["url"]):
            errors.append(f"{message.text} ({message.location['url']})")

    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    page.on("console", note)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address(server, request.param))
    try:
        wait_for_charts(page, request.param)
        # At once: what the page trains before it is of no interest.
        for action in main_action(request.param.name):
            action.in_browser(page)
    except Error as error:
        raise AssertionError(errors) from error
    yield Visit(request.param, page)
    page.close()
    assert errors == []


def test_it_is_whole(visit: Visit) -> None:
    expect(visit.page.get_by_test_id("stException")).to_have_count(0)
    expect(visit.page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert visit.page.evaluate(UNNAMED) == 0
    assert visit.page.locator("[data-testid=stBaseButton-primary]").count() <= 1


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_accessible(visit: Visit, scheme: Literal["light", "dark"]) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    assert violations(visit.page, RULES[scheme]) == []


def test_a_phone_does_not_scroll_it_sideways(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    visit.page.wait_for_function(f"document.documentElement.clientWidth === 390 && ({SIDEWAYS})() === 0")
    visit.page.set_viewport_size({"width": 1440, "height": 900})


def test_it_does_what_it_is_for_and_finds_what_is_computed_here(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    # Here and on the page at the same time.
    expected = findings(visit.lesson, monkeypatch)
    wait_until_at_rest(visit.page, visit.lesson)
    shown = visit.page.evaluate(TEXT)
    for sentence in expected:
        pattern, numbers = words_and_numbers(sentence)
        found = pattern.search(shown)
        assert found, f"{pattern.pattern}\n{shown}"
        assert [_number(text) for text in found.groups()] == pytest.approx(numbers, rel=0.02, abs=0.011)


def violations(page: Page, rules: dict[str, object]) -> list[str]:
    """What axe calls serious or critical, but for what cannot be set from here."""
    # A change of theme fades in.
    page.evaluate("Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => 0)))")
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
        if not any(rule["id"] == one.rule and one.selector in str(node["target"]) for one in ALLOWED)
    ]


def findings(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences of a page after its action, from trainings in this process."""
    if lesson.name in WITHOUT_FINDING:
        return []
    put_in_place(StartingEngine, monkeypatch)
    app = opened(lesson.name)
    for action in main_action(lesson.name):
        action.in_app(app)
    put_in_place(InlineEngine, monkeypatch)
    app.run()
    assert not app.exception
    # Of the sentences on a page, only a finding explains its words on hover.
    found = [element.value for element in app.markdown if element.proto.help]
    assert found
    return found


def words_and_numbers(markdown: str) -> tuple[re.Pattern[str], list[float]]:
    """A pattern with a group for each number, and the numbers; formulas and icons may be anything."""
    plain = re.sub(r"[*`]|:material/\w+:", "", markdown)
    plain = re.sub(r"\$[^$]+\$", "\0", plain)
    parts = [re.escape(part) for part in NUMBER.split(" ".join(plain.split()))]
    pattern = f"({NUMBER.pattern})".join(parts).replace("\0", ".{1,400}?").replace(r"\ ", r"\s+")
    return re.compile(pattern.strip(), re.DOTALL), [_number(found) for found in NUMBER.findall(plain)]


def _number(text: str) -> float:
    return float(text.rstrip(".,").replace(",", ""))
