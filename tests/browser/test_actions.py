"""What a page is for works in a browser, and its findings are those computed here for the same experiments."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page
from streamlit.testing.v1 import AppTest

from dashboard.ui.navigation import Entry
from tests.browser.actions import ACTIONS
from tests.browser.any_page import ENTRIES, address, wait_for_charts, wait_until_at_rest
from tests.browser.conftest import PATIENCE
from tests.browser.server import ROOT
from tests.pages.inline_engine import InlineEngine, put_in_place

# The lab and the glossary have tests of their own.
PAGES = [entry for entry in ENTRIES if entry.file not in {"lab", "glossary"}]
NUMBER = re.compile(r"-?\d[\d,]*\.?\d*")
TEXT = "() => document.querySelector('[data-testid=stMain]').innerText"


def findings(entry: Entry) -> list[str]:
    """The sentences of a page after its action, from trainings in this process."""
    app = AppTest.from_file(ROOT / "dashboard" / "main.py", default_timeout=300)
    app.switch_page(str(ROOT / "pages" / f"{entry.file}.py")).run()
    for action in ACTIONS[entry.file]:
        action.in_app(app)
    assert not app.exception
    # Only a finding explains its words on hover.
    return [element.value for element in app.markdown if element.proto.help]


def words_and_numbers(markdown: str) -> tuple[re.Pattern[str], list[float]]:
    """A pattern with a group for each number, and the numbers; formulas and icons may be anything."""
    plain = re.sub(r"[*`]|:material/\w+:", "", markdown)
    plain = re.sub(r"\$[^$]+\$", "\0", plain)
    parts = [re.escape(part) for part in NUMBER.split(" ".join(plain.split()))]
    pattern = f"({NUMBER.pattern})".join(parts).replace("\0", ".{1,400}?").replace(r"\ ", r"\s+")
    return re.compile(pattern.strip(), re.DOTALL), [_number(found) for found in NUMBER.findall(plain)]


def _number(text: str) -> float:
    return float(text.rstrip(".,").replace(",", ""))


@pytest.mark.parametrize("entry", PAGES, ids=[entry.file for entry in PAGES])
def test_a_page_does_what_it_is_for_and_finds_what_is_computed_here(
    page: Page, server: str, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.set_default_timeout(PATIENCE)
    page.goto(address(server, entry))
    wait_for_charts(page, entry)
    for action in ACTIONS[entry.file]:
        action.in_browser(page)
    wait_until_at_rest(page, entry)
    shown = page.evaluate(TEXT)
    put_in_place(InlineEngine, monkeypatch)
    expected = findings(entry)
    assert expected
    for sentence in expected:
        pattern, numbers = words_and_numbers(sentence)
        found = pattern.search(shown)
        assert found, f"{pattern.pattern}\n{shown}"
        assert [_number(text) for text in found.groups()] == pytest.approx(numbers, rel=0.02, abs=0.011)
