"""A column that another one makes superfluous is named with it; one that only resembles another is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.checks.redundant import redundant
from dashboard.analysis.checks.registry import findings
from dashboard.data.tables.inspected import Inspected, Inspection
from dashboard.data.tables.schema import Kind

ROWS = 300
Made = Callable[[np.ndarray, np.random.Generator], np.ndarray]


def table(**columns: tuple[Kind, np.ndarray]) -> Inspection:
    inputs = tuple(Inspected(name, kind, values, is_input=True) for name, (kind, values) in columns.items())
    return Inspection(inputs, "y", np.zeros(len(inputs[0].values)))


def beside(kind: Kind, first: np.ndarray, second: np.ndarray, other: Kind | None = None) -> list[str]:
    return [name for one in redundant(table(a=(kind, first), b=(other or kind, second))) for name in one.columns]


SAME: dict[str, Made] = {
    "Fahrenheit": lambda x, _: (1.8 * x + 32).round(1),
    "inches": lambda x, _: (x / 2.54).round(1),
    "with the sign turned round": lambda x, _: -x,
    "computed": lambda x, _: x * np.pi,
    "computed with seven digits": lambda x, _: (x * np.pi * 1e6).astype(np.float32).astype(float),
}
ALIKE: dict[str, Made] = {
    "measured twice": lambda x, rng: (x + rng.normal(0, 0.5, len(x))).round(1),
    "squared": lambda x, _: (x + 60) ** 2,
    "but for a row": lambda x, _: np.where(np.arange(len(x)) == 7, x + 0.2, x),
    "but for a row that is lower": lambda x, _: np.where(np.arange(len(x)) == 7, x - 0.2, x),
    "rounded to tens": lambda x, _: x.round(-1),
    "at its largest, as both are at one code": lambda x, rng: np.append(rng.normal(20, 8, len(x) - 1), 99999.0),
    "empty in other rows": lambda x, _: np.where(np.arange(len(x)) % 9, 1.8 * x, np.nan),
}


def measured(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(20, 8, ROWS).round(1)


@pytest.mark.parametrize("how", SAME)
@pytest.mark.parametrize("seed", range(3))
def test_the_same_in_another_unit_adds_nothing(how: str, seed: int) -> None:
    x = measured(rng := np.random.default_rng(seed))
    assert beside("number", x, SAME[how](x, rng)) == ["b"]


def test_of_two_that_are_rounded_the_finer_one_stays() -> None:
    x = measured(np.random.default_rng(0))
    assert beside("number", x.round(), x) == ["a"]
    assert beside("number", x, x.round()) == ["b"]


@pytest.mark.parametrize("how", ALIKE)
@pytest.mark.parametrize("seed", range(3))
def test_what_only_resembles_another_column_may_add_something(how: str, seed: int) -> None:
    x = measured(rng := np.random.default_rng(seed))
    if "code" in how:
        x = np.append(x[:-1], 99999.0)
    assert beside("number", x, ALIKE[how](x, rng)) == []


def test_numbers_that_are_empty_in_other_rows_tell_these_apart() -> None:
    x, row = measured(np.random.default_rng(0)), np.arange(ROWS)
    with_gaps = np.where(row % 200, 1.8 * x, np.nan)
    assert beside("number", with_gaps, x) == []
    assert beside("number", with_gaps, np.where((row + 1) % 200, x, np.nan)) == []


@pytest.mark.parametrize("known", [0.1, 0.5, 0.9])
def test_numbers_that_are_empty_in_the_same_rows_say_the_same_however_many_are(known: float) -> None:
    x, there = measured(rng := np.random.default_rng(0)), rng.random(ROWS) < known
    assert beside("number", np.where(there, x, np.nan), np.where(there, 1.8 * x + 32, np.nan)) == ["b"]
    assert beside("number", np.where(there, x, np.nan), np.where(there, measured(rng), np.nan)) == []


@pytest.mark.parametrize("count", [2, 3, 5])
def test_a_few_numbers_lie_on_a_line_by_chance(count: int) -> None:
    x, there = np.arange(float(ROWS)), np.arange(ROWS) < count
    assert beside("number", np.where(there, x, np.nan), np.where(there, 1.8 * x + 32, np.nan)) == []


def test_a_code_says_what_its_category_does_wherever_it_stands() -> None:
    city = np.random.default_rng(0).integers(0, 6, ROWS).astype(float)
    code = np.array([31, 7, 5, 2, 44, 8.0])[city.astype(int)]
    assert beside("category", city, code, "number") == ["b"]
    assert beside("number", code, city, "category") == ["a"]
    assert beside("category", city, np.where(city == 2, 3, city)) == []


def test_names_that_all_differ_and_marks_of_a_few_rows_are_alike_by_chance() -> None:
    rng = np.random.default_rng(0)
    assert beside("text", rng.permutation(ROWS).astype(float), rng.permutation(ROWS).astype(float)) == []
    rare = (np.arange(ROWS) < 3).astype(float)
    assert beside("category", rare, 1 - rare) == []


@pytest.mark.parametrize("seed", range(3))
def test_rows_that_meet_by_chance_meet_no_less_so_in_another_unit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = rng.normal(80, 20, 400).round(1)
    made = table(size=("number", size), feet=("number", (size * 10.7639).round()))
    found = findings(replace(made, y=rng.normal(3000, 500, 400).round(), records=np.arange(400)))
    assert [one.check for one in found] == ["redundant"]


def test_several_are_named_in_one_sentence() -> None:
    x = measured(np.random.default_rng(0))
    (found,) = redundant(table(c=("number", x), f=("number", 1.8 * x + 32), k=("number", x + 273.15)))
    assert found.columns == ("f", "k")
    assert str(found.evidence) == "2 columns say the same as others, such as f and c."
    assert str(found.meaning).startswith("A network learns nothing new from them, and they share")
    assert str(found.label) == "Leave out these 2"


def test_of_one_it_is_said_what_it_repeats() -> None:
    x = measured(np.random.default_rng(0))
    (found,) = redundant(table(c=("number", x), f=("number", 1.8 * x + 32)))
    assert str(found.evidence) == "f says the same as c, in another unit or under other names."
    assert str(found.meaning) == "A network learns nothing new from it, and the two share their importance."
    assert "f" in str(found.label)
    assert "these" not in str(found.label)
