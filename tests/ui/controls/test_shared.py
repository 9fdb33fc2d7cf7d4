"""A page about the lab's experiment has it in its address, and a visit that begins there takes it from it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.data.tables.storage import delete_file, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import opened, visit

PAGES = ("which_fix", "which_activation")
SEEDS = {"fix_seeds": 5, "which_activation_seeds": 3}


@pytest.fixture(autouse=True)
def _made_trainings(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)


def settings_of(app: AppTest) -> dict[str, str]:
    return {name: app.query_params[name] for name in ("l2", "hidden_layers", "foo") if name in app.query_params}


@pytest.mark.parametrize("page", PAGES)
def test_the_address_holds_the_experiment_and_what_else_stood_there(page: str) -> None:
    app = visit(page, experiment=change(Experiment(), l2=0.01, hidden_layers=(6,)), **SEEDS)
    app.query_params["foo"] = "kept"
    app.run()
    assert settings_of(app) == {"l2": "0.01", "hidden_layers": "6", "foo": "kept"}
    app.session_state["experiment"] = change(Experiment(), hidden_layers=(6,))
    assert settings_of(app.run()) == {"hidden_layers": "6", "foo": "kept"}


@pytest.mark.parametrize("page", PAGES)
def test_a_visit_that_begins_there_takes_it_from_the_link(page: str) -> None:
    app = visit(page, **SEEDS)
    app.query_params["hidden_layers"] = "6"
    app.run()
    assert app.session_state["experiment"] == change(Experiment(), hidden_layers=(6,))
    assert not app.warning
    assert settings_of(opened(page, experiment=Experiment(), **SEEDS)) == {}


@pytest.mark.parametrize("page", PAGES)
def test_what_is_wrong_in_such_a_link_is_said(page: str) -> None:
    app = visit(page, **SEEDS)
    app.query_params["l2"] = "7"
    app.run()
    assert says_ignored(app)


@pytest.mark.parametrize("page", PAGES)
def test_it_is_said_until_another_experiment_is_chosen(page: str) -> None:
    app = visit(page, **SEEDS)
    app.query_params["l2"], app.query_params["hidden_layers"] = "7", "6"
    app.run()
    assert says_ignored(app.run())
    app.session_state["experiment"] = change(Experiment(), l2=0.01)
    assert not says_ignored(app.run())


@pytest.mark.parametrize("page", PAGES)
def test_a_table_that_has_been_deleted_is_said_to_be_at_once(page: str) -> None:
    name = make_table(
        keep(b"hours,days\n" + b"".join(b"%d.5,%d\n" % (i % 7, i) for i in range(60)), "t.csv"), TableChoices("days")
    )
    delete_file(schema_of(name).source)
    app = visit(page, experiment=change(Experiment(), dataset=name), **SEEDS)
    assert says_ignored(app.run())
    assert says_ignored(app.run())


def says_ignored(app: AppTest) -> bool:
    assert not app.exception
    # In the lab a line under the verdict, elsewhere a warning.
    return any("Parts of this link were ignored: " in said.value for said in (*app.warning, *app.markdown))


@pytest.mark.parametrize("page", PAGES)
def test_the_lab_trains_what_a_visit_began_with_there(page: str) -> None:
    app = visit(page, **SEEDS)
    app.query_params["hidden_layers"] = "6"
    app.run()
    # The menu leads to an address without settings.
    app.query_params.clear()
    app._page_hash = calc_hash("lab")
    app.run()
    assert app.session_state["run"].record.experiment == change(Experiment(), hidden_layers=(6,))
    assert app.toggle(key="train as I change").value
    assert "train" not in app.query_params
