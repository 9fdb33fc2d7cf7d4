"""Lessons that offer a sweep of a setting: it waits to be asked for, and then says where the lowest point is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.engine.batch import Batch
from dashboard.engine.run import Run
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import to_settings
from pages.capacity.trials import SWEPT_WIDTHS
from pages.early_stopping.trials import PATIENCES
from pages.l1_l2.trials import SWEPT_STRENGTHS
from tests.language.as_read import as_read
from tests.pages.inline_engine import MadeEngine, put_in_place
from tests.pages.opened import opened, words

# By lesson: the key of its sweep, the setting, and values that are looked for in what is trained.
OFFERED: dict[str, tuple[str, str, set[Any]]] = {
    "capacity": ("capacity", "hidden_layers", {(width,) * 2 for width in SWEPT_WIDTHS}),
    "data_and_splits": ("data", "train_fraction", {0.05, 0.3, 0.6}),
    "dropout": ("dropout", "dropout", {0.0, 0.25, 0.5, 0.8}),
    "early_stopping": ("stopping", "patience", set(PATIENCES)),
    "l1_l2": ("l1 l2", "l1", set(SWEPT_STRENGTHS)),
}

# What is said of charts, once there are any.
OF_THE_FIRST = "Curves, predictions, weights and verdict are those of the first seed"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[set[Experiment]]:
    """The batches that pages ask for."""
    batches: list[set[Experiment]] = []

    class Noting(MadeEngine):
        def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
            batch = list(experiments)
            batches.append(set(batch))
            return super().submit_all(batch, owner)

        def submit(self, experiment: Experiment, owner: str) -> Run:
            batches.append({experiment})
            return super().submit(experiment, owner)

    put_in_place(Noting, monkeypatch)
    return batches


def test_what_stands_below_it_keeps_its_place_so_that_keys_do(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(MadeEngine, monkeypatch)
    app = opened("l1_l2")
    waiting = [*app.main.children]
    run_sweep(app, "l1 l2")
    assert says_of_the_first(app)
    assert [*app.main.children] == waiting


def says_of_the_first(app: AppTest) -> bool:
    return any(OF_THE_FIRST in caption.value for caption in app.caption)


def run_sweep(app: AppTest, key: str) -> None:
    next(button for button in app.button if button.key == f"run {key} sweep").click().run()
    assert not app.exception


@pytest.mark.parametrize("lesson", OFFERED)
def test_it_waits_for_its_button_and_trains_all_values_at_the_seeds_of_its_page(
    lesson: str, asked: list[set[Experiment]]
) -> None:
    key, setting, values = OFFERED[lesson]
    app = opened(lesson)
    before = len(asked)
    assert not says_of_the_first(app)
    # Of one width, so that no line ends before the time or its unit.
    assert re.search(r", about\u00a0\d+\u00a0(s|min); then a slider goes through the values\.", words(app))
    # Under one name, where what is dragged can be chosen.
    assert lesson != "data_and_splits" or "Training samples: " in words(app)
    run_sweep(app, key)
    assert says_of_the_first(app)
    (swept,) = asked[before:]
    found = {to_settings(experiment)[setting] for experiment in swept}
    assert values <= found
    seeds = {experiment.training.seed for experiment in swept}
    assert [len(seeds)] == [slider.value for slider in app.slider if slider.label == "Seeds"]
    assert len(swept) == len(seeds) * len(found)
    assert "At the end, validation loss is lowest" in words(app)
    # Some of them the lesson has trained already: it is the lesson's experiment that is varied.
    assert any(swept & batch for batch in asked[:before])


@pytest.mark.usefixtures("asked")
def test_what_waits_on_the_page_of_capacity_has_buttons_of_one_weight() -> None:
    waiting = [button for button in opened("capacity").button if button.key in ("run capacity sweep", "run descent")]
    assert [button.proto.type for button in waiting] == ["secondary", "secondary"]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("lesson", ["data_and_splits", "test_set_once"])
def test_it_is_said_what_bands_are(lesson: str) -> None:
    app = opened(lesson)
    app.radio[0].set_value(app.radio[0].options[0]).run()
    assert any(as_read("95% intervals") in caption.value for caption in app.caption)
