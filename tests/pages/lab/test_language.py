"""The lab in another language: what is set stays as it is, and a link's problems are said in the language of now."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.experiment.settings import SETTINGS
from language.languages import speaking
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import visit, words

LINK = {"l2": "0.01", "dataset": "circles", "activation": "tanh", "dropout": "0.3", "early_stopping": "true"}


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    put_in_place(MadeEngine, monkeypatch)
    return visit("lab")


def switch(app: AppTest, before: str, after: str) -> None:
    """What a browser sends then are options by the names that they had before."""
    app.query_params["lang"] = after
    with speaking(before):
        app.run()
    with speaking(after):
        app.run()
    assert not app.exception


def held(app: AppTest) -> dict[str, Any]:
    return {name: app.session_state[f"setting {name}"] for name in SETTINGS if f"setting {name}" in app.session_state}


def test_what_is_set_stays_when_the_language_changes(lab: AppTest) -> None:
    lab.query_params.update(LINK)
    lab.run()
    before, experiment = held(lab), lab.session_state["experiment"]
    for old, new in (("en", "ko"), ("ko", "en"), ("en", "ko")):
        switch(lab, old, new)
        assert held(lab) == before
        assert lab.session_state["experiment"] == experiment
    assert lab.select_slider(key="setting l1").options[0] == "끔"
    with speaking("ko"):
        lab.select_slider(key="setting l1").set_value(0.01).run()
    assert lab.session_state["experiment"].model.l1 == 0.01


def test_what_was_ignored_of_a_link_is_said_in_the_language_of_now(lab: AppTest) -> None:
    lab.query_params["l2"] = "7"
    lab.run()
    assert "7 is not 0" in words(lab)
    switch(lab, "en", "ko")
    assert "7은 0" in words(lab)


def test_a_browser_hears_what_its_choices_are_called_now(lab: AppTest) -> None:
    lab.run()
    lab.selectbox(key="setting dataset").set_value("circles").run()
    lab.query_params["lang"] = "ko"
    lab.run()
    assert not lab.exception
    data = lab.selectbox(key="setting dataset")
    assert (data.value, data.proto.set_value) == ("circles", True)
    assert "동심원" in data.options
    assert lab.session_state["setting dataset"] == "circles"
