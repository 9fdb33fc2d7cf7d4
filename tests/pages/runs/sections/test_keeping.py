"""What is kept is deleted, and who wants nothing to be kept is obeyed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY
from dashboard.store.listing import Query
from dashboard.store.store import RunStore
from tests.pages.opened import opened, words
from tests.pages.runs.kept import add, chosen, fail, press, train_in_lab, train_in_lesson


def test_who_wants_nothing_to_be_kept_is_obeyed(keeper: Keeper) -> None:
    app = opened("runs")
    app.toggle(key="runs-keep-nothing").set_value(True).run()
    assert not app.exception
    train_in_lab()
    assert keeper.wait(60)
    assert keeper.store.state(EVERYBODY)[0] == 0


def test_of_who_wants_nothing_to_be_kept_trials_are_not_kept_either(keeper: Keeper) -> None:
    keeper.store.decline(EVERYBODY, keep_nothing=True)
    train_in_lesson()
    assert keeper.wait(60)
    assert keeper.store.state(EVERYBODY)[0] == 0


def test_what_another_tab_has_set_is_shown(keeper: Keeper) -> None:
    app = opened("runs")
    assert not app.toggle(key="runs-keep-nothing").value
    keeper.store.decline(EVERYBODY, keep_nothing=True)
    assert app.run().toggle(key="runs-keep-nothing").value


def test_the_chosen_runs_are_deleted_together(keeper: Keeper) -> None:
    runs, other = [add(keeper, seed=seed) for seed in range(2)], add(keeper, seed=2)
    app = chosen(*runs)
    assert "[Chosen: 2 runs](#chosen)" in words(app)
    press(app, "runs delete chosen")
    assert [run.id for run in keeper.store.find(Query(EVERYBODY)).runs] == [other]


def _delete_all(app: AppTest) -> str:
    return next(one.proto.popover.label for one in app.get("popover") if one.proto.popover.label.startswith("Delete"))


def test_all_runs_are_deleted_at_once(keeper: Keeper) -> None:
    add(keeper)
    assert _delete_all(opened("runs")) == "Delete 1 run"
    add(keeper, seed=1)
    app = opened("runs")
    assert _delete_all(app) == "Delete all 2 runs"
    press(app, "runs delete all")
    assert keeper.store.state(EVERYBODY)[0] == 0


def test_what_can_t_be_deleted_stays_chosen_and_the_visitor_is_told(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = add(keeper)
    app = chosen(run)
    monkeypatch.setattr(RunStore, "delete", fail)
    press(app, f"delete {run}")
    assert [toast.value for toast in app.toast] == ["Nothing was deleted: the disk is full."]
    assert "[Chosen: 1 run](#chosen)" in words(app)
