"""The lab's page around its charts: a sweep takes their place and gives it back, and pins stand in a table."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Button

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.sweeps.numbers import numbers
from dashboard.experiment.sweeps.sweep import sweep as sweep_of
from dashboard.ui.controls import settings
from dashboard.ui.controls.widgets import key_of
from pages.lab.sections import session
from pages.lab.sections import sweep as sweep_section
from tests.pages.inline_engine import Endless, InlineEngine, MadeEngine, put_in_place
from tests.pages.opened import opened, visit, words


@pytest.fixture
def lab(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    put_in_place(InlineEngine, monkeypatch)
    return opened("lab")


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A lab that trains for as many epochs as it takes to overfit: those who sweep train many networks."""
    put_in_place(InlineEngine, monkeypatch)
    app = visit("lab")
    app.query_params["epochs"] = "90"
    return app.run()


def press(app: AppTest, key: str) -> None:
    next(button for button in app.button if button.key == key).click().run()
    assert not app.exception


def sweep(app: AppTest, name: str) -> None:
    """Chooses a setting in the menu of sweeps."""
    label = numbers(Experiment())[name].label
    next(pills for pills in app.button_group if label in pills.options).select(name).run()
    assert not app.exception


def test_a_sweep_says_where_the_lowest_point_is_and_can_be_closed(short: AppTest) -> None:
    sweep(short, "l2")
    assert "Sweep: L2, 20 values" in words(short)
    assert "At the end, validation loss is lowest with **L2 " in words(short)
    press(short, "close sweep")
    assert "Sweep: L2" not in words(short)
    assert "Overfitting" in words(short)


def test_the_same_setting_can_be_swept_again_once_its_sweep_is_closed(short: AppTest) -> None:
    for _ in range(2):
        sweep(short, "l2")
        assert "Sweep: L2, 20 values" in words(short)
        press(short, "close sweep")


def test_the_menu_of_sweeps_closes_over_what_was_asked_for(lab: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    lab.session_state["sweep menu"] = True
    lab.run()
    assert lab.session_state["sweep menu"]
    sweep(lab, "l2")
    assert not lab.session_state["sweep menu"]


def test_until_a_setting_is_changed_its_place_says_what_will_stand_there(lab: AppTest) -> None:
    hint = "its effect appears here"
    assert any(hint in caption.value for caption in lab.caption)
    press(lab, "fix l2")
    assert not any(hint in caption.value for caption in lab.caption)
    assert ":material/compare_arrows: **L2 " in words(lab)


@pytest.mark.parametrize(
    ("settings", "remedy", "then"),
    [
        ({"epochs": "10"}, "more_epochs", {"epochs": "20"}),
        ({"early_stopping": "1", "patience": "1", "learning_rate": "0.0005"}, "more_patience", {"patience": "2"}),
    ],
)
def test_where_epochs_were_too_few_more_of_what_ended_the_run_is_a_click_away(
    settings: dict[str, str], remedy: str, then: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(InlineEngine, monkeypatch)
    lab = visit("lab")
    for name, value in settings.items():
        lab.query_params[name] = value
    lab.run()
    assert "too few epochs" in words(lab).lower()
    press(lab, f"fix {remedy}")
    assert then.items() <= lab.query_params.items()


def test_a_verdict_that_rests_on_no_numbers_has_no_heading_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    lab = visit("lab")
    for name, value in {"dataset": "plane", "optimizer": "sgd", "learning_rate": "10", "epochs": "40"}.items():
        lab.query_params[name] = value
    lab.run()
    assert "the loss is no longer a number" in words(lab)
    assert "What the verdict rests on" not in words(lab)


def test_a_field_of_units_that_is_emptied_keeps_the_network(lab: AppTest) -> None:
    field = key_of("hidden_layers", "layer 0")
    lab.number_input(field).set_value(32).run()
    lab.number_input(field).set_value(None).run()
    assert not lab.exception
    assert lab.query_params["hidden_layers"] == "32-64"
    assert lab.number_input(field).value == 32


def test_a_sweep_of_what_no_longer_applies_gives_its_place_back(lab: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(Endless, monkeypatch)
    sweep(lab, "noise")
    assert "Sweep: Noise" in words(lab)
    lab.query_params["dataset"] = "iris"
    lab.query_params["samples"] = "150"
    lab.run()
    assert "Sweep: Noise" not in words(lab)


def test_a_second_setting_makes_a_map_that_stands_in_the_link(short: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    # Of each number three values: here are no workers to share the trainings.
    monkeypatch.setattr("pages.lab.sections.map_size.SIZES", (3,))
    sweep(short, "l2")
    assert short.query_params["sweep"] == "l2"
    short.selectbox(key="sweep second").select("learning_rate").run()
    assert not short.exception
    assert short.query_params["sweep"] == "l2,learning_rate"
    assert re.search(r"lowest with \*\*L2 \S+ and Learning rate \S+\*\*", words(short))
    short.selectbox(key="sweep second").set_value(None).run()
    assert short.query_params["sweep"] == "l2"
    press(short, "close sweep")
    assert "sweep" not in short.query_params


def test_a_link_opens_a_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    app = visit("lab")
    app.query_params["sweep"] = "dropout"
    app.query_params["epochs"] = "20"
    app.run()
    assert not app.exception
    assert "Sweep: Dropout, 17 values" in words(app)


def test_a_pinned_training_stands_in_a_table_beside_the_present_one(lab: AppTest) -> None:
    next(button for button in lab.button if button.label == "Pin").click().run()
    assert "| pinned 1 | nothing |" in words(lab)


def test_what_a_link_hides_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)
    app = visit("lab")
    app.query_params["hide"] = "Model,l2"
    app.run()
    offered = {label for pills in app.button_group for label in pills.options}
    labels = {name: number.label for name, number in numbers(Experiment()).items()}
    assert labels["dropout"] in offered
    assert not offered & {labels[name] for name in ("l2", "width", "depth")}


def test_the_last_pins_stay(short: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.lab.sections.pins.MOST_PINS", 2)
    for seed in ("1", "2", "3"):
        short.query_params["seed"] = seed
        short.run()
        next(button for button in short.button if button.label == "Pin").click().run()
    assert not short.exception
    assert "| pinned 2 |" in words(short)
    assert "| pinned 3 |" not in words(short)


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A lab whose trainings wait for the button; one has ended."""
    put_in_place(InlineEngine, monkeypatch)
    app = visit("lab")
    app.query_params["train"] = "on_click"
    app.run()
    press(app, "train first")
    return app


def move(app: AppTest, name: str, value: float) -> None:
    control = next(one for one in (*app.slider, *app.select_slider) if one.key == key_of(name))
    control.set_value(value).run()
    assert not app.exception


def test_while_a_change_waits_for_train_it_is_said_that_the_verdict_is_from_before(waiting: AppTest) -> None:
    assert "from before the change" not in words(waiting)
    move(waiting, "noise", 0.3)
    said = words(waiting).replace("\\", "")
    assert "This verdict is from before the change. Not trained yet: **Noise 0.35 → 0.30**." in said
    next(button for button in waiting.button if button.label == "Train").click().run()
    assert "from before the change" not in words(waiting)


def test_a_remedy_that_is_applied_keeps_its_place_so_that_no_other_comes_under_the_pointer(waiting: AppTest) -> None:
    before = remedies(waiting)
    assert not any(button.disabled for button in before)
    press(waiting, "fix dropout")
    after = remedies(waiting)
    assert [button.key for button in after] == [button.key for button in before]
    assert [button.key for button in after if button.disabled] == ["fix dropout"]


def remedies(app: AppTest) -> list[Button]:
    return [button for button in app.button if str(button.key).startswith("fix ")]


def test_a_remedy_is_applied_to_what_the_sidebar_shows(waiting: AppTest) -> None:
    move(waiting, "noise", 0.3)
    press(waiting, "fix l2")
    assert waiting.query_params["noise"] == "0.3"
    assert waiting.query_params["l2"] == "0.01"
    assert waiting.button(key="fix l2").disabled
    assert "Noise 0.35 → 0.30, L2 off → 0.01" in words(waiting).replace("\\", "")


def test_on_a_phone_a_training_can_be_stopped_for_as_long_as_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, lab: AppTest
) -> None:
    assert "stop in bar" not in [button.key for button in lab.button]
    put_in_place(Endless, monkeypatch)
    move(lab, "noise", 0.3)
    assert "stop in bar" in [button.key for button in lab.button]


def test_a_change_that_waits_is_said_and_can_be_trained_while_another_training_goes_on(
    monkeypatch: pytest.MonkeyPatch, waiting: AppTest
) -> None:
    def train() -> Button:
        return next(button for button in waiting.button if button.label == "Train")

    put_in_place(Endless, monkeypatch)
    move(waiting, "noise", 0.3)
    train().click().run()
    assert train().disabled
    move(waiting, "dropout", 0.5)
    assert any("Settings changed" in caption.value for caption in waiting.caption)
    assert "Dropout 0 → 0.5: press Train." in words(waiting).replace("\\", "")
    assert {"stop in bar", "train in bar"} <= {button.key for button in waiting.button}
    train().click().run()
    assert train().disabled
    assert "train in bar" not in [button.key for button in waiting.button]


def test_what_stands_below_a_training_keeps_its_place_so_that_keys_do(
    monkeypatch: pytest.MonkeyPatch, lab: AppTest
) -> None:
    ended = [*lab.main.children]
    put_in_place(Endless, monkeypatch)
    move(lab, "noise", 0.3)
    assert [*lab.main.children] == ended


def test_who_waits_for_an_engine_that_was_lost_reads_so(monkeypatch: pytest.MonkeyPatch, lab: AppTest) -> None:
    def bar() -> str:
        return str(lab.get("progress")[0].proto.text)

    put_in_place(Endless, monkeypatch)
    move(lab, "noise", 0.3)
    assert bar() == "Waiting for a free worker: this run is next."
    monkeypatch.setattr(Endless, "ready", False)
    lab.run()
    assert bar() == "Waiting for a free worker: this run is next."
    monkeypatch.setattr(Endless, "problem", "Cannot reach it. Trying again.")
    lab.run()
    assert bar() == "Cannot reach it\\. Trying again\\."


def test_taking_a_value_of_a_sweep_is_a_press_of_train(monkeypatch: pytest.MonkeyPatch) -> None:
    one = sweep_of([numbers(Experiment())["epochs"]], Experiment())
    done: list[object] = []
    monkeypatch.setattr(st, "session_state", {sweep_section.KEY: SimpleNamespace(take="3")})
    monkeypatch.setattr(sweep_section, "sweep_these", lambda: done.append("closed"))
    monkeypatch.setattr(settings, "choose", done.append)
    monkeypatch.setattr(session, "train_shown", lambda: done.append("trained"))
    sweep_section._take(one)
    assert done == ["closed", one.experiments[3], "trained"]
