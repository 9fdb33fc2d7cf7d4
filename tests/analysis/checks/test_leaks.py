"""Columns that name rows are known by what they are called, and those that give the target away by what others tell."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.checks.far_values import outliers
from dashboard.analysis.checks.leaks import identifiers, leaking_columns
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


def drawn(values: np.ndarray, y: np.ndarray) -> list[str]:
    column = Inspected("Kunde", "number", values.astype(float), is_input=True)
    return [one.check for one in identifiers(Inspection((column,), "y", y))]


@pytest.mark.parametrize("digits", [6, 8, 10])
def test_whole_numbers_that_fill_all_of_their_digits_are_drawn_for_rows(digits: int) -> None:
    rng = np.random.default_rng(0)
    values = 10 ** (digits - 1) + np.floor(rng.uniform(0, 9 * 10 ** (digits - 1), 400))
    assert drawn(values, rng.normal(size=400)) == ["identifier"]
    assert drawn(values, values / 10**digits + rng.normal(size=400) / 5) == []


@pytest.mark.parametrize("of", ["incomes", "counts", "areas", "some of the digits"])
def test_measures_of_as_many_digits_are_none(of: str) -> None:
    rng = np.random.default_rng(0)
    values = {
        "incomes": np.exp(rng.normal(12.6, 0.2, 400)),
        "counts": 10 ** rng.uniform(5, 6, 400),
        "areas": rng.normal(500_000, 80_000, 400),
        "some of the digits": rng.uniform(200_000, 900_000, 400),
    }[of]
    assert drawn(np.floor(values), rng.normal(size=400)) == []


@pytest.mark.parametrize("name", ["학번", "사번", "회원 아이디", "등록번호", "Matrikelnummer"])
def test_different_numbers_that_are_called_so_in_other_languages_name_rows(name: str) -> None:
    rng = np.random.default_rng(0)
    column = Inspected(name, "number", rng.choice(10**9, 400, replace=False).astype(float), is_input=True)
    assert [one.check for one in identifiers(Inspection((column,), "y", rng.normal(size=400)))] == ["identifier"]


@pytest.mark.parametrize(("again", "found"), [(20, ["identifier"]), (200, [])])
def test_a_column_that_is_called_so_names_rows_though_a_few_share_a_number(again: int, found: list[str]) -> None:
    numbers = np.random.default_rng(0).choice(10**6, 400, replace=False).astype(float)
    numbers[:again] = numbers[-again:]
    numbers[200] = 10**8
    table = Inspection((Inspected("ID", "number", numbers, is_input=True),), "y", np.arange(400) % 7.0)
    assert [one.check for one in identifiers(table)] == found
    assert [one.check for one in outliers(table)] == [] if found else ["outlier"]


@pytest.mark.parametrize(("others", "found"), [(3, []), (1, ["0"])])
def test_a_column_gives_nothing_away_that_others_tell_as_well(others: int, found: list[str]) -> None:
    """Clusters that stand apart in one column are told apart by others together, if there are enough of them."""
    rng = np.random.default_rng(1)
    cluster = rng.integers(0, 4, 400)
    far = np.array([[0, 4.5, 9, 13.5], [0, 0, 6, 6], [6, 0, 6, 0], [0, 6, 0, 6]])
    inputs = [
        Inspected(str(place), "number", column[cluster] + rng.normal(size=400), is_input=True)
        for place, column in enumerate(far)
    ]
    table = Inspection(tuple(inputs[: 1 + others]), "c", cluster.astype(float), ("a", "b", "c", "d"))
    assert [name for one in leaking_columns(table) for name in one.columns] == found


@pytest.mark.parametrize(("moved", "found"), [(0, ["grade"]), (3, [])])
def test_grades_made_from_a_score_give_it_away_though_they_are_too_few_to_predict_it(
    moved: int, found: list[str]
) -> None:
    rng = np.random.default_rng(0)
    score, hours = rng.normal(60, 12, 400), rng.uniform(0, 9, 400)
    grade = np.digitize(score, [50, 57, 63, 70]).astype(float)
    grade[:moved] = 4 - grade[:moved]
    inputs = (Inspected("grade", "category", grade, is_input=True), Inspected("hours", "number", hours, is_input=True))
    assert [one.columns[0] for one in leaking_columns(Inspection(inputs, "score", score))] == found


@pytest.mark.parametrize(
    ("apart", "moved", "rows", "found"), [(0, 0, 120, ["passed"]), (9, 0, 120, []), (0, 1, 120, []), (0, 0, 30, [])]
)
def test_a_mark_made_from_a_score_gives_it_away_but_groups_that_stand_apart_do_not(
    apart: float, moved: int, rows: int, found: list[str]
) -> None:
    score = np.random.default_rng(0).normal(60, 12, rows).round()
    passed = (score >= 65).astype(float)
    score += apart * passed
    passed[:moved] = 1 - passed[:moved]
    table = Inspection((Inspected("passed", "category", passed, is_input=True),), "score", score)
    assert [one.columns[0] for one in leaking_columns(table)] == found
