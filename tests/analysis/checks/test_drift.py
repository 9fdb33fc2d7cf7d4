"""Where a split follows an order, rows that test and are unlike those that train are told, and no others."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dashboard.analysis.checks.drift import _interval, groups_differ, parts_differ
from dashboard.analysis.checks.finding import Finding
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.data.tables.inspecting import inspect
from dashboard.data.tables.making import keep, make_table
from tests.analysis.checks.tables import Frame, clean


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERFIT_LAB_DATA", str(tmp_path))


def found_in(frame: Frame, order: str = "day") -> list[Finding]:
    source = keep(frame.to_csv(index=False).encode(), "table.csv")
    return parts_differ(inspect(make_table(source, TableChoices("y", order=order))).as_split(), order)


def drifting(seed: int) -> Frame:
    """Sizes grow with time, and rents with them."""
    frame = clean(seed)
    since = (frame["day"] - frame["day"].min()).dt.days / 700
    return frame.assign(size=(frame["size"] + 60 * since).round(1))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_rows_that_change_with_time_are_told_with_the_column_that_does(seed: int) -> None:
    (found,) = found_in(drifting(seed))
    assert found.check == "drift"
    assert str(found.evidence).endswith("if they are shuffled), most of all by size.")
    assert (found.step, found.columns) == ("leave out", ("size",))


def test_the_column_that_tells_most_is_named_first_and_is_the_one_to_leave_out() -> None:
    rng = np.random.default_rng(0)
    late = np.arange(500) >= 400
    columns = tuple(
        Inspected(name, "number", rng.normal(size=500) + shift * late, is_input=True)
        for name, shift in {"weak": 2.0, "strong": 6.0}.items()
    )
    (found,) = parts_differ(Inspection(columns, "y", rng.normal(size=500)), "day")
    assert str(found.evidence).endswith("most of all by strong, weak.")
    assert (found.step, found.columns) == ("leave out", ("strong",))


@pytest.mark.long
def test_of_twenty_clean_tables_at_most_one_raises_an_alarm() -> None:
    assert sum(bool(found_in(clean(seed))) for seed in range(100, 120)) <= 1


def test_where_no_column_alone_says_why_a_split_at_random_shows_what_it_costs() -> None:
    rng = np.random.default_rng(0)
    late = np.arange(1500) >= 1200
    first, other = rng.normal(size=(2, 1500))
    other[late] = first[late] + 0.1 * other[late]
    columns = tuple(Inspected(name, "number", v, is_input=True) for name, v in {"first": first, "other": other}.items())
    (found,) = parts_differ(Inspection(columns, "y", rng.normal(size=1500)), "day")
    assert str(found.evidence).endswith("if they are shuffled).")
    assert (found.step, found.columns, str(found.label)) == (
        "ignore order",
        ("day",),
        "Split at random, to see what it costs",
    )


def test_the_columns_of_the_order_and_other_dates_are_not_asked() -> None:
    frame = clean(0)
    frame["until"] = frame["day"] + np.timedelta64(30, "D")
    assert found_in(frame) == []


def test_a_few_rows_say_nothing() -> None:
    assert found_in(drifting(0).head(90)) == []


def test_that_only_some_of_many_columns_were_asked_is_told() -> None:
    columns = np.random.default_rng(0).normal(size=(51, 200))
    wide = tuple(Inspected(f"x{i}", "number", values, is_input=True) for i, values in enumerate(columns))
    assert parts_differ(Inspection(wide[:50], "y", np.zeros(200)), "day") == []
    (part,) = parts_differ(Inspection(wide, "y", np.zeros(200)), "day")
    assert (part.check, str(part.evidence).endswith("the first 50 of 51 inputs.")) == ("part", True)


def found_in_groups(frame: Frame) -> list[Finding]:
    source = keep(frame.to_csv(index=False).encode(), "table.csv")
    return groups_differ(inspect(make_table(source, TableChoices("y", group="person"))).as_split(), "person")


def of_persons(seed: int, *, differ: bool) -> Frame:
    """Forty rows of each person, who may have a size of their own."""
    frame = clean(seed)
    person = np.arange(len(frame)) // 40
    own = np.random.default_rng(seed).normal(0, 60, person.max() + 1)[person]
    return frame.assign(person=person, size=(frame["size"] + own * differ).round(1))


def test_rows_without_a_group_are_none_that_differs() -> None:
    frame = of_persons(0, differ=True)
    person = frame["person"].astype("Int64").where(np.arange(len(frame)) % 40 < 3)
    assert found_in_groups(frame.assign(person=person)) == []


def test_groups_that_differ_are_told_with_the_column_by_which_they_do() -> None:
    (found,) = found_in_groups(of_persons(0, differ=True))
    assert found.check == "drift"
    assert str(found.evidence).startswith("Groups differ: a classifier tells rows of the test groups from")


def test_groups_that_are_alike_raise_no_alarm() -> None:
    assert [found_in_groups(of_persons(seed, differ=False)) for seed in range(3)] == [[], [], []]


@pytest.mark.parametrize("seed", range(3))
def test_a_few_large_groups_that_differ_are_told_though_they_fill_no_fifth_of_the_rows(seed: int) -> None:
    rng = np.random.default_rng(seed)
    hospital = rng.integers(0, 7, 1400)
    columns = {"hospital": hospital, "lab": rng.normal(0, 4, 7)[hospital] + rng.normal(size=1400)}
    inputs = tuple(Inspected(name, "number", v.astype(float), is_input=True) for name, v in columns.items())
    (found,) = groups_differ(Inspection(inputs, "y", rng.normal(size=1400)), "hospital")
    assert str(found.evidence).startswith("Groups differ:")


@pytest.mark.parametrize("seed", range(3))
def test_many_groups_that_each_have_an_age_are_a_fair_sample(seed: int) -> None:
    rng = np.random.default_rng(seed)
    person = np.repeat(np.arange(60), 10)
    columns = {"person": person, "age": rng.integers(20, 90, 60)[person], "dose": rng.normal(size=600)}
    inputs = tuple(Inspected(name, "number", v.astype(float), is_input=True) for name, v in columns.items())
    assert groups_differ(Inspection(inputs, "y", rng.normal(size=600)), "person") == []


def test_the_interval_is_as_wide_as_areas_vary_from_sample_to_sample() -> None:
    """Hanley and McNeil's error is exact for exponential distributions."""
    rng, positive, negative = np.random.default_rng(0), 12, 5
    drawn = rng.exponential(4.0, (20_000, positive, 1)) > rng.exponential(1.0, (20_000, 1, negative))
    areas = drawn.mean((1, 2))
    low, high = _interval(0.8, np.repeat([0, 1], [negative, positive]))
    assert areas.mean() == pytest.approx(0.8, abs=0.005)
    assert 0.8 - low == pytest.approx(1.96 * areas.std(), rel=0.02)
    assert high == 1.0
