"""Columns that name rows are known by what they are called."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.checks.far_values import outliers
from dashboard.analysis.checks.leaks import identifiers
from dashboard.data.tables.inspected import Inspected, Inspection


@pytest.mark.parametrize("name", ["uid", "customer_uid", "GUID", "account", "bank acct", "accountid", "Respondent ID"])
def test_numbers_far_apart_name_rows_where_they_are_called_so(name: str) -> None:
    rng = np.random.default_rng(0)
    column = Inspected(name, "number", rng.choice(10**9, 400, replace=False).astype(float), is_input=True)
    (found,) = identifiers(Inspection((column,), "y", rng.normal(size=400)))
    assert found.columns == (name,)


@pytest.mark.parametrize("name", ["fluid", "liquid", "accounts payable", "amount"])
def test_numbers_that_are_called_otherwise_are_measures(name: str) -> None:
    rng = np.random.default_rng(0)
    column = Inspected(name, "number", rng.choice(10**9, 400, replace=False).astype(float), is_input=True)
    assert identifiers(Inspection((column,), "y", rng.normal(size=400))) == []


@pytest.mark.parametrize(("again", "found"), [(20, ["identifier"]), (200, [])])
def test_a_column_that_is_called_so_names_rows_though_a_few_share_a_number(again: int, found: list[str]) -> None:
    numbers = np.random.default_rng(0).choice(10**6, 400, replace=False).astype(float)
    numbers[:again] = numbers[-again:]
    numbers[200] = 10**8
    table = Inspection((Inspected("ID", "number", numbers, is_input=True),), "y", np.arange(400) % 7.0)
    assert [one.check for one in identifiers(table)] == found
    assert [one.check for one in outliers(table)] == [] if found else ["outlier"]
