"""The page asks before it tells."""

from __future__ import annotations

import pytest

from pages.dropout.questions import evaluated
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened, words


def test_which_network_is_evaluated_is_asked_and_answered_before_any_training(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app, asked = opened("dropout"), evaluated()
    assert app.radio[0].label == asked.text
    assert "all units" not in app.columns[0].markdown[0].value
    app.radio[0].set_value(asked.right).run()
    assert asked.reply_to(str(asked.right))[1] in words(app)
