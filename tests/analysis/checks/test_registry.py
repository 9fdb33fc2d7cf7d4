"""A check that fails takes no others along."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.checks import registry
from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.registry import CHECKS, OF_ALL_ROWS, findings
from dashboard.analysis.checks.scores import separation_auc
from dashboard.data.tables.inspected import MOST_ROWS, Inspected, Inspection


def walking(*columns: Inspected) -> Inspection:
    walk = np.cumsum(np.random.default_rng(0).normal(size=200))
    return Inspection(columns, "y", walk, records=np.arange(200))


def test_what_other_checks_found_is_kept_and_the_failure_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(table: Inspection) -> list[Finding]:
        raise ValueError("no such shape")

    monkeypatch.setitem(CHECKS, "leak", fails)
    found = findings(walking(Inspected("day", "date", np.arange(200.0), is_input=True)))
    assert [one.check for one in found] == ["time", "failed"]
    assert str(found[-1].evidence) == f"1 of {len(CHECKS)} checks could not be done on this table."


def test_a_column_that_is_empty_in_all_rows_that_are_looked_at_fails_no_check() -> None:
    later_sensor = Inspected("later sensor", "number", np.full(200, np.nan), is_input=True)
    assert [one.check for one in findings(walking(later_sensor))] == ["time"]


def test_two_columns_of_which_one_is_always_empty_are_told_apart_by_which() -> None:
    kind = np.arange(200) % 2
    x = np.where([kind == 0, kind == 1], np.nan, 1.0).T
    assert separation_auc(x, kind) == 1.0


def test_what_orders_the_rows_in_time_is_no_leak() -> None:
    trend = np.arange(200) + np.random.default_rng(0).normal(size=200)
    day = Inspected("day", "date", np.arange(200.0), is_input=True)
    assert [one.check for one in findings(Inspection((day,), "y", trend, records=np.arange(200)))] == ["time"]


def measured(rows: np.ndarray, *columns: Inspected) -> Inspection:
    """Two measures and what follows from them, but for noise: of 300 rows, those at these places."""
    rng = np.random.default_rng(0)
    size, age, noise = rng.normal(size=(3, 300)).round(3)
    inputs = (
        Inspected("size", "number", size[rows], is_input=True),
        Inspected("age", "number", age[rows], is_input=True),
    )
    return Inspection((*columns, *inputs), "y", (size + noise)[rows], records=np.arange(len(rows)))


def test_rows_that_are_there_twice_follow_no_time_and_are_no_groups() -> None:
    side_by_side = np.repeat(np.arange(300), 2)
    case = Inspected("case", "text", side_by_side.astype(float), is_input=False)
    assert [one.check for one in findings(measured(side_by_side))] == ["copies"]
    assert [one.check for one in findings(measured(side_by_side, case))] == ["copies"]


def of_persons(rng: np.random.Generator) -> Inspection:
    """Ten rows of each person, which differ in what was spent and when."""
    person = rng.integers(0, 60, 600)
    of = {name: rng.normal(size=60)[person] for name in ("age", "size", "weight", "income")}
    columns = [Inspected(name, "number", values, is_input=True) for name, values in of.items()]
    spent = Inspected("spent", "number", rng.gamma(2.0, 100.0, 600).round(2), is_input=True)
    weekday = Inspected("weekday", "number", rng.integers(1, 8, 600).astype(float), is_input=True)
    named = Inspected("person", "text", person.astype(float), is_input=False)
    y = (of["age"] + rng.normal(0, 0.2, 600) > 0).astype(int)
    return Inspection((named, *columns, spent, weekday), "y", y, ("no", "yes"), np.arange(600))


def test_rows_of_a_person_that_differ_in_a_cell_are_a_group_and_no_near_copies() -> None:
    assert [one.check for one in findings(of_persons(np.random.default_rng(0)))] == ["groups"]


def test_rows_of_two_persons_that_are_nearly_the_same_are_near_copies_all_the_same() -> None:
    rng = np.random.default_rng(0)
    table = of_persons(rng)
    again = table.of(np.concatenate([np.arange(600), rng.choice(600, 12, replace=False)]))
    named, *others, spent, weekday = again.columns
    person, amount = named.values.copy(), spent.values.copy()
    person[600:] = (person[600:] + 1) % 60
    amount[600:] += 0.01
    both = (replace(named, values=person), *others, replace(spent, values=amount), weekday)
    assert {"groups", "near copies"} <= {one.check for one in findings(replace(again, columns=both))}


def test_a_number_that_counts_rows_in_the_order_of_the_target_is_no_column_that_may_be_known() -> None:
    rows = np.arange(300)
    counter = Inspected("id", "number", rows + 1.0, is_input=True)
    classes = Inspection((counter,), "y", (rows >= 150).astype(int), ("no", "yes"), rows)
    (found,) = findings(classes)
    assert found.check == "identifier"
    assert str(found.meaning) == "The rows follow an order in which a new row would have no place."


def test_of_which_part_of_the_inputs_something_was_looked_for_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "MOST_INPUTS", 10)
    y, *columns = np.random.default_rng(0).normal(size=(52, 200))
    wide = tuple(Inspected(f"x{i}", "number", values, is_input=True) for i, values in enumerate(columns))

    def told(inputs: int, *labels: str) -> list[str]:
        of = (y > 0).astype(int) if labels else y
        found = findings(Inspection(wide[:inputs], "y", of, labels, np.arange(200)))
        return [str(one.evidence) for one in found if one.check == "part"]

    assert told(10, "no", "yes") == told(10) == []
    (some,) = told(11, "no", "yes")
    assert some.endswith("were looked for in the first 10 of 11 inputs.")
    monkeypatch.undo()
    assert told(50) == []
    (no_sums,) = told(51)
    assert no_sums.startswith("Whether y is a sum or a product of other columns was not asked:")


def test_whether_sums_were_asked_is_told_by_the_columns_that_may_be_their_parts() -> None:
    x = np.random.default_rng(0).normal(size=(60, 200))
    x[2:20, ::3] = np.nan
    inputs = tuple(Inspected(f"x{i}", "number", values, is_input=True) for i, values in enumerate(x))
    found = findings(Inspection(inputs, "y", x[0] + 2 * x[1], (), np.arange(200)))
    assert [one.check for one in found if one.check in {"sum", "part"}] == ["sum"]


def test_whatever_is_not_looked_for_in_all_rows_is_named() -> None:
    named = {
        "give the target away": {"leak", "sum"},
        "repeat others": {"redundant"},
        "near copies": {"near copies"},
        "groups": {"groups"},
        "an order in time": {"time"},
    }
    rows = np.arange(MOST_ROWS + 1)
    column = Inspected("x", "category", rows % 2.0, is_input=True)
    found = findings(Inspection((column,), "y", (rows % 3 == 0).astype(int), ("no", "yes"), rows))
    said = next(str(one.evidence) for one in found if one.check == "part")
    assert all(words in said for words in named)
    assert set.union(*named.values()) == set(CHECKS) - OF_ALL_ROWS
