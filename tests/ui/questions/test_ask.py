"""An answer stays chosen, whatever language it is read in."""

from __future__ import annotations

import pytest

from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened


def test_an_answer_is_the_same_in_every_language(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = opened("more_data")
    english = app.radio[0].options
    app.radio[0].set_value(english[1]).run()
    app.query_params["lang"] = "ko"
    app.run()
    assert app.radio[0].index == 1
    app.radio[0].set_value(app.radio[0].options[0]).run()
    app.query_params["lang"] = "en"
    app.run()
    assert app.radio[0].value == english[0]
