"""A page in another language has nothing left in English, before its work and after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.ui.lessons import LESSONS
from language.languages import speaking
from pages.your_data.trials.example import DISTRICTS, FILE, example_csv
from tests.cases import at_every_check
from tests.language.seen import left_in_english, read_on
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import visit
from tests.pages.own_store import own_store

# What is a visitor's own: columns of a log, and columns and cells of the table that the page Your data opens with.
LOG = {"loss"}
COLUMNS = example_csv().decode().partition("\n")[0].split(",")
CELLS = re.compile("|".join(rf"\b{name}\b" for name in (*COLUMNS, *DISTRICTS)))


@pytest.fixture(autouse=True)
def _made_results(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    put_in_place(MadeEngine, monkeypatch)
    with own_store(tmp_path, monkeypatch):
        yield


# What Grokking shows it has trained first.
@pytest.fixture(params=at_every_check({*LESSONS} - {"grokking"}, LESSONS))
def korean(request: pytest.FixtureRequest) -> AppTest:
    app = visit(request.param)
    app.query_params["lang"] = "ko"
    # What a test clicks and chooses has the names that it has on the page.
    with speaking("ko"):
        app.run()
        for button in [one for one in app.button if (one.key or "").startswith("run ") and not one.disabled]:
            button.click()
            app.run()
    assert not app.exception
    return app


def test_nothing_is_left_in_english(korean: AppTest) -> None:
    texts = set(read_on(korean))
    assert texts
    if any(FILE in text.replace("\\", "") for text in texts):
        texts = {CELLS.sub("", text) for text in texts}
    assert sorted(filter(left_in_english, texts - LOG)) == []
