"""What is chosen decides the task, and what can't be learned from is refused by name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dashboard.data.tables.errors import TableError
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from tests.data.own_data.tables import classes_of, grouped, saved, table_of


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


def test_half_of_the_rows_are_trained_on_at_least() -> None:
    with pytest.raises(TableError, match="Of 240 rows 150 are left out of training"):
        saved(untrained=tuple(range(150)))


def test_rows_are_split_by_a_column_that_is_there() -> None:
    with pytest.raises(TableError, match="can't be split by 'person'"):
        saved(grouped(), "y", group="person")
