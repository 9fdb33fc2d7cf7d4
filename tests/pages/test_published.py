"""The lessons beside published results: a prediction comes first, and what is said after is what was computed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from dashboard.ui.lessons import LESSONS, PUBLISHED
from pages.grokking import finding as grown
from pages.grokking.tasks import begin, go_on
from pages.grokking.trials import Setting as Sums
from pages.more_data import questions as more_data
from pages.more_data.finding import measured as rows
from pages.more_data.tasks import fit_all
from pages.more_data.trials import Setting
from pages.selecting_inputs import finding as chosen
from pages.selecting_inputs.tasks import select_all
from pages.selecting_inputs.trials import Setting as Noise
from pages.stopping_as_l2 import finding as flow
from pages.stopping_as_l2.tasks import fit_both
from pages.stopping_as_l2.trials import Setting as Flow
from tests.pages.inline_engine import StartingEngine, put_in_place
from tests.pages.opened import opened, press, words

FILES = [lesson.name for lesson in LESSONS.values() if lesson.group == PUBLISHED]


def headers(app: AppTest) -> list[str]:
    return [header.value for header in app.header]


def _run_button(app: AppTest) -> Button:
    return next(button for button in app.button if button.label == "Run")


@pytest.mark.parametrize("file", FILES)
def test_a_page_opens_with_its_question_while_the_engine_starts(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = opened(file)
    assert not app.exception
    assert app.title[0].value.endswith("?")
    assert _run_button(app).disabled
    assert "The training engine is starting." in words(app)
    assert app.radio[0].label.endswith("?")


@pytest.mark.parametrize("file", FILES)
def test_a_prediction_waits_for_the_result(file: str) -> None:
    app = opened(file)
    assert not app.exception
    # Run reveals the answer: it does not stand out before there is a prediction.
    assert _run_button(app).proto.type == "secondary"
    assert words(app).count("Answer first.") == 1
    app.radio[0].set_value(app.radio[0].options[0]).run()
    assert _run_button(app).proto.type == "primary"
    assert "Answer first." not in words(app)
    assert "The answer comes with the result." in [caption.value for caption in app.caption]


def test_selecting_inputs() -> None:
    app = press(opened("selecting_inputs", **{"selecting seeds": 5, "selecting rows": 20}), "Run")
    assert not app.exception
    assert "What do you make of it?" in headers(app)
    noise = Noise(20, 100)
    assert chosen.finding(chosen.Measured.of(noise, [select_all(noise, seed) for seed in range(5)])) in words(app)


def test_more_data() -> None:
    app = opened("more_data", **{"more data seeds": 6, "more data weights": 20})
    app.radio[0].set_value(more_data.FALLS).run()
    press(app, "Run")
    assert not app.exception
    assert "What do you make of it?" in headers(app)
    measured = rows.Measured.of(Setting(20), [fit_all(Setting(20), seed) for seed in range(6)])
    assert rows.finding(measured) in words(app)
    _, reply = more_data.first(Setting(20), measured).reply_to(more_data.FALLS)
    assert f":material/lightbulb: **Not so.** {reply}" in words(app)


def test_once_it_was_run_a_control_runs_it_again_by_itself() -> None:
    app = press(opened("more_data", **{"more data seeds": 5, "more data weights": 20}), "Run")
    app.select_slider(key="more data noise").set_value(1.0).run()
    louder = Setting(20, 1.0)
    assert rows.finding(rows.Measured.of(louder, [fit_all(louder, seed) for seed in range(5)])) in words(app)


def test_stopping_as_l2() -> None:
    app = press(opened("stopping_as_l2", **{"stopping as l2 seeds": 5, "stopping rows": 50}), "Run")
    assert not app.exception
    assert "What do you make of it?" in headers(app)
    assert flow.finding(flow.Both.of([fit_both(Flow(50), seed) for seed in range(5)])) in words(app)


def test_grokking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.grokking.sections.STEPS", 150)
    app = press(opened("grokking", **{"grokking seeds": 1, "grokking modulus": 23}), "Run")
    assert not app.exception
    assert "What do you make of it?" in headers(app)
    progress = go_on(begin(Sums(23, 0.1, 150), 0))
    assert progress.share == 1.0
    assert grown.finding([progress]) in words(app)
