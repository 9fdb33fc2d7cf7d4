"""Which training the lab shows, which one it is compared with, and what waits for the button."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.history import Ending
from dashboard.experiment.record import Record
from dashboard.experiment.splits import make_splits
from dashboard.ui.controls import settings
from dashboard.ui.controls.widgets import key_of
from dashboard.ui.session import Slot
from pages.lab.sections import results, session
from pages.lab.sections.pins import pin_buttons
from tests.pages.inline_engine import InlineEngine, put_in_place
from tests.pages.opened import opened, visit, words


class Limited(InlineEngine):
    """A training of more than 300 samples fails."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        if experiment.data.samples <= 300:
            return super().submit(experiment, owner)
        run = Run(experiment, owner, interactive=True)
        run.update(lambda record: record.with_ending(Ending("failed", 0, message="Too many.")))
        return run


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    put_in_place(Limited, monkeypatch)
    return opened("lab")


def move(app: AppTest, name: str, value: object) -> None:
    controls = (*app.slider, *app.select_slider, *app.selectbox, *app.toggle)
    next(one for one in controls if one.key == key_of(name)).set_value(value).run()
    assert not app.exception


def drawn(app: AppTest) -> list[Record]:
    """Whose curves are drawn, and then those behind them: what they are compared with is the last."""
    assert not app.exception
    shown = app.session_state["charts sent"].shown
    return [shown.record, *(ghost.record for ghost in shown.ghosts)]


def plainly(markdown: str) -> str:
    return markdown.replace("\\", "")


def test_a_page_that_is_run_again_before_its_training_is_noted_trains(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit ends the run of before wherever it touches its session."""
    noted, again = Slot.set, [True]

    def interrupted(slot: Slot[Any], value: Any) -> None:
        if slot is session.RUN and again:
            again.clear()
            st.rerun()
        noted(slot, value)

    monkeypatch.setattr(Slot, "set", interrupted)
    put_in_place(Limited, monkeypatch)
    (shown,) = drawn(opened("lab"))
    assert not again
    assert shown.ending


class UnderWay(InlineEngine):
    """The default has its last epoch, and is under way until it is stopped."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        run = super().submit(experiment, owner)
        if experiment == Experiment():
            begun = Run(experiment, owner, interactive=True)
            begun.update(lambda _: replace(run.record, ending=None, whole=None))
            return begun
        return run

    def runs_ahead(self, _: Run) -> None:
        """It waits for no other."""

    def stop(self, *runs: Run) -> None:
        for run in runs:
            run.update(lambda record: record.stopped())


def test_a_change_made_while_a_training_is_under_way_is_compared_with_it_as_it_was_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in_place(UnderWay, monkeypatch)
    app = opened("lab")
    move(app, "noise", 0.2)
    assert drawn(app)[1].ending == Ending("stopped", 300)
    assert "(the previous run was stopped at epoch 300)" in plainly(words(app))


def test_what_is_under_way_is_not_trained_again_by_a_page_that_had_not_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(UnderWay, monkeypatch)
    app = opened("lab")
    under_way = app.session_state["run"]
    app.session_state["untrained link"] = True
    app.run()
    assert app.session_state["run"] is under_way
    assert not app.session_state["untrained link"]
    assert "The same settings" not in words(app)


def test_a_training_that_fails_leaves_the_last_curves_and_says_whose_they_are(lab: AppTest) -> None:
    for samples in (100, 200, 500):
        move(lab, "samples", samples)
    shown, ghost = drawn(lab)
    assert (shown.experiment.data.samples, ghost.experiment.data.samples) == (200, 300)
    assert [plainly(error.value) for error in lab.error] == ["Too many."]
    assert "The charts are still those of Samples 200." in [plainly(caption.value) for caption in lab.caption]


def test_what_is_too_large_for_the_server_is_refused_at_once_and_waits_for_no_button(
    lab: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wait of so many seconds would promise curves after it."""
    monkeypatch.setattr(Limited, "seconds", lambda *_: 100.0)
    move(lab, "samples", 500)
    assert any("Train: about" in caption.value for caption in lab.caption)
    move(lab, "samples", 100_000)
    assert [plainly(error.value) for error in lab.error] == ["Too many."]
    assert not any("Train: about" in caption.value for caption in lab.caption)


class Diverging(InlineEngine):
    """A training at the highest learning rate has no epoch."""

    def submit(self, experiment: Experiment, owner: str) -> Run:
        if experiment.training.learning_rate < 10:
            return super().submit(experiment, owner)
        run = Run(experiment, owner, interactive=True)
        splits = make_splits(experiment)
        run.update(lambda record: replace(record, splits=splits).with_ending(Ending("diverged", 0)))
        return run


def test_a_training_that_diverges_at_once_stands_under_no_curves_of_another_unsaid(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in_place(Diverging, monkeypatch)
    app = opened("lab")
    assert "What the verdict rests on" in words(app)
    press(app, "Pin")
    move(app, "learning_rate", 10.0)
    assert drawn(app)[0].experiment.training.learning_rate == 0.005
    assert "The charts are still those of Learning rate 0.005." in [plainly(caption.value) for caption in app.caption]
    assert "What the verdict rests on" not in words(app)
    assert "| now |  |  |  | diverged |" in words(app)


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception


def test_a_training_is_pinned_as_it_ended_however_early_the_button_had_been_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_in_place(InlineEngine, monkeypatch)
    monkeypatch.setattr(results, "pin_buttons", lambda record: pin_buttons(replace(record, ending=None)))
    app = opened("lab")
    press(app, "Pin")
    assert "still training" not in words(app)
    assert "| pinned 1 | nothing | 0.2" in plainly(words(app))


def test_what_follows_a_training_that_failed_is_compared_with_the_curves_that_stood_there(lab: AppTest) -> None:
    for samples in (200, 500):
        move(lab, "samples", samples)
    move(lab, "noise", 0.3)
    move(lab, "samples", 100)
    assert "Samples 200 \N{RIGHTWARDS ARROW} 100, Noise 0.35 \N{RIGHTWARDS ARROW} 0.30:" in plainly(words(lab))
    assert not any("still those of" in caption.value for caption in lab.caption)


def test_what_is_chosen_from_a_list_is_compared_with_the_choice_before_however_soon(lab: AppTest) -> None:
    for dataset in ("circles", "spirals"):
        move(lab, "dataset", dataset)
    assert drawn(lab)[1].experiment.data.dataset == "circles"


def test_what_is_dragged_is_compared_with_where_it_began(lab: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    for noise in (0.3, 0.25):
        move(lab, "noise", noise)
    assert drawn(lab)[1].experiment.data.noise == 0.35
    monkeypatch.setattr(session, "GESTURE_SECONDS", 0.0)
    move(lab, "noise", 0.2)
    assert drawn(lab)[1].experiment.data.noise == 0.25


class Untouched(InlineEngine):
    def submit(self, *_: object) -> Run:
        pytest.fail("something was trained unasked")

    submit_all = submit  # type: ignore[assignment]


@pytest.mark.parametrize("asked", [{}, {"sweep": "l2"}, {"pins": "l2:0.01"}, {"l1": "0.002"}])
def test_nothing_is_trained_of_a_link_in_which_training_waits(
    monkeypatch: pytest.MonkeyPatch, asked: dict[str, str]
) -> None:
    put_in_place(Untouched, monkeypatch)
    app = visit("lab")
    app.query_params["train"] = "on_click"
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    move(app, "noise", 0.2)
    assert not any("Watch this network" in text for text in words(app).splitlines())


@pytest.mark.parametrize(("seconds", "trained"), [(100.0, False), (0.1, True)])
def test_a_step_back_is_trained_where_a_change_would_be(
    lab: AppTest, monkeypatch: pytest.MonkeyPatch, seconds: float, trained: bool
) -> None:
    monkeypatch.setattr(Limited, "seconds", lambda *_: seconds)
    before = lab.session_state["run"].record.experiment
    monkeypatch.setattr(settings, "is_step_in_history", lambda: True)
    monkeypatch.setattr(session, "is_step_in_history", lambda: True)
    lab.query_params["noise"] = "0.2"
    lab.run()
    assert lab.session_state["experiment"].data.noise == 0.2
    assert (lab.session_state["run"].record.experiment != before) == trained
    assert ("from before the change" in words(lab)) != trained


def test_a_step_back_to_the_default_greets_nobody_beside_other_curves(
    lab: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Watch this network" in words(lab)
    move(lab, "noise", 0.2)
    monkeypatch.setattr(Limited, "seconds", lambda *_: 100.0)
    for module in (settings, session):
        monkeypatch.setattr(module, "is_step_in_history", lambda: True)
    lab.query_params.clear()
    lab.run()
    assert lab.session_state["experiment"] == Experiment()
    assert "from before the change" in words(lab)
    assert "Watch this network" not in words(lab)


def test_a_link_that_was_opened_is_trained_however_long_that_takes(
    lab: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Limited, "seconds", lambda *_: 100.0)
    lab.query_params["noise"] = "0.2"
    lab.run()
    assert drawn(lab)[0].experiment.data.noise == 0.2


def test_a_step_back_to_the_lab_that_has_trained_nothing_is_trained_first(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(Limited, monkeypatch)
    monkeypatch.setattr(Limited, "seconds", lambda *_: 100.0)
    monkeypatch.setattr(session, "is_step_in_history", lambda: True)
    assert "Overfitting" in words(opened("lab"))


@pytest.mark.parametrize("begin", ["train first", "train as I change"])
def test_the_first_training_of_such_a_link_begins_with_a_button_or_once_changes_train(begin: str) -> None:
    app = visit("lab")
    app.query_params["train"] = "on_click"
    app.run()
    assert "The first curves appear once you press Train." in [info.value for info in app.info]
    if begin == "train first":
        app.button(begin).click().run()
    else:
        app.toggle(begin).set_value(True).run()
    assert not app.exception
    assert "Overfitting" in words(app)
