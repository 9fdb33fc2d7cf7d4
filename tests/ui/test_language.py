"""A page's language follows its address, else the browser; links mean the same in each."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from language.languages import speaking
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import visit

ENGLISH, KOREAN = "What does this word mean?", "이 용어는 무슨 뜻일까요?"


@pytest.fixture(autouse=True)
def _made_results(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)


def opened(lesson: str, **query: str) -> AppTest:
    app = visit(lesson)
    for name, value in query.items():
        app.query_params[name.replace("_", " ")] = value
    app.run()
    assert not app.exception
    return app


@pytest.mark.parametrize(("query", "title"), [({}, ENGLISH), ({"lang": "ko"}, KOREAN), ({"lang": "xx"}, ENGLISH)])
def test_the_address_says_which(query: dict[str, str], title: str) -> None:
    assert opened("glossary", **query).title[0].value == title


def test_a_browser_that_speaks_it_is_answered_in_it_and_its_links_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.ui.language._of_browser", lambda: "ko")
    app = opened("glossary")
    assert app.title[0].value == KOREAN
    assert app.query_params["lang"] == "ko"


def test_an_english_page_s_address_stays_short() -> None:
    assert "lang" not in opened("glossary").query_params


def test_a_step_back_to_before_a_language_was_chosen_takes_the_choice_back(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened("glossary", lang="ko")
    app.query_params.clear()
    assert app.run().title[0].value == KOREAN
    monkeypatch.setattr("dashboard.ui.language.is_step_in_history", lambda: True)
    app.query_params.clear()
    assert app.run().title[0].value == ENGLISH
    assert "lang" not in app.query_params


@pytest.mark.parametrize(
    ("lesson", "key", "word", "option"),
    [
        ("capacity", "capacity of", "depth", "depth"),
        ("l1_l2", "penalty drawn", "histograms", "histograms"),
        ("losses", "losses optimizer", "Adam", "adam"),
    ],
)
def test_a_word_of_an_english_link_is_understood_on_a_korean_page(
    lesson: str, key: str, word: str, option: str
) -> None:
    app = visit(lesson)
    app.query_params["lang"], app.query_params[key] = "ko", word
    with speaking("ko"):
        app.run()
    assert not app.exception
    assert app.session_state[key] == option
