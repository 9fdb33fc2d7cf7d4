"""Columns that name groups are told by what a group's other rows say of a row."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.checks.copies import copies
from dashboard.analysis.checks.groups import _within, groups
from dashboard.data.tables.inspected import Inspected, Inspection

PLATE = np.repeat(np.arange(40), 6)


def on_plates(y: np.ndarray, labels: tuple[str, ...] = (), kind: str = "category") -> Inspection:
    noise = np.random.default_rng(1).normal(size=len(y))
    return Inspection(
        (
            Inspected("plate", kind, PLATE.astype(float), is_input=True),  # type: ignore[arg-type]
            Inspected("dose", "number", noise, is_input=True),
        ),
        "y",
        y,
        labels,
    )


@pytest.mark.parametrize("kind", ["category", "number"])
@pytest.mark.parametrize("labels", [("dead", "alive"), ("dead", "sick", "alive")])
def test_plates_with_as_many_of_each_class_name_no_groups(labels: tuple[str, ...], kind: str) -> None:
    rng = np.random.default_rng(0)
    each = np.arange(6) % len(labels)
    y = np.concatenate([rng.permutation(each) for _ in range(40)])
    assert groups(on_plates(y, labels, kind)) == []


@pytest.mark.parametrize("names", [(0, 1, 2), (1, 0, 2), (2, 0, 1)])
def test_plates_of_one_class_name_groups_whatever_the_classes_are_called(names: tuple[int, ...]) -> None:
    y = np.array(names)[np.arange(40) % 3][PLATE]
    (found,) = groups(on_plates(y, ("a", "b", "c")))
    assert found.columns == ("plate",)
    assert str(found.evidence) == "plate names 40 groups in 240 rows, 6 rows in each."


def test_a_column_in_which_most_rows_are_alike_names_no_groups() -> None:
    plate = np.where(np.arange(240) < 150, 0, PLATE)
    y = np.random.default_rng(0).normal(size=40)[plate]
    table = on_plates(y)
    column, *others = table.columns
    assert groups(table)
    assert groups(replace(table, columns=(replace(column, values=plate.astype(float)), *others))) == []


@pytest.mark.parametrize("rows", [2, 20])
def test_what_varies_within_groups_is_as_much_however_few_rows_they_have(rows: int) -> None:
    rng, group = np.random.default_rng(0), np.repeat(np.arange(2000), rows)
    values = rng.normal(size=2000)[group] + 0.2 * rng.normal(size=len(group))
    assert _within(values, group) == pytest.approx(0.04 / 1.04, rel=0.1)


def test_rows_of_a_group_are_counted_with_their_copies() -> None:
    y = np.random.default_rng(0).normal(size=40)[PLATE]
    twice = replace(on_plates(y), records=np.arange(240)).of(np.append(np.arange(240), np.arange(18)))
    assert [one.check for one in copies(twice)] == ["copies"]
    (found,) = groups(twice)
    assert str(found.evidence) == "plate names 40 groups in 258 rows, up to 12 rows in one."


def in_cities(seed: int, effect: float, of_states: float = 0.0) -> Inspection:
    """A city, the state in which it is, and a target on which cities have that effect, and states another one."""
    rng = np.random.default_rng(seed)
    city = rng.integers(0, 20, 400)
    columns = (
        Inspected("city", "category", city.astype(float), is_input=True),
        Inspected("state", "category", (city // 4).astype(float), is_input=True),
    )
    y = effect * rng.normal(size=20)[city] + rng.normal(size=400)
    return Inspection(columns, "y", y + of_states * np.arange(5)[city // 4])


@pytest.mark.parametrize("seed", range(5))
def test_a_category_within_another_names_groups_only_if_it_tells_the_target(seed: int) -> None:
    assert groups(in_cities(seed, 0.0)) == []
    (found,) = groups(in_cities(seed, 0.8))
    assert found.columns == ("city",)
    assert groups(in_cities(seed, 0.0, of_states=0.3)) == []


def weighed(seed: int) -> Inspection:
    """Persons with a sex, who each grow at a pace of their own."""
    rng = np.random.default_rng(seed)
    week = np.tile(np.arange(10.0), 40)
    columns = {"person": np.repeat(np.arange(40.0), 10), "week": week, "sex": np.repeat(np.arange(40) % 2, 10)}
    inputs = (Inspected(name, "number", values.astype(float), is_input=True) for name, values in columns.items())
    pace = np.repeat(rng.normal(5, 1.2, 40), 10)
    return Inspection(tuple(inputs), "weight", 40 + pace * week + rng.normal(0, 1, 400))


@pytest.mark.parametrize("seed", range(3))
def test_persons_are_told_by_what_is_left_where_time_explains_most(seed: int) -> None:
    (found,) = groups(weighed(seed))
    assert found.columns == ("person",)


def test_row_numbers_belong_to_no_group() -> None:
    table = weighed(0)
    numbered = Inspection((*table.columns, Inspected("row", "number", np.arange(400.0), is_input=True)), "y", table.y)
    assert str(groups(numbered)[0].evidence) == str(groups(table)[0].evidence)
    rng = np.random.default_rng(0)
    row, lot = Inspected("row", "number", np.arange(400.0), is_input=True), np.repeat(np.arange(40.0), 10)
    assert groups(Inspection((row, Inspected("lot", "category", lot, is_input=True)), "y", rng.normal(size=400))) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_measure_names_no_groups_where_other_inputs_tell_as_much(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = rng.integers(0, 40, 800)
    effect = rng.normal(size=40)[size]
    columns = {"size": size.astype(float), "weight": effect + rng.normal(0, 0.3, 800)}
    inputs = tuple(Inspected(name, "number", values, is_input=True) for name, values in columns.items())
    y = effect + rng.normal(0, 1.0, 800)
    assert groups(Inspection(inputs, "y", y)) == []
    (found,) = groups(Inspection(inputs[:1], "y", y))
    assert found.columns == ("size",)


@pytest.mark.parametrize("seed", range(3))
def test_a_height_that_another_measure_goes_along_with_names_no_groups(seed: int) -> None:
    rng = np.random.default_rng(seed)
    height = rng.normal(170, 9, 120).round()
    columns = {"height": height, "told": (height + rng.normal(0, 1, 120)).round()}
    inputs = tuple(Inspected(name, "number", values, is_input=True) for name, values in columns.items())
    assert groups(Inspection(inputs, "weight", 0.9 * height + rng.normal(0, 3, 120))) == []


def of_patients(seed: int, effect: float) -> Inspection:
    """Flats of forty patients, with an effect that is small beside that of the size."""
    rng = np.random.default_rng(seed)
    patient, size = rng.permutation(np.repeat(np.arange(40.0), 10)), rng.uniform(20, 160, 400)
    own = effect * rng.normal(size=40)[patient.astype(int)]
    columns = (
        Inspected("size", "number", size, is_input=True),
        Inspected("patient", "text", patient.astype(float), is_input=True),
    )
    return Inspection(columns, "y", 9 * size + own + rng.normal(0, 120, 400))


@pytest.mark.parametrize("seed", range(3))
def test_texts_that_nothing_belongs_to_name_groups_by_what_the_inputs_leave(seed: int) -> None:
    assert groups(of_patients(seed, 0.0)) == []
    (found,) = groups(of_patients(seed, 150.0))
    assert found.columns == ("patient",)
