"""What a page compared is one entry of the list."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.experiment.settings import change
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY, FinishedRun, Study, Trial
from dashboard.store.listing import EVERYTHING, Query
from pages.runs.sections import session
from tests.made import SMALL, made_record
from tests.pages.opened import captions, opened, words
from tests.pages.runs.kept import add, press


def compare_two(keeper: Keeper, **settings: object) -> None:
    """What a page that compares two dropout rates over four seeds has kept."""
    arms = tuple(change(SMALL, dropout=rate, **settings) for rate in (0.0, 0.5))
    for place in range(8):
        seed, arm = divmod(place, 2)
        record = made_record((0.5, 0.2 + arm + seed / 90), experiment=change(arms[arm], seed=seed), constant_loss=0.7)
        keeper.store.add([FinishedRun(EVERYBODY, record, float(place), Trial(Study.of("dropout", arms), place))])


def look_at(app: AppTest, lesson: str) -> AppTest:
    """The list of what this lesson has compared."""
    app.selectbox(key="runs lesson").set_value(lesson).run()
    assert not app.exception
    return app


def test_what_a_page_compared_is_one_entry_that_unfolds_into_groups_over_seeds(keeper: Keeper) -> None:
    add(keeper, l2=0.01)
    compare_two(keeper)
    app = opened("runs")
    assert "1 run" in captions(app)
    look_at(app, "dropout")
    said = "1 January 1970, 00:00: Two moons, 8 training runs that differ in dropout"
    assert app.selectbox(key="runs study").options == [said]
    assert "8 runs" in captions(app)
    assert "The comparison: 8 training runs" in [header.value for header in app.header]
    assert "that of B is" in words(app)
    assert "Beyond chance\\: B" in words(app)
    assert "9 runs" in captions(look_at(app, EVERYTHING))


def test_who_has_trained_in_lessons_alone_reads_where_that_is_listed(keeper: Keeper) -> None:
    compare_two(keeper)
    app = opened("runs")
    (said,) = (info.value for info in app.info)
    assert "No single run of the lab is kept." in said
    assert "**From**" in said
    assert "8 runs" in captions(look_at(app, EVERYTHING))
    app.toggle(key="runs starred").set_value(True).run()
    assert [info.value for info in app.info] == ["No run matches: change the choices above."]


def test_of_comparisons_that_are_called_alike_the_chosen_one_stays(keeper: Keeper) -> None:
    compare_two(keeper)
    compare_two(keeper, noise=0.3)
    app = look_at(opened("runs"), "dropout")
    newest, oldest = (study.id for study in keeper.store.studies(EVERYBODY) if study.lesson == "dropout")
    for study in (newest, oldest):
        app.selectbox(key="runs study").set_value(study).run()
        app.toggle(key="runs starred").set_value(True).run().toggle(key="runs starred").set_value(False).run()
        assert app.selectbox(key="runs study").value == study
    labels = app.selectbox(key="runs study").options
    keeper.store.delete_study(EVERYBODY, newest)
    assert app.run().selectbox(key="runs study").options == labels[1:]


def test_a_comparison_that_is_too_long_to_be_shown_says_how_much_of_it_is(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare_two(keeper)
    monkeypatch.setattr(session, "MOST", 6)
    app = look_at(opened("runs"), "dropout")
    assert "The comparison: the first 6 of 8 training runs" in [header.value for header in app.header]


def test_a_comparison_is_deleted_as_a_whole(keeper: Keeper) -> None:
    run = add(keeper, l2=0.01)
    compare_two(keeper)
    press(look_at(opened("runs"), "dropout"), "runs delete study")
    assert [one.id for one in keeper.store.find(Query(EVERYBODY, lesson=EVERYTHING)).runs] == [run]
