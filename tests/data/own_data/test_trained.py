"""Scripts, the arms of Your data and Python train on a table as the page does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.data.own_data import own_data
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.export.script import python_snippet
from dashboard.export.standalone.keras_script import keras_script
from pages.your_data.trials.example import FILE, TARGET, example_csv
from pages.your_data.trials.sizes import example_arms, own_arms, own_experiment
from pages.your_data.trials.stored_example import stored_example
from tests.data.own_data.tables import jobs, saved, table_of


def test_the_snippet_names_the_file_and_trains_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen: dict[str, Any] = {
        "kinds": {"floor": "category"},
        "complete": True,
        "missing": {"size": (1e6,)},
        "untrained": (3, 8),
    }
    experiment = own_experiment(saved(**chosen))
    snippet = python_snippet(experiment)
    assert 'own_data(\n        "rents.csv",\n        "rent",\n' in snippet
    (tmp_path / FILE).write_bytes(example_csv())
    monkeypatch.chdir(tmp_path)
    trained: list[Experiment] = []
    monkeypatch.setattr(dashboard, "train", trained.append)
    exec(snippet.partition("print")[0], {})
    assert trained == [experiment]


def test_the_script_says_which_file_it_needs() -> None:
    assert "Needs rents.csv beside it, NumPy, pandas" in keras_script(own_experiment(saved()))


def test_a_script_needs_skrub_where_a_column_is_read_as_words_alone() -> None:
    scripts = [keras_script(own_experiment(saved(jobs(), "pay", kinds=kinds))) for kinds in ({}, {"title": "words"})]
    assert ["skrub" in script for script in scripts] == [False, True]


def test_arms_are_networks_of_three_sizes_and_the_large_one_with_remedies() -> None:
    arms = own_arms(own_experiment(saved()))
    assert len({arm.experiment for arm in arms}) == len(arms) == 6
    assert len({arm.experiment.data for arm in arms}) == 1


def test_the_example_is_stored_by_a_process_of_its_own_where_it_can_be(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert stored_example() == saved()
    assert len(example_arms()) == 6
    (tmp_path / "file").touch()
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "file"))
    assert example_arms() == ()


def test_many_rows_are_trained_for_fewer_epochs_and_more_than_a_training_may_have_are_sampled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert own_experiment(saved(table_of(300, "{i},{three}"), "y")).training.epochs == 300
    many = saved(table_of(20_000, "{i},{three}"), "y")
    assert own_experiment(many).training.epochs == 20
    monkeypatch.setenv("OVERFIT_LAB_SAMPLES", "15000")
    long = own_experiment(many)
    assert (long.data.samples, long.training.epochs) == (15_000, 21)


def test_in_python_it_is_one_call_and_takes_all_rows(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(example_csv())
    name = own_data(tmp_path / FILE, TARGET)
    assert name == saved()
    assert make_splits(change(Experiment(), dataset=name)).sizes == (144, 48, 48)
    assert make_splits(change(Experiment(), dataset=name, samples=100)).sizes == (60, 20, 20)
