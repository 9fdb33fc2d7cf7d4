"""What the page says of networks that could not be trained."""

from __future__ import annotations

import pytest

from pages.features.questions import without_hidden_layers
from tests.pages.inline_engine import REFUSED, FailingEngine, MadeEngine, put_in_place
from tests.pages.opened import opened, words


def test_networks_that_failed_are_named_and_trained_again_by_a_button(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.features.sections.work.SEEDS", 3)
    put_in_place(FailingEngine, monkeypatch)
    app = opened("features")
    assert [error.value for error in app.error] == [REFUSED]
    assert [radio.label for radio in app.radio] == [without_hidden_layers().text]
    assert "The features" not in [header.value for header in app.header]
    assert "Scores of “Network” are missing." in words(app)
    put_in_place(MadeEngine, monkeypatch)
    app.button(key="run features").click().run()
    assert not app.exception
    assert not app.error
    assert "Mean test accuracy over 3 seeds: " in words(app)
    assert "run features" not in [button.key for button in app.button]
