"""On one's own data, and where a link says so, the test set is shown when it is asked for, and every look counts."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.remedies import REMEDIES
from dashboard.experiment.settings import change
from tests.pages.inline_engine import InlineEngine, MadeEngine, put_in_place
from tests.pages.opened import opened, visit, words

QUICK = change(Experiment(), samples=100, hidden_layers=(4,), epochs=5)


@pytest.fixture(autouse=True)
def _trainings_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(InlineEngine, monkeypatch)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def shown(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


@pytest.mark.long
def test_on_your_data_no_test_score_is_shown_until_it_is_revealed() -> None:
    app = opened("your_data", own_seeds=3)
    assert "The test set is sealed" in shown(app)
    assert "| test loss |" not in words(app)
    assert "on the test set, which" not in words(app)
    press(app, "Reveal test")
    assert "| test loss |" in words(app)
    assert "on the test set, which" in words(app)
    assert "Looked at 1 time." in shown(app)


def test_every_look_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    app = opened("your_data", own_seeds=3)
    for _ in range(2):
        press(press(app, "Reveal test"), "Seal test")
    assert "Looked at 2 times." in shown(app)
    assert "| test loss |" not in words(app)


@pytest.mark.parametrize("name", ["lab", "which_fix"])
def test_a_link_seals_the_test_set(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for remedy in set(REMEDIES) - {"l2"}:
        monkeypatch.delitem(REMEDIES, remedy)
    app = visit(name, experiment=QUICK, fix_seeds=5)
    app.query_params["test"] = "sealed"
    app.run()
    assert not app.exception
    assert "The test set is sealed" in shown(app)
    if name == "lab":
        assert app.query_params["test"] == "sealed"


@pytest.mark.parametrize("name", ["lab", "splits"])
def test_without_one_it_is_shown(name: str) -> None:
    assert "The test set is sealed" not in shown(opened(name))


def test_a_word_that_is_no_mode_is_named() -> None:
    app = visit("lab")
    app.query_params["test"] = "hidden"
    app.run()
    assert any("'hidden' is not sealed" in warning.value for warning in app.warning)
