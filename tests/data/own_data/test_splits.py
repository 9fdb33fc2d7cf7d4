"""Rows are split by group, in an order, or as they stand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest

from dashboard.data.dataset import DataError
from dashboard.data.splitting import by_group, by_group_with_classes
from dashboard.data.tables.errors import TableError
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.data.tables.storage import schema_of
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits, raw_parts, row_places, split_sizes
from dashboard.export.standalone.keras_script import keras_script
from tests.data.own_data.tables import grouped, saved


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
