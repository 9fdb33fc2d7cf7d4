"""A check that fails takes no others along."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.checks.finding import Finding
from dashboard.analysis.checks.registry import CHECKS, findings
from dashboard.analysis.checks.scores import separation_auc
from dashboard.data.tables.inspected import Inspected, Inspection


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
