"""Beside every number of the sidebar that can be swept stands a button that does what the menu does."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.groups.controls import Group
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import SETTINGS
from dashboard.experiment.sweeps.numbers import number_settings, numbers
from dashboard.ui.controls import settings
from dashboard.ui.controls.shared import IGNORED
from dashboard.ui.controls.widgets import key_of
from tests.pages.inline_engine import Endless, put_in_place
from tests.pages.opened import press, visit, words
from tests.samples import where_it_applies

KEY = "sweep of "


def unfolded(monkeypatch: pytest.MonkeyPatch, **query: str) -> AppTest:
    """The lab that a link opens, with all its settings in sight."""
    put_in_place(Endless, monkeypatch)
    app = visit("lab", **{f"more_{group.replace(' ', '_')}": True for group in Group.ORDER})
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def swept(app: AppTest) -> set[str]:
    return {button.key.removeprefix(KEY) for button in app.button if button.key and button.key.startswith(KEY)}


@pytest.mark.parametrize("name", sorted(number_settings()))
def test_a_click_beside_a_number_sweeps_it(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = where_it_applies(SETTINGS[name]) if name in SETTINGS else Experiment()
    # That it begins is what counts here: not every value has data that can be drawn with made-up trainings.
    monkeypatch.setattr("pages.lab.sections.sweep.show_batch", lambda *_, **__: None)
    app, number = unfolded(monkeypatch, **to_link(experiment)), numbers(experiment)[name]
    button = app.button(key=f"{KEY}{name}")
    assert button.label.replace("\\", "") == f"Sweep {number.label}"
    button.click().run()
    assert not app.exception
    assert app.query_params["sweep"] == name
    assert f"**Sweep: {number.label}, " in words(app).replace("\\", "")


def test_there_is_one_for_each_that_the_menu_offers_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    app = unfolded(monkeypatch)
    assert swept(app) == set(numbers(Experiment()))
    assert "seed" not in swept(app)


def test_what_a_link_hides_or_locks_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = {"samples", "noise", "l2", "width", "depth"}
    app = unfolded(monkeypatch, hide="hidden_layers,l2", lock="samples,noise")
    assert swept(app) == set(numbers(Experiment())) - kept


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({"sweep": "l2", "lock": "l2"}, ()),
        ({"sweep": "noise,l2", "lock": "l2"}, ("noise",)),
        ({"sweep": "width,l2", "hide": "hidden_layers"}, ("l2",)),
        ({"sweep": "momentum", "lock": "Loss and optimizer"}, ()),
    ],
)
def test_what_a_link_hides_or_locks_it_cannot_sweep(
    query: dict[str, str], left: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pages.lab.sections.sweep.show_batch", lambda *_, **__: None)
    app = unfolded(monkeypatch, **query)
    assert not app.exception
    assert settings.SWEPT.name in app.session_state
    assert app.session_state[settings.SWEPT.name] == left
    apart = next(name for name in query["sweep"].split(",") if name not in left)
    assert ignored(app) == [f"Parts of this link were ignored: sweep: {apart} is hidden or locked."]
    assert app.run().query_params.get("sweep", "") == ",".join(left)
    assert len(ignored(app)) == 1


def test_what_has_no_effect_is_said_not_to_be_swept_until_it_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.lab.sections.sweep.show_batch", lambda *_, **__: None)
    app = unfolded(monkeypatch, sweep="l2,patience")
    assert said_not_swept(app) == ["Not swept, as without effect here: Patience."]
    assert "**Sweep: L2, " in words(app)
    app.toggle(key=key_of("early_stopping")).set_value(True).run()
    assert said_not_swept(app) == []


def test_train_closes_a_sweep_as_nothing_would_be_seen_of_the_training(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.lab.sections.sweep.show_batch", lambda *_, **__: None)
    app = unfolded(monkeypatch, sweep="l2", train="on_click")
    assert "**Sweep: " in words(app)
    press(app, "Train")
    assert "**Sweep: " not in words(app)
    assert "sweep" not in app.query_params


def said_not_swept(app: AppTest) -> list[str]:
    return [one.value for one in app.caption if one.value.startswith("Not swept")]


def test_what_was_ignored_is_said_once_though_what_is_swept_has_no_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(ignored(unfolded(monkeypatch, sweep="momentum", l3="5"))) == 1


def ignored(app: AppTest) -> list[str]:
    """What is said of a link: a warning above a sweep, or a line under a verdict."""
    said = [one.value.replace("\\", "").removeprefix(f"{IGNORED} ") for one in (*app.warning, *app.markdown)]
    return [one for one in said if one.startswith("Parts of this link")]
