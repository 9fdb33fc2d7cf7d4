"""The page asks before it tells."""

from __future__ import annotations

import numpy as np
import pytest

from pages.test_set_once.conclusion import CONCLUSION
from pages.test_set_once.finding import choose_among
from tests.pages.inline_engine import MadeEngine, StartingEngine, put_in_place
from tests.pages.opened import opened, words


def test_what_to_remember_waits_for_the_result_as_the_first_question_does(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = opened("test_set_once")
    assert not app.exception
    assert app.radio[0].label.startswith("The best of 100 by test score is shown new data.")
    assert not any(sentence in words(app) for sentence in CONCLUSION.remember)
    rng = np.random.default_rng(0)
    choices = [choose_among(rng.random((100, 1000)) < 0.8, rng.random(100), seed) for seed in range(3)]
    put_in_place(MadeEngine, monkeypatch)
    monkeypatch.setattr("pages.test_set_once.sections.choices_of", lambda _: choices)
    app = opened("test_set_once", **{"choosing data sets": 3})
    app.radio[0].set_value(app.radio[0].options[1]).run()
    assert all(sentence in words(app) for sentence in CONCLUSION.remember)


@pytest.mark.parametrize("answered", [True, False])
def test_nothing_is_told_before_the_first_question_is_answered_or_passed_over(
    monkeypatch: pytest.MonkeyPatch, *, answered: bool
) -> None:
    put_in_place(MadeEngine, monkeypatch)
    monkeypatch.setattr("pages.test_set_once.sections.choices_of", lambda _: [])
    monkeypatch.setattr("dashboard.analysis.results.Results.over", False)
    app = opened("test_set_once", **{"choosing data sets": 3})
    told = "Training: the first data set needs all its candidates."
    assert told not in words(app)
    assert "The result is shown once the question is answered." in [caption.value for caption in app.caption]
    if answered:
        app.radio[0].set_value(app.radio[0].options[0]).run()
    else:
        app.button(key="pass over").click().run()
    assert not app.exception
    assert told in words(app)
    assert not any(sentence in words(app) for sentence in CONCLUSION.remember)
    assert "pass over" not in [button.key for button in app.button]


def test_without_a_worker_to_make_the_data_the_question_stands_and_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    def unanswered(*_: object) -> None:
        raise TimeoutError

    put_in_place(MadeEngine, monkeypatch)
    monkeypatch.setattr("pages.test_set_once.sections.splits_of", unanswered)
    app = opened("test_set_once", **{"choosing data sets": 3})
    assert not app.exception
    assert "The training engine is busy" in app.info[0].value
    assert app.radio[0].label.startswith("The best of 100 by test score is shown new data.")


def test_once_it_is_stopped_nothing_is_said_to_train_and_nothing_asked_that_has_no_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in_place(MadeEngine, monkeypatch)
    monkeypatch.setattr("pages.test_set_once.sections.choices_of", lambda _: [])
    app = opened("test_set_once", **{"choosing data sets": 3})
    assert not app.exception
    assert not app.radio
    assert "Too few training runs have ended: the first data set needs all its candidates." in words(app)
