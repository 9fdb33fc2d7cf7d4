"""Which rows are left out, of the data set or of training alone."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.dataset import DataError
from dashboard.data.own_data import own_dataset
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, row_places
from tests.data.own_data.tables import classes_of, saved


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


def test_a_target_that_stands_for_something_else_is_no_row() -> None:
    rows = "x,y\n" + "".join(f"{i},{999999 if i % 9 == 4 else i}.5\n" for i in range(60))
    assert own_dataset(saved(rows.encode(), "y", missing={"y": (999999.5,)})).size == 53


def test_classes_with_too_few_rows_are_left_out() -> None:
    dataset = own_dataset(saved(classes_of(20, 4, 20), "y"))
    assert (dataset.class_names, dataset.size) == (("a", "c"), 40)
