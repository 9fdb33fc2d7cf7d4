"""Runs that are kept, and the page that lists them."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import change
from dashboard.store.errors import StoreError
from dashboard.store.keeping.keeper import Keeper
from dashboard.store.kept import EVERYBODY, FinishedRun
from dashboard.store.listing import Query
from tests.made import SMALL, made_record
from tests.pages.opened import opened, visit

QUICK = change(Experiment(), samples=100, hidden_layers=(4,), epochs=5)


def add(keeper: Keeper, *validation: float, owner: str = EVERYBODY, **settings: object) -> str:
    """Keeps a training, and returns its name."""
    record = made_record(validation or (0.5, 0.25), experiment=change(SMALL, **settings), constant_loss=0.7)
    keeper.store.add([FinishedRun(owner, record, float(keeper.store.state(owner)[0]))])
    return keeper.store.find(Query(owner)).runs[0].id


def chosen(*runs: str) -> AppTest:
    app = opened("runs", runs_chosen=runs)
    assert not app.exception
    return app


def train_in_lab() -> AppTest:
    lab = visit("lab")
    for name, text in to_link(QUICK).items():
        lab.query_params[name] = text
    lab.run()
    assert not lab.exception
    assert lab.session_state["run"].ended
    return lab


def press(app: AppTest, key: str) -> AppTest:
    app = next(button for button in app.button if button.key == key).click().run()
    assert not app.exception
    return app


def fail(*_: object, **__: object) -> None:
    raise StoreError("the disk is full")


def train_in_lesson() -> None:
    lesson = opened("splits")
    while not lesson.session_state["job splits"].work[0].wait(60):
        lesson.run()
