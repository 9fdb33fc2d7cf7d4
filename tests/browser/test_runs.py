"""A visitor trains, finds the runs again, compares them, opens one in the lab; another visitor sees nothing of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import PATIENCE
from tests.browser.driving.any_page import SCHEMES, SIDEWAYS
from tests.browser.driving.lab_page import open_lab, wait_until_trained
from tests.browser.driving.reading import cut_off_labels, cut_words_in_tables, longest_line
from tests.browser.driving.server import serve
from tests.browser.driving.until import until
from tests.browser.test_pages import LONGEST_LINE, RULES, violations

# What a run keeps and how runs are listed is tried without a browser at every check.
pytestmark = pytest.mark.long

QUICK = "samples=100&hidden_layers=8&epochs=40"
DRAWN = "document.querySelectorAll('.lab-plot .main-svg').length >= 2"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A demo, on which visitors are strangers to each other."""
    folder = tmp_path_factory.mktemp("runs")
    with serve(
        folder / "log", OVERFIT_LAB_WORKERS="1", OVERFIT_LAB_DEMO="on", OVERFIT_LAB_DATA=str(folder / "data")
    ) as address:
        yield address


@pytest.fixture(scope="module")
def visitor(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A visitor who has trained two networks."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    for l2 in ("0.0", "0.01"):
        open_lab(page, server, f"?{QUICK}&l2={l2}")
    page.goto(f"{server}/runs")
    expect(rows(page)).to_have_count(2)
    page.close()
    yield context
    context.close()


@pytest.fixture
def visit(visitor: BrowserContext, server: str) -> Iterator[Page]:
    """The page of runs, with both chosen."""
    page = visitor.new_page()
    page.goto(f"{server}/runs")
    expect(rows(page)).to_have_count(2)
    page.get_by_role("checkbox", name="Choose all runs on this page").click()
    expect(page.get_by_role("heading", name="Chosen: 2 runs")).to_be_visible()
    until(page, DRAWN)
    yield page
    page.close()


def rows(page: Page) -> Locator:
    return page.locator(".lab-runs tbody tr")


def write_note(page: Page, words: str) -> None:
    note = page.get_by_role("textbox", name="Note")
    note.fill(words)
    note.press("Enter")
    expect(page.get_by_role("cell", name=words)).to_be_visible()


def test_the_settings_that_differ_stand_beside_each_other(visit: Page) -> None:
    expect(visit.get_by_role("row", name="L2 0.01 off")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_it_is_accessible_with_runs_in_it(visit: Page, scheme: str) -> None:
    visit.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert violations(visit, RULES[scheme]) == []


def test_it_can_be_read_on_a_phone_too(visit: Page) -> None:
    characters, line = longest_line(visit)
    assert characters <= LONGEST_LINE, line
    visit.set_viewport_size({"width": 390, "height": 844})
    until(visit, f"document.documentElement.clientWidth === 390 && ({SIDEWAYS})() === 0")
    assert cut_off_labels(visit) == []
    # A file's name without a space is broken, and takes no room from what stands beside it.
    visit.locator(".lab-runs td.lab-data").first.evaluate("cell => { cell.textContent = 'measurements_'.repeat(5) }")
    assert visit.locator(".lab-runs td.lab-data").first.evaluate("cell => cell.offsetWidth / innerWidth") < 0.3
    # In Korean, too, whose style lets a button's words be broken.
    visit.evaluate("document.documentElement.lang = 'ko'")
    visit.locator(".lab-runs th button").first.evaluate("button => { button.textContent = '데이터' }")
    assert cut_words_in_tables(visit) == []


def test_the_head_sorts(visit: Page) -> None:
    head = visit.locator(".lab-runs").get_by_role("button", name="Validation loss", exact=True)
    head.press("Enter")
    expect(
        visit.locator(".lab-runs").get_by_role("columnheader", name="Validation loss", exact=True)
    ).to_have_attribute("aria-sort", "ascending")
    expect(head).to_be_focused()
    first = float(rows(visit).first.locator("td").nth(5).inner_text())
    head.click()
    expect(
        visit.locator(".lab-runs").get_by_role("columnheader", name="Validation loss", exact=True)
    ).to_have_attribute("aria-sort", "descending")
    until(visit, "first => Number(document.querySelector('.lab-runs tbody tr').cells[5].innerText) >= first", arg=first)


def test_a_star_and_a_note_are_there_at_the_next_visit(visit: Page) -> None:
    star = visit.get_by_role("button", name="Star on").first
    if star.get_attribute("aria-pressed") != "true":
        star.click()
    write_note(visit, "mine")
    visit.reload()
    expect(visit.get_by_role("cell", name="mine")).to_be_visible()
    expect(visit.locator(".lab-star[aria-pressed=true]")).to_have_count(1)


def test_another_visitor_lists_nothing_and_sees_what_is_shared_without_its_note(
    visit: Page, browser: Browser, server: str
) -> None:
    write_note(visit, "mine")
    shared = visit.get_by_role("link", name="A link to this comparison").get_attribute("href")
    other = browser.new_page()
    other.goto(f"{server}/runs")
    expect(other.get_by_text("No runs yet.")).to_be_visible()
    other.goto(f"{server}/{(shared or '').lstrip('/')}")
    expect(other.get_by_role("heading", name="Chosen: 2 runs")).to_be_visible()
    expect(rows(other)).to_have_count(0)
    expect(other.get_by_text("mine")).to_have_count(0)
    other.close()


def test_a_chart_is_downloaded_with_its_title_its_words_and_its_address(visit: Page) -> None:
    visit.evaluate("history.replaceState(null, '', location.href + '&compare=' + 'x'.repeat(300))")
    chart = visit.get_by_role("figure", name=re.compile("^Validation loss by epoch"))
    chart.hover()
    with visit.expect_download() as download:
        chart.locator("[data-title='Download as SVG']").click()
    assert download.value.suggested_filename == "validation_loss.svg"
    drawn = download.value.path().read_text(encoding="utf-8")
    assert "Validation loss by epoch. At the end:" in drawn
    assert "/runs" in drawn
    assert max(len(unescape(line)) for line in re.findall(r"<tspan[^>]*>([^<]*)<", drawn)) <= 105
    with visit.expect_download() as download:
        chart.locator("[data-title='Download as PNG']").click()
    assert download.value.path().read_bytes().startswith(b"\x89PNG")


def test_the_line_above_the_list_leads_to_the_chosen_runs_below_it(visit: Page) -> None:
    visit.get_by_role("link", name="Chosen: 2 runs").click()
    expect(visit.get_by_role("heading", name="Chosen: 2 runs")).to_be_in_viewport()


def test_a_run_is_opened_in_the_lab_with_its_settings(visit: Page, server: str) -> None:
    visit.get_by_role("link", name="Open in the lab").first.click()
    visit.wait_for_url(re.compile(rf"{re.escape(server)}/\?.*hidden_layers=8"))
    expect(visit.get_by_role("spinbutton", name="Layer 1")).to_have_value("8")
    wait_until_trained(visit)
