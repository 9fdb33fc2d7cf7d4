"""A page in another language has nothing left in English, before its work and after it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.language.languages import speaking
from dashboard.ui.lessons import LESSONS
from tests.language.seen import left_in_english, read_on
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import visit


@pytest.fixture(autouse=True)
def _made_results(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)


@pytest.fixture(params=LESSONS)
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
    assert sorted({text for text in read_on(korean) if left_in_english(text)}) == []
