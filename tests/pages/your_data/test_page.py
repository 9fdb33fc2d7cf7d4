"""A visitor brings a table: it is read, trained on once they say what to predict, and taken along to the lab."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

import pytest

from dashboard.analysis.results import Results
from dashboard.data.parts import SPLITS
from dashboard.engine.batch import Batch
from dashboard.experiment.arms import grid
from dashboard.experiment.experiment import Experiment
from pages.your_data.finding.networks import finding
from pages.your_data.tasks import check_table, make_dataset
from pages.your_data.trials.sizes import own_arms
from tests.pages.inline_engine import CheckingEngine, MadeEngine, StartingEngine, put_in_place
from tests.pages.opened import opened, visit
from tests.pages.your_data.visitor import OWN, brought, experiment, linked, predicting, words
from tests.trained import trained

P = ParamSpec("P")
T = TypeVar("T")


def said(asked: Experiment) -> str:
    arms = own_arms(asked)
    return finding(Results.of(arms, [trained(one) for one in grid(arms, 3)]), SPLITS[:2])


@pytest.mark.long
def test_until_a_file_is_brought_the_example_is_shown_and_named_as_made_up() -> None:
    app = opened("your_data", own_seeds=3)
    assert not app.exception
    assert app.title[0].value.endswith("?")
    assert "a made-up table of rented flats" in words(app)
    assert said(experiment()) in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_file_takes_the_example_s_place_and_nothing_is_trained_until_its_target_is_named() -> None:
    app = brought()
    assert not app.exception
    assert "flats" not in words(app)
    assert "| subject | a category | 0 | x, y, z |" in words(app)
    assert r"40 rows of exam\.csv. Nothing is trained until you choose." in words(app)
    assert "predicting" not in words(app)
    app = predicting(app, "passed")
    assert r"40 rows of exam\.csv\. 2 columns as 4 inputs, predicting passed." in words(app)


def test_what_stands_below_results_keeps_its_place_so_that_keys_do(monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_place(StartingEngine, monkeypatch)
    app = predicting(brought(), "passed")
    waiting = [*app.main.children]
    put_in_place(MadeEngine, monkeypatch)
    app.run()
    assert not app.exception
    assert "Compared with other models" in [header.value for header in app.header]
    assert [*app.main.children] == waiting


@pytest.mark.usefixtures("no_training")
def test_what_can_t_be_learned_is_said_in_place_of_a_chart() -> None:
    app = predicting(brought("a,b\n" + "".join(f"{i}.5,{i}.25\n" for i in range(10))), "b")
    assert not app.exception
    assert "The table has 10 rows, and 20 are needed" in app.error[0].value


@pytest.mark.usefixtures("no_training")
def test_the_page_s_link_opens_the_same_choices() -> None:
    asked = experiment(target="floor", classes=True, inputs=("size", "year"))
    app = linked(asked.data.dataset)
    assert not app.exception
    assert app.query_params["table"] == asked.data.dataset
    assert "3 inputs, predicting floor" in words(app)


@pytest.mark.usefixtures("no_training")
def test_a_link_to_a_table_that_is_gone_says_so_until_a_file_is_brought() -> None:
    app = visit("your_data", own_seeds=3)
    app.query_params["table"] = "table-" + "0" * 16
    for _ in range(2):
        app.run()
        assert "no longer kept here" in app.error[0].value
        assert "rents" not in words(app)
    app = app.file_uploader[0].upload("exam.csv", OWN.encode(), "text/csv").run()
    assert not app.error
    assert "40 rows of exam" in words(app)


@pytest.mark.usefixtures("no_training")
def test_one_click_takes_the_data_to_the_trial_of_remedies() -> None:
    app = opened("your_data", own_seeds=3)
    next(button for button in app.button if button.label == "Try every remedy on this data").click().run()
    assert app.title[0].value == "Which fix helps?"
    assert any(caption.value.startswith(r"The lab's experiment: rents\: rent, 240 samples") for caption in app.caption)


def test_the_large_network_is_trained_before_anything_else_is_asked_of_the_workers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    class Asked(CheckingEngine):
        def submit_all(self, experiments: Iterable[Experiment], owner: str, **_: object) -> Batch:
            batch = super().submit_all(experiments, owner)
            asked.append(batch.runs[0].record.experiment.model.hidden_layers)
            return batch

        def call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
            asked.append(function)
            return super().call(function, *args, **kwargs)

    put_in_place(Asked, monkeypatch)
    app = brought()
    asked.clear()
    assert not predicting(app, "passed").exception
    # The other models wait until networks can be compared.
    assert asked == [make_dataset, (64, 64), check_table]
