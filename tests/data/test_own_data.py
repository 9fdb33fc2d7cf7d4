"""A CSV becomes a data set like any other, under a name that says what is in it."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

import dashboard
from dashboard.data import own_data as own_data_module
from dashboard.data.csv_schema import infer_schema
from dashboard.data.csv_table import CsvError, Table, parse_csv
from dashboard.data.own_data import own_data, own_dataset, save_table
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.link import from_link, to_link
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.export.keras_script import keras_script
from dashboard.export.script import python_snippet
from pages.your_data.trials.example import FILE, TARGET, example_csv
from pages.your_data.trials.sizes import example_arms, own_arms, own_experiment

EXAMPLE = parse_csv(example_csv(), FILE)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for each test."""
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "tables"))
    own_dataset.cache_clear()
    return tmp_path / "tables"


def saved(table: Table = EXAMPLE, target: str = TARGET, inputs: Sequence[str] = (), classes: bool | None = None) -> str:
    return save_table(table, infer_schema(table, target, inputs, classes=classes))


def table_of(rows: int, cells: str = "{i},{two}") -> Table:
    lines = [cells.format(i=i, two="ab"[i % 2], three=i % 3) for i in range(rows)]
    return parse_csv("\n".join(["x,y", *lines]).encode(), "table.csv")


def test_numbers_stay_numbers_and_a_category_becomes_a_column_for_each_value() -> None:
    dataset = own_dataset(saved(inputs=("size", "district")))
    x, y = dataset.make(0, 0.0, 0, 0)
    assert dataset.feature_names == (
        "size",
        "district = harbour",
        "district = hill",
        "district = old town",
        "district = station",
    )
    assert x.shape == (240, 5)
    assert x[:, 1:].sum(1).tolist() == [1.0] * 240
    assert (dataset.task, dataset.title) == ("regression", "rents: rent")
    assert np.std(y) > 100


def test_only_rows_that_are_complete_in_the_columns_used_count() -> None:
    assert own_dataset(saved()).size == 240 - EXAMPLE["year"].missing.sum()


@pytest.mark.parametrize(
    ("target", "classes", "task", "names"),
    [
        ("balcony", None, "binary", ("no", "yes")),
        ("district", None, "multiclass", ("harbour", "hill", "old town", "station")),
        ("floor", True, "multiclass", ("0", "1", "2", "3", "4", "5", "6")),
        ("floor", None, "regression", ()),
    ],
)
def test_the_target_decides_the_task(target: str, classes: bool | None, task: str, names: tuple[str, ...]) -> None:
    experiment = change(Experiment(), dataset=saved(target=target, classes=classes))
    assert experiment.dataset.task == task
    assert experiment.dataset.class_names == names
    assert make_splits(experiment).train.y.max() >= len(names) - 1


@pytest.mark.parametrize(
    ("target", "inputs", "classes", "problem"),
    [
        ("address", (), None, "'address' can't be used here. Columns that can be: size, rooms"),
        ("rent", ("size", "colour"), None, "'colour' can't be used"),
        ("rent", ("size", "rent"), None, "'rent' can't be used"),
        ("size", (), True, "'size' has too many different values to be classes"),
        ("district", (), False, "'district' holds texts"),
    ],
)
def test_an_impossible_choice_of_columns_is_refused_by_name(
    target: str, inputs: Sequence[str], classes: bool, problem: str
) -> None:
    with pytest.raises(CsvError, match=problem):
        saved(target=target, inputs=inputs, classes=classes)


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        (table_of(19), "19 rows are complete in all columns that are used, and 20 are needed"),
        (
            parse_csv(b"x,y\n" + b"\n".join(b"%d,%s" % (i, b"b" if i < 4 else b"a") for i in range(40)), "rare.csv"),
            "Class 'b' of 'y' has 4 complete rows, and 5 are needed",
        ),
        (
            parse_csv(
                b",".join(b"c%d" % i for i in range(202))
                + b"\n"
                + b"\n".join(b",".join(b"%d" % (row + column) for column in range(202)) for row in range(30)),
                "wide.csv",
            ),
            "These are 201 inputs, and 200 the most",
        ),
    ],
)
def test_too_few_rows_or_too_many_columns_are_refused_and_nothing_is_stored(
    table: Table, problem: str, folder: Path
) -> None:
    with pytest.raises(CsvError, match=problem):
        saved(table, table.columns[-1].name)
    assert list(folder.iterdir()) == []


def test_the_same_choice_has_the_same_name_and_another_choice_another_name() -> None:
    assert saved() == saved()
    assert len({saved(), saved(target="size"), saved(inputs=("size",)), saved(table_of(20), "y")}) == 4


def test_a_link_opens_where_the_table_is_stored_and_asks_for_it_where_it_is_not(folder: Path) -> None:
    experiment = own_experiment(saved(), 20_000)
    assert from_link(to_link(experiment)) == (experiment, ())
    folder.rename(folder.with_name("moved"))
    own_dataset.cache_clear()
    assert from_link(to_link(experiment)) == (experiment, ())
    assert change(experiment, l2=0.1).model.l2 == 0.1
    with pytest.raises(CsvError, match="is not kept here: bring it again on the page Your data"):
        make_splits(experiment)


@pytest.mark.parametrize("name", ["csv-../../../../etc", "csv-", "csv-" + "g" * 16, "../csv-" + "0" * 16])
def test_a_malformed_name_never_reaches_the_file_system(name: str) -> None:
    used, problems = from_link({"dataset": name})
    assert used == Experiment()
    assert "is not one of moons" in problems[0]


def test_a_worker_finds_the_table_by_its_name() -> None:
    experiment = own_experiment(saved(), 20_000)
    again = pickle.loads(pickle.dumps(experiment))
    own_dataset.cache_clear()
    assert make_splits(again).sizes == (139, 46, 46)


def test_the_oldest_tables_are_removed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(own_data_module, "MAX_TABLES", 3)
    names = [saved(table_of(rows), "y") for rows in range(20, 25)]
    assert len(list(folder.iterdir())) == 3
    assert (folder / names[-1]).exists()


def test_the_snippet_names_the_file_and_trains_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    experiment = own_experiment(saved(), 20_000)
    snippet = python_snippet(experiment)
    assert 'own_data(\n        "rents.csv",\n        "rent",\n' in snippet
    (tmp_path / FILE).write_bytes(example_csv())
    monkeypatch.chdir(tmp_path)
    trained: list[Experiment] = []
    monkeypatch.setattr(dashboard, "train", trained.append)
    exec(snippet.partition("print")[0], {})
    assert trained == [experiment]


def test_the_script_says_which_file_it_needs() -> None:
    assert "Needs rents.csv beside it, NumPy" in keras_script(own_experiment(saved(), 20_000))


def test_arms_are_networks_of_three_sizes_and_the_large_one_with_remedies() -> None:
    arms = own_arms(own_experiment(saved(), 20_000))
    assert len({arm.experiment for arm in arms}) == len(arms) == 6
    assert len({arm.experiment.data for arm in arms}) == 1


def test_the_example_has_no_arms_where_nothing_can_be_stored(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert len(example_arms()) == 6
    (tmp_path / "file").touch()
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "file"))
    assert example_arms() == ()


def test_many_rows_are_trained_for_fewer_epochs() -> None:
    assert own_experiment(saved(table_of(300, "{i},{three}"), "y"), 20_000).training.epochs == 300
    long = own_experiment(saved(table_of(20_000, "{i},{three}"), "y"), 15_000)
    assert (long.data.samples, long.training.epochs) == (15_000, 21)


def test_in_python_it_is_one_call(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(example_csv())
    assert own_data(tmp_path / FILE, TARGET) == saved()
