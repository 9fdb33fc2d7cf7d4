"""A table becomes a data set like any other, under a name that says what is in it."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import dashboard
from dashboard.data.dataset import DataError
from dashboard.data.files.names import safe_name
from dashboard.data.own_data import own_data, own_dataset
from dashboard.data.splitting import by_group, by_group_with_classes
from dashboard.data.tables import storage
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.making import described, keep, make_table
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.data.tables.storage import delete_file, description_of, is_kept, rows_of, schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts, row_places, split_sizes
from dashboard.export.script import python_snippet
from dashboard.export.standalone.keras_script import keras_script
from pages.your_data.trials.example import FILE, TARGET, example_csv
from pages.your_data.trials.sizes import example_arms, own_arms, own_experiment
from pages.your_data.trials.stored_example import stored_example


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own for each test."""
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path / "tables"))
    return tmp_path / "tables"


def saved(content: bytes | None = None, target: str = TARGET, **choices: Any) -> str:
    return make_table(keep(content or example_csv(), FILE), TableChoices(target, **choices))


def table_of(rows: int, cells: str = "{i},{two}") -> bytes:
    lines = [cells.format(i=i, two="ab"[i % 2], three=f"{i % 3}.5") for i in range(rows)]
    return "\n".join(["x,y", *lines]).encode()


def test_numbers_stay_numbers_and_a_category_becomes_an_input_for_each_value() -> None:
    experiment = change(Experiment(), dataset=saved(inputs=("size", "district")))
    assert experiment.dataset.feature_names == (
        "size",
        "district = harbour",
        "district = hill",
        "district = old town",
        "district = station",
    )
    assert make_splits(experiment).train.x.shape == (144, 5)
    assert (experiment.dataset.task, experiment.dataset.title) == ("regression", "rents: rent")


def test_there_are_as_many_names_as_inputs_whatever_the_columns_are() -> None:
    lines = (
        "y,when,text,two,few,gap",
        *(f"{i},2020-{i % 12 + 1}-1,t{i % 25},{i % 2 > 0},{'abc'[i % 3]},{i or ''}" for i in range(99)),
    )
    for kinds in ({}, {"gap": "text", "few": "left out"}):
        experiment = change(Experiment(), dataset=saved("\n".join(lines).encode(), "y", kinds=kinds))
        assert make_splits(experiment).train.x.shape[1] == len(experiment.dataset.feature_names)


def test_an_empty_cell_is_filled_by_what_the_training_rows_hold_and_an_input_says_so() -> None:
    cells = "\n".join(f"{i if i % 2 else ''},{i}" for i in range(100))
    dataset = own_dataset(saved(b"x,y\n" + cells.encode(), "y"))
    assert dataset.feature_names == ("x", "x is missing")
    x, _ = dataset.everything()
    assert dataset.encode
    encoded = dataset.encode(x, np.arange(4))
    assert encoded[0].tolist() == [2.0, 1.0], "the median of 1 and 3, whatever the other rows hold"
    assert encoded[1].tolist() == [1.0, 0.0]


def test_of_a_text_the_values_that_are_frequent_among_the_training_rows_have_an_input() -> None:
    cells = "\n".join(f"{'often' if i % 2 else f'v{i % 60}'},{i}" for i in range(240))
    # Sixty values with four rows each are too few to learn each of them.
    dataset = own_dataset(saved(b"x,y\n" + cells.encode(), "y"))
    assert len(dataset.feature_names) == dataset.features == 10
    x, _ = dataset.everything()
    assert dataset.encode
    encoded = dataset.encode(x, np.arange(100))
    assert encoded.sum(1).tolist() == [1.0] * 240
    assert encoded.max(0).tolist() == [1.0] * 10


def test_a_text_whose_values_have_rows_enough_has_an_input_for_each() -> None:
    cells = "\n".join(f"place {i % 30},{i}" for i in range(300))
    assert own_dataset(saved(b"x,y\n" + cells.encode(), "y")).features == 30


def jobs(rows: int = 400) -> bytes:
    """Titles that hardly repeat, in each of which a word tells the pay."""
    rng = np.random.default_rng(0)
    ranks = [["Senior", "senior", "Sr. (senior)", "SENIOR-"], ["junior", "Junior", "jr/junior", "JUNIOR"]]
    places = ["nurse", "engineer", "driver", "teacher", "clerk", "cook"]
    titles = [f"{ranks[i % 2][rng.integers(4)]} {rng.choice(places)} {rng.integers(9999)}" for i in range(rows)]
    lines = [f"{t},{rng.normal():.2f},{(i + 1) % 2 + rng.normal(0, 0.2):.2f}" for i, t in enumerate(titles)]
    lines[7] = ",0.1,0.5"
    return "\n".join(["title,x,pay", *lines]).encode()


def test_a_text_that_hardly_repeats_is_left_out_unless_it_is_read_as_words() -> None:
    assert own_dataset(saved(jobs(), "pay")).feature_names == ("x",)
    dataset = own_dataset(saved(jobs(), "pay", kinds={"title": "words"}))
    assert dataset.feature_names == ("x", "title is missing", *(f"title: words {i}" for i in range(1, 11)))
    assert dataset.features == 12
    experiment = change(Experiment(), dataset=dataset.name, irrelevant_features=2)
    assert make_splits(experiment).train.x.shape == (240, 14)


def test_what_only_words_tell_is_learned_from_them() -> None:
    shares = []
    for kinds in ({}, {"title": "words"}):
        splits = make_splits(change(Experiment(), dataset=saved(jobs(), "pay", kinds=kinds)))
        inputs = np.column_stack([splits.train.x, np.ones(len(splits.train.x))])
        weights = np.linalg.lstsq(inputs, splits.train.y)[0]
        test = splits.test
        errors = test.y - np.column_stack([test.x, np.ones(len(test.x))]) @ weights
        shares.append(1 - errors.var() / test.y.var())
    assert shares[0] < 0.1
    assert shares[1] > 0.7


def test_words_are_fitted_on_the_training_rows_alone() -> None:
    before = change(Experiment(), dataset=saved(jobs(), "pay", kinds={"title": "words"}))
    train, *others = row_places(before)
    lines = jobs().decode().splitlines()
    for row in np.concatenate(others):
        lines[row + 1] = f"other words {row},{lines[row + 1].partition(',')[2]}"
    after = change(before, dataset=saved("\n".join(lines).encode(), "pay", kinds={"title": "words"}))
    assert np.array_equal(row_places(after)[0], train)
    assert np.array_equal(make_splits(before).train.x, make_splits(after).train.x)
    assert not np.allclose(make_splits(before).validation.x, make_splits(after).validation.x)


def test_words_are_kept_with_the_table_and_go_where_its_rows_go() -> None:
    options: dict[str, Any] = {"kinds": {"title": "words"}, "complete": True, "unique": True, "untrained": (3, 5)}
    experiment = change(Experiment(), dataset=saved(jobs(), "pay", **options))
    assert np.isfinite(make_splits(experiment).train.x).all()
    rows = rows_of(experiment.data.dataset)
    titles = [line.partition(",")[0] for line in jobs().decode().splitlines()[1:]]
    assert [rows.texts[0][int(code)] for code in rows.x[:, 0]] == [titles[row] for row in rows.records]
    assert from_link(to_link(experiment))[0] == experiment
    assert 'kinds={"title": "words"}' in python_snippet(experiment)


def test_only_texts_of_more_values_than_inputs_can_be_words() -> None:
    description = described(keep(jobs() + b"\n" * 2, FILE))
    assert {column.name: column.possible for column in description.columns} == {
        "title": ("text", "words", "left out"),
        "x": ("number", "text", "left out"),
        "pay": ("number", "text", "left out"),
    }
    with pytest.raises(TableError, match="'district' can't be read as words: category, left out"):
        saved(kinds={"district": "words"})


def test_rows_with_an_empty_cell_can_be_left_out() -> None:
    empty = sum(not line.split(b",")[4] for line in example_csv().splitlines())
    assert own_dataset(saved()).size == 240
    complete = own_dataset(saved(complete=True))
    assert complete.size == 240 - empty < 240
    assert "year is missing" not in complete.feature_names


@pytest.mark.parametrize(
    ("target", "classes", "task", "names"),
    [
        ("balcony", None, "binary", ("no", "yes")),
        ("district", None, "multiclass", ("harbour", "hill", "old town", "station")),
        ("floor", True, "multiclass", ("0", "1", "2", "3", "4", "5", "6")),
        ("floor", False, "regression", ()),
        ("size", None, "regression", ()),
    ],
)
def test_the_target_decides_the_task(target: str, classes: bool | None, task: str, names: tuple[str, ...]) -> None:
    experiment = change(Experiment(), dataset=saved(target=target, classes=classes))
    assert experiment.dataset.task == task
    assert experiment.dataset.class_names == names
    assert make_splits(experiment).train.y.max() >= len(names) - 1


@pytest.mark.parametrize(
    ("target", "choices", "problem"),
    [
        ("rents", {}, "'rents' can't be predicted. Columns that can be: size, rooms"),
        ("rent", {"inputs": ("size", "colour")}, "'colour' can't be used here. Columns that can be: size, rooms"),
        ("rent", {"inputs": ("size", "rent")}, "'rent' can't be used"),
        ("size", {"classes": True}, "'size' has too many different values to be classes"),
        ("district", {"classes": False}, "'district' holds text"),
        ("floor", {}, "'floor' has 7 different values .* Say whether they are classes"),
        ("rent", {"kinds": {"district": "number"}}, "'district' can't be read as number: category, left out"),
        ("rent", {"kinds": {"colour": "number"}}, "'colour' can't be read as number: there is no such column"),
        (
            "rent",
            {"group": "rent"},
            "split by 'rent'. Columns are: address, size, rooms, floor, year, district, balcony, distance.",
        ),
    ],
)
def test_an_impossible_choice_of_columns_is_refused_by_name(target: str, choices: dict[str, Any], problem: str) -> None:
    with pytest.raises(TableError, match=problem):
        saved(target=target, **choices)


def classes_of(*counts: int) -> bytes:
    labels = "".join(letter * count for letter, count in zip("abcdef", counts, strict=False))
    return "\n".join(["x,y", *(f"{i},{label}" for i, label in enumerate(labels))]).encode()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (table_of(19), "The table has 19 rows, and 20 are needed"),
        (table_of(3), "3 rows, and 20 are needed. If it has a column for each case, swap rows and columns"),
        (classes_of(40, 4), "Two classes with 5 rows or more are needed, and 'y' has 1"),
        (
            b",".join(b"c%d" % i for i in range(42))
            + b",y\n"
            + b"\n".join(b",".join(b"%d" % (row + column) for column in range(43)) for row in range(30)),
            "There are 42 inputs, and at most 40 can be used",
        ),
    ],
    ids=["few rows", "rows for columns", "one class", "many inputs"],
)
def test_what_can_t_be_learned_from_is_refused_and_no_data_set_is_stored(
    content: bytes, problem: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.data.tables.choices.MAX_INPUTS", 40)
    with pytest.raises(TableError, match=problem):
        saved(content, "y")
    assert not list(folder.glob("table-*"))


@pytest.mark.parametrize(
    ("rare", "full", "problem"),
    [
        ("p" * 6 + "q" * 34, 37, "Class 'p' of 'y' has 3 rows left"),
        ("p" * 6 + "q" * 34, 35, "Class 'p' of 'y' has one row left, and 5 are needed. Leave fewer rows out"),
    ],
)
def test_one_row_is_said_as_one(rare: str, full: int, problem: str) -> None:
    rows = (f"{i},{i if i >= len(rare) - full else ''},{label}" for i, label in enumerate(rare))
    with pytest.raises(TableError, match=problem):
        saved("\n".join(["x,z,y", *rows]).encode(), "y", complete=True)


def grouped(rows: int = 200) -> bytes:
    return ("id,x,y\n" + "\n".join(f"{i // 7},{i}.5,{i * i % 101}.25" for i in range(rows))).encode()


@pytest.mark.parametrize("seed", range(5))
def test_a_split_by_group_tears_no_group_apart_and_has_the_same_sizes_at_every_seed(seed: int) -> None:
    experiment = change(Experiment(), dataset=saved(grouped(), "y", group="id"), data_seed=seed)
    groups = [set((part.x[:, 1] // 7).astype(int)) for part in raw_parts(experiment)]
    assert not groups[0] & groups[1]
    assert not groups[0] & groups[2]
    assert not groups[1] & groups[2]
    assert make_splits(experiment).sizes == split_sizes(experiment) == (113, 38, 37)


@pytest.mark.parametrize("seed", range(20))
def test_a_split_by_group_of_a_class_in_a_third_of_them_has_it_in_every_part(seed: int) -> None:
    rows = "\n".join(f"{i // 10},{i},{('ok', 'fault')[i // 10 % 3 == 0]}" for i in range(240))
    table = saved(f"id,x,y\n{rows}".encode(), "y", group="id")
    assert [
        len(np.unique(part.y)) for part in make_splits(change(Experiment(), dataset=table, data_seed=seed)).parts
    ] == [2, 2, 2]


def test_a_split_by_group_is_drawn_anew_only_where_a_class_is_missing() -> None:
    groups, y = np.repeat(np.arange(40), 5), np.arange(200) % 2
    once = by_group(groups, (110, 40, 40), np.random.default_rng(0))
    assert np.array_equal(once, by_group_with_classes(groups, y, (110, 40, 40), np.random.default_rng(0)))


def test_a_split_in_order_tests_on_the_last_rows() -> None:
    train, validation, test = raw_parts(change(Experiment(), dataset=saved(grouped(), "y", order="x")))
    assert train.x[:, 1].max() < validation.x[:, 1].min()
    assert validation.x[:, 1].max() < test.x[:, 1].min()


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"order": "x"}, "In this order the train set of 120 rows has no row of class 'yes'. Split at random"),
        ({"group": "id"}, "Split by group, the .* has no row of class '.*'. Split at random, or by another column."),
    ],
)
def test_a_split_that_leaves_a_class_out_says_which_and_how_else_to_split(choices: dict[str, str], said: str) -> None:
    late = "id,x,y\n" + "\n".join(f"{i // 20},{i},{('no', 'yes')[i > 180]}" for i in range(200))
    with pytest.raises(DataError, match=said):
        make_splits(change(Experiment(), dataset=saved(late.encode(), "y", **choices)))


WRITTEN: dict[str, Callable[[int], str]] = {
    "money": lambda i: f'"${i * 97:,}"',
    "decimal commas": lambda i: f'"{i},5"',
    "thousands of millions": lambda i: f"{i} Mio.",
    "words and numbers": lambda i: f"Week {i}",
    "days first": lambda i: f"{i % 28 + 1}.{i // 28 + 1}.2023",
    "months in words": lambda i: f"{date(2023, 1, 1) + timedelta(i):%d %B %Y}",
    "quarters": lambda i: f"Q{i // 10 % 4 + 1} {2001 + i // 40}",
    "the clock": lambda i: f"{i // 60}:{i % 60:02}",
    "halves of the day": lambda i: f"{7 * i // 60 % 12 or 12}:{7 * i % 60:02} {'AP'[7 * i >= 720]}M",
}


@pytest.mark.parametrize("form", WRITTEN)
def test_an_order_is_one_of_values_however_they_are_written(form: str) -> None:
    order = np.random.default_rng(0).permutation(200)
    table = "when,x,y\n" + "\n".join(f"{WRITTEN[form](int(i))},{i}.5,{i * i % 101}.25" for i in order)
    experiment = change(Experiment(), dataset=saved(table.encode(), "y", inputs=("x",), order="when"))
    parts = [part.x[:, 0] for part in raw_parts(experiment)]
    # Rows of one quarter have no order among each other.
    alike = 10 if form == "quarters" else 1
    assert all(earlier.max() // alike <= later.min() // alike for earlier, later in pairwise(parts))


def test_a_row_without_a_place_in_the_order_is_left_out() -> None:
    """Behind all others, they alone would be tested on."""
    rows = "\n".join(f"{i if i % 5 else ''},{i}.5,{i * i % 101 if i > 1 else ''}" for i in range(200))
    name = saved(f"id,x,y\n{rows}".encode(), "y", classes=False, order="id")
    test = raw_parts(change(Experiment(), dataset=name))[2]
    assert test.x[:, 0].min() > 150
    schema = schema_of(name)
    assert (schema.rows, schema.lacking) == (159, (2, 39, 0))
    few = "\n".join(f"{i if i < 9 else ''},{i}.5,{i}" for i in range(200))
    with pytest.raises(TableError, match=r"in 'id' have no place in its order: 191\. Of the others 9 are left"):
        saved(f"id,x,y\n{few}".encode(), "y", order="id")
    rare = "\n".join(f"{i if i % 9 else ''},{i}.5,{'no' if i % 9 else 'yes'}" for i in range(200))
    with pytest.raises(TableError, match=r"Of class 'yes', 0 rows with a value in 'id' are left, .* Split rows"):
        saved(f"id,x,y\n{rare}".encode(), "y", order="id")
    empty = "\n".join(
        f"{i if i % 9 else ''},{f'{i}.5' if i % 9 else ''},{'no' if i % 9 else 'yes'}" for i in range(200)
    )
    with pytest.raises(TableError, match="Class 'yes' of 'y' has 0 rows left"):
        saved(f"id,x,y\n{empty}".encode(), "y", order="id", complete=True)


def test_each_row_without_a_group_is_one_of_its_own() -> None:
    """Together they would be the largest group of all, and as many rows would be in no part."""
    rows = "\n".join(f"{i // 4 if i % 5 else ''},{i}.5,{i * i % 101}.25" for i in range(200))
    experiment = change(Experiment(), dataset=saved(f"id,x,y\n{rows}".encode(), "y", group="id"))
    assert sum(make_splits(experiment).sizes) == 200 - 2 * 3
    schema = schema_of(experiment.data.dataset)
    assert (schema.largest_group, schema.lacking) == (4, (0, 0, 40))


def test_a_split_may_take_the_rows_as_they_stand() -> None:
    experiment = change(Experiment(), dataset=saved(grouped(), "y", order=FILE_ORDER))
    assert [part.tolist() for part in row_places(experiment)] == [[*range(120)], [*range(120, 160)], [*range(160, 200)]]
    assert experiment.dataset.ordered
    assert "argsort" not in keras_script(experiment).partition("kept =")[2].partition("x, y =")[0]


def test_groups_that_leave_no_rows_for_a_part_are_refused() -> None:
    halves = "id,x,y\n" + "\n".join(f"{i // 50},{i}.5,{i}.25" for i in range(100))
    experiment = change(Experiment(), dataset=saved(halves.encode(), "y", group="id"))
    with pytest.raises(DataError, match="groups have up to 50 of 100 rows"):
        make_splits(experiment)


def test_of_equal_rows_one_is_kept_empty_cells_included() -> None:
    rows = "x,z,y\n" + "".join(f"{i % 30 or ''},1.5,{i % 30}\n{i % 30 or ''},2.5,{i}.25\n" for i in range(60))
    assert own_dataset(saved(rows.encode(), "y")).size == 120
    assert own_dataset(saved(rows.encode(), "y", unique=True)).size == 120 - 30


def test_of_nearly_equal_rows_one_is_kept_be_it_another_date_that_differs() -> None:
    days = [(i, f"2021-0{i % 9 + 1}-0{k + 1}") for i in range(60) for k in (0, 1)]
    lines = [f"{i * i % 89},{i * i % 97}.5,{i * i % 83},{day},{i}.25" for i, day in days]
    rows = "\n".join(["a,b,c,day,y", *lines]).encode()
    assert own_dataset(saved(rows, "y", unique=True)).size == 120
    assert own_dataset(saved(rows, "y", unique="near")).size == 60


@pytest.mark.parametrize("seed", range(3))
def test_rows_that_are_not_trained_on_validate_and_test_as_before(seed: int) -> None:
    aside = tuple(range(0, 240, 9))
    before, after = (change(Experiment(), dataset=saved(untrained=rows), data_seed=seed) for rows in ((), aside))
    (train, *others), (fewer, *same) = row_places(before), row_places(after)
    assert all(np.array_equal(one, other) for one, other in zip(others, same, strict=True))
    assert set(fewer) == set(train) - set(aside)
    assert np.array_equal(fewer[~np.isin(train, aside)], train[~np.isin(train, aside)])
    assert make_splits(after).sizes == make_splits(before).sizes


def test_rows_that_are_not_trained_on_are_rows_of_the_file() -> None:
    gone = "x,y\n" + "".join(f"{i},{i if i > 9 else ''}\n" for i in range(60))
    experiment = change(Experiment(), dataset=saved(gone.encode(), "y", untrained=(3, 12)))
    assert experiment.dataset.untrained
    assert np.flatnonzero(experiment.dataset.untrained()).tolist() == [2]


def test_a_train_set_whose_rows_are_all_set_aside_is_told_as_such() -> None:
    dataset = saved(untrained=tuple(range(0, 240, 2)))
    few = change(Experiment(), dataset=dataset, samples=20, train_fraction=0.1)
    said = {_problem(change(few, data_seed=seed)) for seed in range(20)}
    assert "All 2 rows of the training set are set aside. Train on more of the rows, or set fewer aside." in said


def _problem(experiment: Experiment) -> str:
    try:
        make_splits(experiment)
    except DataError as error:
        return str(error)
    return ""


def test_half_of_the_rows_are_trained_on_at_least() -> None:
    with pytest.raises(TableError, match="Of 240 rows 150 are left out of training"):
        saved(untrained=tuple(range(150)))


def test_numbers_that_stand_for_something_else_are_filled_as_missing_ones() -> None:
    rows = "x,y\n" + "".join(f"{999999 if i % 9 == 4 else i},{i}.5\n" for i in range(60))
    dataset = own_dataset(saved(rows.encode(), "y", missing={"x": (999999.0,)}))
    assert dataset.feature_names == ("x", "x is missing")
    assert np.nanmax(dataset.everything()[0]) == 59.0


def test_a_target_that_stands_for_something_else_is_no_row() -> None:
    rows = "x,y\n" + "".join(f"{i},{999999 if i % 9 == 4 else i}.5\n" for i in range(60))
    assert own_dataset(saved(rows.encode(), "y", missing={"y": (999999.5,)})).size == 53


def test_rows_are_split_by_a_column_that_is_there() -> None:
    with pytest.raises(TableError, match="can't be split by 'person'"):
        saved(grouped(), "y", group="person")


def test_classes_with_too_few_rows_are_left_out() -> None:
    dataset = own_dataset(saved(classes_of(20, 4, 20), "y"))
    assert (dataset.class_names, dataset.size) == (("a", "c"), 40)


def test_the_same_choice_has_the_same_name_and_another_choice_another_name() -> None:
    assert saved() == saved()
    assert len({saved(), saved(target="size"), saved(inputs=("size",)), saved(table_of(20), "y")}) == 4


def test_a_link_opens_where_the_table_is_stored_and_asks_for_it_where_it_is_not(folder: Path) -> None:
    experiment = own_experiment(saved())
    assert from_link(to_link(experiment)) == (experiment, ())
    folder.rename(folder.with_name("moved"))
    assert from_link(to_link(experiment)) == (experiment, ())
    assert change(experiment, l2=0.1).model.l2 == 0.1
    with pytest.raises(TableError, match="is not kept here: upload it again on the page Your data"):
        make_splits(experiment)


@pytest.mark.parametrize("name", ["table-../../../../etc", "table-", "table-" + "g" * 16, "../table-" + "0" * 16])
def test_a_malformed_name_never_reaches_the_file_system(name: str) -> None:
    used, problems = from_link({"dataset": name})
    assert used == Experiment()
    assert "is not one of moons" in problems[0]


@pytest.mark.parametrize(
    ("file", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\a b.csv", "a b.csv"),
        ("..", "data.csv"),
        ("<b>.csv", "_b_.csv"),
        ("rents (1).csv", "rents (1).csv"),
        ("R&D, 50% [$].csv", "R&D, 50% [$].csv"),
        ("cafe\u0301.csv", "cafe\u0301.csv"),
        ("a\u202eb\x7f\xa0\n\u2028\ud800.csv", "a_b_____.csv"),
        ('a:b"c|d?e*f.csv', "a_b_c_d_e_f.csv"),
        ("schema.json", "schema.json"),
        ("\U0001d4b3" * 200 + ".csv", "\U0001d4b3" * 19 + ".csv"),
    ],
)
def test_a_file_keeps_its_name_as_far_as_every_file_system_accepts_it(file: str, safe: str) -> None:
    assert safe_name(file) == safe
    name = make_table(keep(example_csv(), file), TableChoices(TARGET))
    assert schema_of(name).file == safe
    assert own_dataset(name).size == 240


@pytest.mark.parametrize("file", ["rents (1).csv", "a:b.csv", "x" * 90 + ".csv"])
def test_a_file_is_the_same_under_the_name_that_it_was_brought_with_and_the_one_that_it_has_here(file: str) -> None:
    assert keep(example_csv(), file) == keep(example_csv(), safe_name(file))


def test_the_name_of_a_data_set_is_that_of_earlier_versions() -> None:
    assert keep(b"x,y\n" + b"1.5,a\n2.5,b\n" * 20, "My rents-2_b.csv") == "file-06b6afc8466fa82c"


def test_a_worker_finds_the_table_by_its_name() -> None:
    experiment = own_experiment(saved())
    again = pickle.loads(pickle.dumps(experiment))
    assert make_splits(again).sizes == (144, 48, 48)


def test_the_oldest_tables_are_removed(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr(storage, "MAX_KEPT", 3)
    names = [saved(table_of(rows), "y") for rows in range(20, 25)]
    assert len(list(folder.glob("table-*"))) == len(list(folder.glob("file-*"))) == 3
    assert is_kept(names[-1])


@pytest.mark.parametrize("again", ["made", "read", "read where it was read before"])
def test_a_table_that_is_used_and_its_file_are_newer_than_those_that_are_not(
    again: str, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(storage, "MAX_KEPT", 2)
    used, unused = (saved(table_of(rows), "y") for rows in (30, 31))
    experiment = change(Experiment(), dataset=used)
    if again == "read where it was read before":
        make_splits(experiment)
    files = [schema_of(name).source for name in (used, unused)]
    for age, name in enumerate((unused, used, *reversed(files))):
        os.utime(folder / name, (1000 - age, 1000 - age))
    if again == "made":
        assert saved(table_of(30), "y") == used
    else:
        make_splits(experiment)
    saved(table_of(32), "y")
    assert [is_kept(name) for name in (used, unused, *files)] == [True, False, True, False]


def test_a_file_that_is_deleted_takes_its_data_sets_with_it(folder: Path) -> None:
    name, other = saved(), saved(table_of(20), "y")
    delete_file(schema_of(name).source)
    assert [is_kept(name), is_kept(other)] == [False, True]
    assert description_of(schema_of(other).source) is not None


def test_of_a_table_that_is_deleted_no_row_is_trained_on_though_its_rows_were_read_before() -> None:
    name = saved()
    experiment = own_experiment(name)
    assert make_splits(experiment).sizes == (144, 48, 48)
    delete_file(schema_of(name).source)
    for seed in (0, 1):
        with pytest.raises(TableError, match="is not kept here: upload it again on the page Your data"):
            make_splits(change(experiment, data_seed=seed))


def test_a_file_that_is_read_by_no_means_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("dashboard.data.tables.making.describe_opened", fail)
    with pytest.raises(ZeroDivisionError):
        keep(example_csv(), FILE)
    assert not list(folder.iterdir())


def test_a_file_that_is_no_table_is_not_kept(folder: Path) -> None:
    with pytest.raises(TableError):
        keep(b"\x89PNG", "x.csv")
    assert list(folder.iterdir()) == []


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
    monkeypatch.setenv("OVERFIT_LAB_SAMPLES", "15000")
    long = own_experiment(saved(table_of(20_000, "{i},{three}"), "y"))
    assert (long.data.samples, long.training.epochs) == (15_000, 21)


def test_in_python_it_is_one_call_and_takes_all_rows(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(example_csv())
    name = own_data(tmp_path / FILE, TARGET)
    assert name == saved()
    assert make_splits(change(Experiment(), dataset=name)).sizes == (144, 48, 48)
    assert make_splits(change(Experiment(), dataset=name, samples=100)).sizes == (60, 20, 20)


def test_a_file_can_be_deleted_beside_tables_of_another_version(folder: Path) -> None:
    name, other = saved(), saved(table_of(20), "y")
    file = schema_of(name).source
    (folder / other / "schema.json").write_text('{"columns": 3}')
    with pytest.raises(TableError, match="upload it again"):
        schema_of(other)
    delete_file(file)
    assert [is_kept(name), is_kept(other)] == [False, True]


def test_a_description_of_another_version_is_made_again(folder: Path) -> None:
    name = keep(example_csv(), FILE)
    (folder / name / "description.json").write_text("{}")
    assert description_of(name) is None
    assert described(name) == description_of(name)


@pytest.mark.parametrize("error", [OSError("No space left on device"), MemoryError(), KeyboardInterrupt()])
def test_a_file_is_kept_when_it_is_not_its_own_fault_that_it_could_not_be_read(
    monkeypatch: pytest.MonkeyPatch, folder: Path, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("dashboard.data.tables.making.keep_cells", fail)
    with pytest.raises(type(error)):
        keep(example_csv(), FILE)
    monkeypatch.undo()
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(folder))
    (file,) = folder.iterdir()
    assert described(file.name).columns
