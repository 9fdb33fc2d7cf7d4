"""Columns become inputs: numbers as they are, categories and words by their values, empty cells filled and told."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dashboard.data.own_data import own_dataset
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.making import described, keep
from dashboard.data.tables.storage import rows_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.links.link import from_link
from dashboard.experiment.links.settings import to_link
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, row_places
from dashboard.export.script import python_snippet
from pages.your_data.trials.example import FILE, example_csv
from tests.data.own_data.tables import jobs, saved


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


def test_numbers_that_stand_for_something_else_are_filled_as_missing_ones() -> None:
    rows = "x,y\n" + "".join(f"{999999 if i % 9 == 4 else i},{i}.5\n" for i in range(60))
    dataset = own_dataset(saved(rows.encode(), "y", missing={"x": (999999.0,)}))
    assert dataset.feature_names == ("x", "x is missing")
    assert np.nanmax(dataset.everything()[0]) == 59.0
