"""Every page of the menu in a real browser, opened by its own link, looked at and used: one visit for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Error, Page, expect

from dashboard.ui.lesson import Lesson
from dashboard.ui.lessons import LESSONS, PUBLISHED
from tests.browser.conftest import PATIENCE
from tests.browser.driving.actions import main_action
from tests.browser.driving.any_page import (
    SCHEMES,
    SIDEWAYS,
    address,
    errors_of,
    fewest_charts,
    wait_for_charts,
    wait_until_at_rest,
)
from tests.browser.driving.reading import (
    broken_legends,
    cut_off_labels,
    cut_words_in_tables,
    formulas_over_the_edge,
    heights_of_ways_on,
    hyphens,
    longest_line,
    loose_links,
    loud_names,
    scrolling_formulas,
    sliders_by_lines,
    stray_names,
    tall_rows,
    tinted_choices,
    uneven_buttons,
    widest_gap,
)
from tests.browser.driving.until import until
from tests.pages.inline_engine import LikeAServer, StartingEngine, put_in_place
from tests.pages.opened import opened

# Containers without anything in them, which a gap would stand beside.
GAPS = """[...document.querySelectorAll("[data-testid=stLayoutWrapper]")]
  .filter(one => one.offsetParent && one.firstElementChild?.matches(":empty")).length"""
UNNAMED = "() => [...document.querySelectorAll('.lab-plot')].filter(plot => !plot.getAttribute('aria-label')).length"
# Of all charts, the buttons that would send it elsewhere, and where to.
SENT = """() => [...document.querySelectorAll('.lab-plot')].flatMap(plot => {
  const titles = [...plot.querySelectorAll('.modebar-btn')].map(button => button.dataset.title)
  return [...titles.filter(title => /share|cloud/i.test(title)), plot._context?.plotlyServerURL].filter(Boolean)
})"""
# The lab gives a verdict instead, which its own tests hold to Python; a list of runs begins empty.
WITHOUT_FINDING = {"lab", "glossary", "in_class", "runs"}
# Light and dark differ in colours alone: what is about anything else is the same page.
RULES: dict[str, dict[str, object]] = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}
TOOLBAR_STOPS = "() => [...document.querySelectorAll('.modebar-btn')].filter(button => button.tabIndex >= 0).length"
# Some seventy characters on average; where many are narrow, more go on a line. WCAG 1.4.8 allows no more.
LONGEST_LINE = 80
# Charts take a new width one after the other; what is folded away takes it when it is opened.
WITHIN_WIDTH = """() => [...document.querySelectorAll(".lab-plot .main-svg")].every(
  svg => svg.closest("details:not([open])")
    || svg.getBoundingClientRect().width <= svg.closest(".lab-plot").clientWidth)"""
MANY_SMALL = ".lab-panels.lab-small:has(> figure:nth-of-type(5))"
MANY_ARMS = "which_activation"
# Small charts that are pushed aside: in how many rows they stand, how far the first and the second of them move, and
# whether they fade where they go on.
PUSHED = f"""() => {{
  const row = document.querySelector("{MANY_SMALL}"), all = [...row.querySelectorAll("figure")]
  const places = () => all.map(one => one.getBoundingClientRect())
  row.scrollLeft = 0
  const before = places(), fades = getComputedStyle(row).maskImage !== "none"
  row.scrollLeft = 100
  const after = places()
  const moved = before.map((one, i) => one.left - after[i].left)
  return {{ rows: new Set(before.map(one => one.top)).size, first: moved[0], moved: moved[1], fades }}
}}"""
# What goes along with scrolling has no end.
FADED = """() => Promise.all(document.getAnimations().filter(one => one.timeline === document.timeline)
  .map(one => one.finished.catch(() => 0)))"""
NUMBER = re.compile(r"-?\d[\d,]*\.?\d*")
TEXT = "() => document.querySelector('[data-testid=stMain]').innerText"


@dataclass(frozen=True)
class Visit:
    """A visitor on a page, and what went to its console as an error."""

    lesson: Lesson
    page: Page
    errors: list[str]


@pytest.fixture(scope="module", params=LESSONS.values(), ids=list(LESSONS))
def visit(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Visit]:
    """One for all tests of a page, its main action done."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    errors = errors_of(page)
    page.set_default_timeout(PATIENCE)
    page.goto(address(server, request.param))
    try:
        wait_for_charts(page, request.param)
        # At once: what the page trains before it is of no interest.
        for action in main_action(request.param.name):
            action.in_browser(page)
    except Error as error:
        raise AssertionError(errors) from error
    yield Visit(request.param, page, errors)
    page.close()


@pytest.fixture(autouse=True)
def _without_errors(visit: Visit) -> Iterator[None]:
    """After each test, and kept: whichever test is run once more, it is run on a visit that still knows of them.

    At the end of the visit, the last test would be run once more, on another visit.
    """
    yield
    assert visit.errors == []


def test_it_is_whole(visit: Visit) -> None:
    expect(visit.page.get_by_test_id("stException")).to_have_count(0)
    expect(visit.page.get_by_test_id("stAlertContentError")).to_have_count(0)
    assert visit.page.evaluate(UNNAMED) == 0
    assert visit.page.evaluate(GAPS) == 0
    assert visit.page.locator("[data-testid=stBaseButton-primary]").count() <= 1


def test_no_chart_can_be_sent_elsewhere(visit: Visit) -> None:
    assert visit.page.evaluate(SENT) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_accessible(visit: Visit, scheme: Literal["light", "dark"]) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    assert violations(visit.page, RULES[scheme]) == []
    # The colour that marks a choice has too little contrast for its words, and axe does not see a tab's.
    assert tinted_choices(visit.page) == []


def test_its_findings_are_read_out_and_its_toolbars_are_no_stops_of_the_keyboard(visit: Visit) -> None:
    if visit.lesson.name not in WITHOUT_FINDING:
        expect(visit.page.locator(".lab-said")).not_to_be_empty()
    assert visit.page.evaluate(TOOLBAR_STOPS) == 0


def test_a_number_below_zero_has_a_minus_sign(visit: Visit) -> None:
    assert hyphens(visit.page) == []


def test_the_numbers_behind_a_chart_are_one_key_away(visit: Visit) -> None:
    if not fewest_charts(visit.lesson):
        pytest.skip("words alone")
    name = visit.page.get_by_role("button", name=re.compile("^Numbers of ")).first.get_attribute("aria-label") or ""
    numbers = visit.page.get_by_role("region", name=name, exact=True).first
    press_until(visit.page, name, expanded=True)
    expect(numbers.locator("tr").first).to_be_visible()
    press_until(visit.page, name, expanded=False)
    expect(numbers).to_have_count(0)


def press_until(page: Page, name: str, *, expanded: bool) -> None:
    """By a key, on the chart's own button: results that come meanwhile may draw it anew, or other charts above it."""
    button = page.get_by_role("button", name=name, exact=True).first
    state = str(expanded).lower()
    for _ in range(20):
        if button.get_attribute("aria-expanded") != state:
            button.press("Enter")
        page.wait_for_timeout(300)
        if button.get_attribute("aria-expanded") == state:
            return
    pytest.fail(f"{name}: {button.get_attribute('aria-expanded')}")


def test_its_tab_has_its_name(visit: Visit) -> None:
    expect(visit.page).to_have_title(f"{visit.lesson.title} · Overfit Lab")


def test_its_lines_can_be_read(visit: Visit) -> None:
    characters, line = longest_line(visit.page)
    # The page's style may be applied a moment after its first words.
    for _ in range(20):
        if characters > LONGEST_LINE:
            visit.page.wait_for_timeout(300)
            characters, line = longest_line(visit.page)
    # What the lab says outside of its verdict is folded away.
    assert characters > 0 or visit.lesson.name == "lab"
    assert characters <= LONGEST_LINE, line
    assert cut_off_labels(visit.page) == []


def test_what_belongs_together_stands_together(visit: Visit) -> None:
    assert stray_names(visit.page) == []
    assert uneven_buttons(visit.page) == []
    assert loose_links(visit.page) == []


def test_the_names_of_axes_are_smaller_than_titles(visit: Visit) -> None:
    assert loud_names(visit.page) == []


def test_a_phone_neither_scrolls_it_sideways_nor_cuts_off_labels_formulas_or_words(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 390, "height": 844})
    until(visit.page, f"document.documentElement.clientWidth === 390 && ({SIDEWAYS})() === 0")
    until(visit.page, WITHIN_WIDTH)
    assert cut_off_labels(visit.page) == []
    assert formulas_over_the_edge(visit.page) == []
    assert cut_words_in_tables(visit.page) == []
    assert tall_rows(visit.page) == []
    assert len(heights_of_ways_on(visit.page)) <= 1
    assert scrolling_formulas(visit.page) == []
    # The three splits have a row of the legend, two short sliders a line, and columns come close below each other.
    assert broken_legends(visit.page) == []
    assert all(lines <= (count + 1) // 2 for count, lines in sliders_by_lines(visit.page))
    assert widest_gap(visit.page) <= 16
    visit.page.set_viewport_size({"width": 1440, "height": 900})


def test_on_a_phone_more_than_four_small_charts_go_by_beside_the_first(visit: Visit) -> None:
    if visit.lesson.name == MANY_ARMS:
        expect(visit.page.locator(MANY_SMALL)).not_to_have_count(0)
    elif not visit.page.locator(MANY_SMALL).count():
        pytest.skip("no more than four")
    visit.page.set_viewport_size({"width": 390, "height": 844})
    until(visit.page, f"document.documentElement.clientWidth === 390 && ({SIDEWAYS})() === 0")
    until(visit.page, f"({PUSHED})().moved > 0")
    pushed = visit.page.evaluate(PUSHED)
    assert (pushed["rows"], pushed["first"], pushed["fades"]) == (1, 0, True)
    visit.page.set_viewport_size({"width": 1440, "height": 900})


def test_it_does_what_it_is_for_and_finds_what_is_computed_here(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    if visit.lesson.name in WITHOUT_FINDING:
        pytest.skip("it finds nothing")
    # Here and on the page at the same time.
    expected = findings(visit.lesson, monkeypatch)
    wait_until_at_rest(visit.page, fewest_charts(visit.lesson))
    shown = visit.page.evaluate(TEXT)
    for sentence in expected:
        pattern, numbers = words_and_numbers(sentence)
        found = pattern.search(shown)
        assert found, f"{pattern.pattern}\n{shown}"
        assert [_number(text) for text in found.groups()] == pytest.approx(numbers, rel=0.02, abs=0.011)


def violations(page: Page, rules: dict[str, object]) -> list[str]:
    """What axe calls serious or critical."""
    # A change of theme fades in.
    page.evaluate(FADED)
    found = Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} {node['failureSummary']}"
        for rule in found
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


def findings(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sentences of a page after its action, from trainings in this process."""
    # What a page computes before its action is of no interest; a button that begins it needs an engine.
    put_in_place(LikeAServer if lesson.group == PUBLISHED else StartingEngine, monkeypatch)
    app = opened(lesson.name)
    for action in main_action(lesson.name):
        action.in_app(app)
    put_in_place(LikeAServer, monkeypatch)
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
