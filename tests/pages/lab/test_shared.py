"""What one visitor has trained, the next is shown without another training, as if it had been trained for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import delete_file, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import change
from dashboard.store.listing import Query
from dashboard.ui.controls import settings
from pages.lab.sections import session
from tests.pages.lab.test_session import drawn, move, plainly, press
from tests.pages.one_worker import OneWorker, one_worker
from tests.pages.opened import captions, opened, visit, words
from tests.pages.own_store import own_store

AGAIN = "The same settings and seeds give the same curves."


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> OneWorker:
    return one_worker(monkeypatch)


def test_an_equal_training_of_another_visit_asks_nothing_of_a_worker(worker: OneWorker) -> None:
    first, second = opened("lab"), opened("lab")
    assert worker.asked == [Experiment()]
    assert drawn(second)[0] is drawn(first)[0]
    assert words(second) == words(first)
    assert "Overfitting" in words(second)
    assert "its effect appears here" in captions(second)
    assert second.button("stop lab").disabled


def test_a_setting_that_is_put_back_is_compared_as_if_it_had_been_trained(
    worker: OneWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "GESTURE_SECONDS", 0.0)
    app = opened("lab")
    default = drawn(app)[0]
    move(app, "noise", 0.2)
    changed = drawn(app)[0]
    move(app, "noise", 0.35)
    assert worker.asked == [Experiment(), changed.experiment]
    assert drawn(app) == [default, changed]
    assert "**Noise 0.20 \N{RIGHTWARDS ARROW} 0.35:** lowest validation loss" in plainly(words(app))


def test_a_press_of_train_on_the_same_settings_is_answered_in_a_sentence(worker: OneWorker) -> None:
    app = opened("lab")
    assert AGAIN not in captions(app)
    for _ in range(2):
        press(app, "Train")
        assert AGAIN in captions(app)
    assert worker.asked == [Experiment()]
    move(app, "noise", 0.2)
    assert AGAIN not in captions(app)


def test_a_step_back_to_what_is_finished_waits_for_no_button_however_long_that_took(
    worker: OneWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("lab")
    monkeypatch.setattr(type(worker.engine), "seconds", lambda *_: 100.0)
    move(app, "noise", 0.2)
    assert "Settings changed" in captions(app)
    press(app, "Train")
    for module in (settings, session):
        monkeypatch.setattr(module, "is_step_in_history", lambda: True)
    app.query_params.clear()
    app.run()
    assert drawn(app)[0].experiment == Experiment()
    assert "Settings changed" not in captions(app)
    assert len(worker.asked) == 2


def test_each_visitor_s_list_has_the_run(worker: OneWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with own_store(tmp_path, monkeypatch) as keeper:
        for owner in ("ann", "bob"):
            monkeypatch.setattr("dashboard.ui.runs.keeping.owner", lambda owner=owner: owner)
            opened("lab")
        assert keeper.wait(60)
        kept = [keeper.store.find(Query(owner)).runs[0] for owner in ("ann", "bob")]
        assert [run.settings for run in kept] == [kept[0].settings] * 2
    assert worker.asked == [Experiment()]


def test_a_table_that_was_deleted_is_shown_to_nobody_from_memory(worker: OneWorker) -> None:
    table = "hours,days\n" + "".join(f"{i % 7}.5,{i}.25\n" for i in range(60))
    name = make_table(keep(table.encode(), "memory.csv"), TableChoices("days"))
    own = change(Experiment(), dataset=name, epochs=20)

    def by_link() -> AppTest:
        app = visit("lab")
        for setting, value in to_link(own).items():
            app.query_params[setting] = value
        return app.run()

    assert drawn(by_link())[0].experiment == drawn(by_link())[0].experiment == own
    assert worker.asked == [own]
    delete_file(schema_of(name).source)
    app = by_link()
    assert "upload it again on the page Your data" in words(app)
    assert app.session_state["run"].record.experiment.data.dataset == "moons"
