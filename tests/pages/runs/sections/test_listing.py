"""The list: filtered, turned over, starred; and what of that stands in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.experiment.settings import change
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY, FinishedRun
from dashboard.store.store import RunStore
from tests.made import SMALL, made_record
from tests.pages.opened import captions, opened, visit
from tests.pages.runs.kept import add, fail, press


def test_where_more_are_chosen_than_a_page_takes_the_browser_is_told_of_those_that_are() -> None:
    def page(count: int) -> None:
        from pages.runs.sections import session

        session.choose(str(one) for one in range(count))

    few, many = (AppTest.from_function(page, args=(count,)).run().session_state for count in (200, 225))
    assert [len(one["runs chosen"]) for one in (few, many)] == [200, 200]
    assert ("runs version" in few, "runs version" in many) == (False, True)


def test_the_list_is_filtered_by_a_setting_that_varies(keeper: Keeper) -> None:
    add(keeper, l2=0.01)
    add(keeper, l2=0.02)
    app = opened("runs")
    assert "2 runs" in captions(app)
    app.selectbox(key="runs setting").set_value("l2").run()
    app.selectbox(key="runs value l2").set_value("0.02").run()
    assert not app.exception
    assert "1 run" in captions(app)


def test_filters_stay_while_another_page_is_shown(keeper: Keeper) -> None:
    add(keeper, l2=0.01)
    add(keeper, l2=0.02)
    app = opened("runs")
    app.selectbox(key="runs setting").set_value("l2").run()
    app.selectbox(key="runs value l2").set_value("0.02").run()
    for page in ("glossary", "runs"):
        # The menu leads to an address without what was chosen.
        app.query_params.clear()
        app._page_hash = calc_hash(page)
        app.run()
    assert app.selectbox(key="runs setting").value == "l2"
    assert "1 run" in captions(app)


def test_a_value_to_filter_by_is_written_as_the_list_writes_it(keeper: Keeper) -> None:
    add(keeper)
    add(keeper, l2=0.01, early_stopping=True, optimizer="sgd")
    app = opened("runs")
    said = {"l2": ["off", "0.01"], "early_stopping": ["off", "on"], "optimizer": ["adam", "sgd"]}
    for setting, values in said.items():
        app.selectbox(key="runs setting").set_value(setting).run()
        assert app.selectbox(key=f"runs value {setting}").options == ["Any value", *values]


def test_the_list_is_turned_over(keeper: Keeper) -> None:
    keeper.store.add([FinishedRun(EVERYBODY, made_record(0.5, experiment=change(SMALL, seed=i)), i) for i in range(30)])
    app = opened("runs")
    assert "1\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}25 of 30 runs" in captions(app)
    assert "26\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}30 of 30 runs" in captions(press(app, "runs Next"))


def test_a_star_that_is_not_kept_is_taken_back_in_the_browser(keeper: Keeper, monkeypatch: pytest.MonkeyPatch) -> None:
    def page() -> None:
        from pages.runs.sections.listing import _star

        _star("somebody", "a run", star=True)

    assert "runs version" not in AppTest.from_function(page).run().session_state
    monkeypatch.setattr(RunStore, "star", fail)
    app = AppTest.from_function(page).run()
    assert [toast.value for toast in app.toast] == ["The star was not saved: the disk is full."]
    assert app.session_state["runs version"] == 1


def linked(**query: str) -> AppTest:
    app = visit("runs")
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def test_what_is_filtered_sorted_and_starred_stands_in_the_address(keeper: Keeper) -> None:
    add(keeper, l2=0.1)
    add(keeper, l2=0.2, dataset="circles")
    app = opened("runs", runs_sort=("epochs", True))
    app.selectbox(key="runs data").set_value("Circles").run()
    app.selectbox(key="runs setting").set_value("l2").run()
    app.selectbox(key="runs value l2").set_value("0.2").run()
    app.toggle(key="runs starred").set_value(True).run()
    assert app.query_params == {"data": "Circles", "setting": "l2", "value": "0.2", "starred": "on", "sort": "-epochs"}


def test_a_link_sets_the_filters_and_what_there_is_none_of_filters_nothing(keeper: Keeper) -> None:
    add(keeper, l2=0.1)
    add(keeper, l2=0.2)
    app = linked(setting="l2", value="0.2", data="No such data", sort="-epochs", place="75", verdict="<b>")
    assert app.selectbox(key="runs value l2").value == "0.2"
    assert app.selectbox(key="runs data").value == ""
    assert "sort" in app.query_params
    assert "data" not in app.query_params
    assert "1 run" in captions(app)


def test_a_control_that_is_moved_wins_over_an_older_address(keeper: Keeper) -> None:
    add(keeper)
    add(keeper, dataset="circles")
    app = linked(data="Circles")
    app.selectbox(key="runs data").set_value("Two moons")
    app.query_params["data"] = "Circles"
    app.query_params["sort"] = "epochs"
    app.run()
    assert app.selectbox(key="runs data").value == "Two moons"
