"""A table with a row for each split is one with a column for each."""

from __future__ import annotations

import pytest

from dashboard.data.curves.by_split import split_apart, split_column, split_named

TABLE = [["1", "train", "0.9", "0.5"], ["1", "val", "1.0", "0.4"], ["2", "train", "0.7", "0.6"]]


def test_each_quantity_has_a_column_for_each_split_beside_the_steps() -> None:
    names, rows = split_apart(["epoch", "phase", "loss", "accuracy"], TABLE)
    assert names == ["epoch", "train/loss", "train/accuracy", "val/loss", "val/accuracy"]
    assert rows == [["1", "0.9", "0.5", "", ""], ["1", "", "", "1.0", "0.4"], ["2", "0.7", "0.6", "", ""]]


def test_a_table_without_such_a_column_stays_as_it_is() -> None:
    body = [["1", "0.9"], ["2", "0.7"]]
    assert split_apart(["epoch", "loss"], body) == (["epoch", "loss"], body)
    assert split_named(["key", "value"], body) == body
    assert split_column([]) is None


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("train", "val"), True),
        (("train", "val", "test"), True),
        (("train", "train"), False),
        (("train", "Train", "val", "test"), False),
        (("train", "val loss"), False),
        (("train", "held"), False),
        (("train", ""), False),
    ],
)
def test_it_holds_nothing_but_the_names_of_two_or_three_splits(cells: tuple[str, ...], *, found: bool) -> None:
    assert split_column([["0.5", cell] for cell in cells]) == (1 if found else None)
    assert split_column([["0.5"], *(["0.5", cell] for cell in cells)]) is None, "a row has no cell there"


def test_of_single_values_the_name_says_on_which_split_each_was_measured() -> None:
    rows = [["train", "1", "loss", "0.9"], ["val", "1", "loss", "1.0"]]
    assert split_named(["split", "step", "Metric", "value"], rows) == [
        ["train", "1", "train/loss", "0.9"],
        ["val", "1", "val/loss", "1.0"],
    ]
