"""The page asks before it tells."""

from __future__ import annotations

import numpy as np
import pytest

from pages.test_set_once.conclusion import CONCLUSION
from pages.test_set_once.finding import choose_among
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened, words


def test_what_to_remember_waits_for_the_result_as_the_first_question_does(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = opened("test_set_once")
    assert not app.exception
    assert app.radio[0].label.startswith("The best of 100 by test score is shown new data.")
    assert not any(sentence in words(app) for sentence in CONCLUSION.remember)
    rng = np.random.default_rng(0)
    choices = [choose_among(rng.random((100, 1000)) < 0.8, rng.random(100), seed) for seed in range(3)]
    monkeypatch.setattr("dashboard.ui.studies.comparison.compare", lambda **_: "results")
    monkeypatch.setattr("pages.test_set_once.sections.choices_of", lambda _: choices)
    assert all(sentence in words(opened("test_set_once")) for sentence in CONCLUSION.remember)
