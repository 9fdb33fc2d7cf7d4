"""Trainings that a page shows side by side: those that wait for their button are looked at once, not all the time."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.scheduling.roster import DEPARTED
from dashboard.ui.plain import plain
from dashboard.ui.waiting.live import watch
from tests.pages.inline_engine import REFUSED, DepartedEngine, FailingEngine, InlineEngine, put_in_place


def _shows() -> None:
    from dashboard.experiment.experiment import Experiment
    from dashboard.experiment.settings import change
    from dashboard.ui.waiting.side_by_side import show_side_by_side

    show_side_by_side("two", (change(Experiment(), epochs=2, hidden_layers=(2,)),), lambda _: None)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """With what the part was drawn."""
    noted: list[dict[str, Any]] = []

    def note(*args: Any, **options: Any) -> None:
        noted.append(options)
        watch(*args, **options)

    monkeypatch.setattr("dashboard.ui.waiting.side_by_side.watch", note)
    return noted


@pytest.mark.parametrize("waits", [True, False])
def test_it_rests_until_its_button_is_pressed(
    monkeypatch: pytest.MonkeyPatch, watched: list[dict[str, Any]], *, waits: bool
) -> None:
    put_in_place(InlineEngine, monkeypatch)
    monkeypatch.setattr("dashboard.ui.waiting.side_by_side.waits", lambda: waits)
    app = AppTest.from_function(_shows, default_timeout=120).run()
    assert not app.exception
    assert [button.label for button in app.button] == ["Run"] * waits
    # Made by an engine that trains at once.
    assert watched[-1]["over"]
    if waits:
        app.button[0].click().run()
        assert not app.button


@pytest.mark.parametrize(("engine", "why"), [(FailingEngine, REFUSED), (DepartedEngine, DEPARTED)])
def test_what_did_not_end_by_itself_is_trained_again_by_the_button(
    engine: type[InlineEngine], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(engine, monkeypatch)
    app = AppTest.from_function(_shows, default_timeout=120).run()
    assert [error.value for error in app.error] == [plain(why)]
    put_in_place(InlineEngine, monkeypatch)
    app.button[0].click().run()
    assert not app.exception
    assert not app.error
    assert not app.button


def test_the_button_of_what_failed_without_a_worker_comes_with_the_worker(
    monkeypatch: pytest.MonkeyPatch, watched: list[dict[str, Any]]
) -> None:
    put_in_place(FailingEngine, monkeypatch)
    app = AppTest.from_function(_shows, default_timeout=120).run()
    for ready in (False, True):
        monkeypatch.setattr(FailingEngine, "ready", ready)
        assert not app.run().exception
        assert [error.value for error in app.error] == [REFUSED]
        assert (bool(app.button), watched[-1]["over"]) == (ready, ready)
