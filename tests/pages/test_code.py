"""Below each page lies, folded, the Python that trains what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui import code
from dashboard.ui.navigation import PAGES, Entry
from tests.pages.inline_engine import StartingEngine, put_in_place

ROOT = Path(__file__).parents[2]
ENTRIES = [entry for entries in PAGES.values() for entry in entries if entry.file != "glossary"]


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)


def opened(entry: Entry, *, unfolded: bool) -> AppTest:
    app = AppTest.from_file(ROOT / "dashboard" / "main.py", default_timeout=60)
    app.session_state[code.OPEN] = unfolded
    return app.switch_page(str(ROOT / "pages" / f"{entry.file}.py")).run()


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.file for entry in ENTRIES])
def test_the_code_is_there_once_it_is_unfolded(entry: Entry) -> None:
    shown = opened(entry, unfolded=True)
    assert not shown.exception
    assert "from dashboard import" in shown.code[0].value


def test_what_is_folded_is_not_sent() -> None:
    assert not opened(ENTRIES[0], unfolded=False).code
