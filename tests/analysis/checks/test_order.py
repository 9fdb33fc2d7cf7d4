"""Whether rows follow each other in time does not depend on how their classes are called."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest

from dashboard.analysis.checks.order import time_order
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.data.tables.schema import FILE_ORDER
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import split_sizes


def by_day(y: np.ndarray, labels: tuple[str, ...]) -> Inspection:
    rng = np.random.default_rng(1)
    columns = (
        Inspected("day", "date", np.arange(len(y), dtype=float), is_input=False),
        Inspected("other", "number", rng.normal(size=len(y)), is_input=True),
    )
    return Inspection(columns, "y", y, labels)


def test_classes_that_last_follow_each_other_as_much_under_any_names() -> None:
    rng = np.random.default_rng(0)
    walk = np.cumsum(rng.choice([0, 0, 0, 1, 2], 300)) % 3
    said = {
        str(one.evidence)
        for names in permutations(range(3))
        for one in time_order(by_day(np.array(names)[walk], tuple("abc")))
    }
    assert len(said) == 1


def test_classes_of_similar_numbers_do_not_follow_each_other() -> None:
    """Two classes take turns, and later two others: no row has the class of the one before."""
    y = np.r_[np.arange(150) % 2, 2 + np.arange(150) % 2]
    assert time_order(by_day(y, tuple("abcd"))) == []


def in_file(y: np.ndarray, labels: tuple[str, ...] = (), **columns: np.ndarray) -> Inspection:
    inputs = (Inspected(name, "number", values.astype(float), is_input=True) for name, values in columns.items())
    return Inspection(tuple(inputs), "y", y, labels)


def test_counts_that_were_written_out_as_rows_are_in_no_order_of_time() -> None:
    species, group = np.repeat([0, 1], 100), np.repeat([0, 1, 0, 1], 50)
    size = np.random.default_rng(0).normal(size=200)
    sex = np.repeat([0, 1, 0, 1, 1, 0, 1, 0], 25)
    assert time_order(in_file(sex, ("f", "m"), species=species, group=group, size=size)) == []
    visits = np.concatenate([np.sort(np.random.default_rng(at).poisson(9, 50)) for at in range(4)]).astype(float)
    assert time_order(in_file(visits, species=species, group=group, size=size)) == []
    assert time_order(in_file(np.cumsum(size), species=species, group=group))


def test_a_split_in_order_is_not_offered_where_it_would_lack_a_class() -> None:
    y = np.r_[np.arange(170) // 10 % 2, np.zeros(50, int)]
    (found,) = time_order(by_day(y, ("up", "down")))
    assert (found.step, found.columns) == ("none", ("day",))
    (found,) = time_order(in_file(y, ("up", "down"), size=np.random.default_rng(0).normal(size=220)))
    assert (found.step, found.columns) == ("none", (FILE_ORDER,))


def test_rows_without_a_date_are_in_no_part_of_a_split_in_order() -> None:
    """Of both classes, they stand last where they are sorted with the others."""
    table = by_day(np.r_[np.arange(170) // 10 % 2, np.zeros(50, int), np.arange(40) % 2], ("up", "down"))
    undated = np.where(np.arange(260) < 220, table.columns[0].values, np.nan)
    (found,) = time_order(replace(table, columns=(replace(table.columns[0], values=undated), table.columns[1])))
    assert (found.step, found.columns) == ("none", ("day",))


@pytest.mark.parametrize("rows", [101, 102, 103, 104, 106, 107])
def test_a_split_in_order_is_offered_where_it_has_all_classes_to_the_last_row(rows: int) -> None:
    """At its border between validation and test stands one row of a class, with no other in one of the two."""
    train, validation, _ = split_sizes(change(Experiment(), samples=rows, train_fraction=0.6, validation_fraction=0.2))
    border = train + validation
    for last, step in ((border, "split in order"), (border - 1, "none")):
        y = np.zeros(rows, int)
        y[:6] = y[train : train + 5] = y[last] = 1
        assert [one.step for one in time_order(by_day(y, ("up", "down")))] == [step]


def test_a_file_of_a_few_runs_of_classes_is_sorted_by_what_no_column_says() -> None:
    y = np.repeat([0, 1, 0, 1], [60, 80, 60, 100])
    assert time_order(in_file(y, ("up", "down"), size=np.random.default_rng(0).normal(size=300))) == []


def test_rows_that_follow_each_other_within_persons_alone_are_in_no_order_of_time() -> None:
    """Each person grows, and is weighed every week."""
    rng = np.random.default_rng(0)
    person, week = np.repeat(np.arange(40), 10), np.tile(np.arange(10), 40)
    weight = 40 + week * rng.gamma(4, 1, 40)[person] + rng.normal(0, 0.5, 400)
    assert time_order(in_file(weight, person=person, week=week)) == []


def test_quarters_as_parts_of_a_year_are_an_order_of_time() -> None:
    year = (1960 + np.arange(84) / 4).round(2)
    (found,) = time_order(in_file(np.cumsum(np.random.default_rng(0).normal(size=84)), year=year))
    assert found.columns == ("year",)
    assert time_order(in_file(np.arange(84.0), size=np.sort(np.random.default_rng(0).uniform(1960, 1981, 84)))) == []
