"""What is trained is kept and listed; where that cannot be, a sentence says so."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine, event

from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY
from dashboard.store.listing import Query
from dashboard.store.store import RunStore
from tests.pages.opened import opened, visit, words
from tests.pages.runs.kept import add, fail, train_in_lab, train_in_lesson


def test_without_a_run_the_page_leads_to_the_lab(keeper: Keeper) -> None:
    app = opened("runs")
    assert not app.exception
    assert app.info[0].value == "No runs yet."


def test_a_training_of_the_lab_is_kept(keeper: Keeper) -> None:
    lab = train_in_lab()
    assert keeper.wait(60)
    (run,) = keeper.store.find(Query(EVERYBODY)).runs
    assert run.experiment == lab.session_state["run"].record.experiment


def test_what_a_page_trains_is_kept_as_a_comparison(keeper: Keeper) -> None:
    train_in_lesson()
    assert keeper.wait(60)
    assert [(study.lesson, study.runs) for study in keeper.store.studies(EVERYBODY)] == [("splits", 1)]
    assert keeper.store.find(Query(EVERYBODY)).total == 0


def test_a_link_shows_a_comparison_to_others_without_notes(keeper: Keeper) -> None:
    run = add(keeper, owner="somebody else", l2=0.01)
    keeper.store.note("somebody else", run, "secret")
    app = visit("runs")
    app.query_params["compare"] = f"{run},unknown"
    app.run()
    assert not app.exception
    assert "L2 0\\.01" in words(app)
    assert "secret" not in words(app) + "".join(one.value or "" for one in app.text_input)
    assert not [button for button in app.button if str(button.key).startswith("delete ")]


def test_on_a_demo_a_browser_without_a_key_has_no_runs(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DEMO", "on")
    train_in_lab()
    app = opened("runs")
    assert not app.exception
    assert "your browser does not keep this page's cookie" in words(app)
    assert keeper.store.state(EVERYBODY)[0] == 0


def test_a_database_out_of_reach_is_a_sentence(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RunStore, "state", fail)
    app = opened("runs")
    assert not app.exception
    assert app.error[0].value == "Runs can't be read at present: the disk is full."
    train_in_lab()


def test_no_zero_byte_of_a_link_is_asked_of_the_database_which_may_refuse_it(keeper: Keeper) -> None:
    add(keeper)
    asked: list[Any] = []

    def note(*execution: Any) -> None:
        asked.append(execution[3])

    app = visit("runs")
    app.query_params["compare"] = "\0"
    event.listen(Engine, "before_cursor_execute", note)
    try:
        app.run()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert not app.exception
    assert asked
    assert r"\x00" not in str(asked)


def test_chosen_runs_that_are_gone_are_counted_and_left_out(keeper: Keeper) -> None:
    kept = add(keeper)
    app = visit("runs")
    app.query_params["compare"] = f"{kept},gone,gone-too"
    app.run()
    assert [one.value for one in app.info] == ["2 chosen runs are no longer kept."]
    assert app.query_params["compare"] == kept
    assert "Chosen: 1 run" in words(app)
    assert not app.run().info
