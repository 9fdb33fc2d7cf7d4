"""Rows that are the same by chance are no copies and contradict nothing, also where columns depend on each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.analysis.checks.copies import contradictions, copies
from dashboard.analysis.checks.near_copies import near_copies
from dashboard.analysis.checks.registry import findings
from dashboard.data.tables.inspected import Inspected, Inspection


def table(y: np.ndarray, **columns: np.ndarray) -> Inspection:
    inputs = tuple(Inspected(name, "number", values.astype(float), is_input=True) for name, values in columns.items())
    return Inspection(inputs, "y", y, records=np.arange(len(y)))


def patients(seed: int, again: int = 0) -> Inspection:
    """Heights, weights and what follows from both; some stand there again, with the pressure of another one."""
    rng = np.random.default_rng(seed)
    height = rng.normal(170, 9, 800).round()
    weight = (0.9 * height - 85 + rng.normal(0, 9, 800)).round(1)
    pressure = (rng.normal(120, 15, 800) + 0.5 * weight).round()
    rows = np.append(np.arange(800), rng.choice(800, again, replace=False))
    height, weight = height[rows], weight[rows]
    y = np.append(pressure, rng.permutation(pressure[rows[800:]]))
    return table(y, height=height, weight=weight, bmi=(weight / (height / 100) ** 2).round(1))


def rooms(seed: int, again: int = 0) -> Inspection:
    """Few values, on one of which the target depends; some rows are copies."""
    rng = np.random.default_rng(seed)
    people, rows = rng.integers(0, 30, 2000), np.append(np.arange(2000), rng.choice(2000, again, replace=False))
    y = people + rng.integers(-5, 6, 2000)
    day, room = rng.integers(0, 5, 2000), rng.integers(0, 12, 2000)
    return table(y[rows].astype(float), day=day[rows], room=room[rows], people=people[rows])


def throws(seed: int, again: int = 0) -> Inspection:
    """Points of players, which follow from their throws; some rows stand there again, a moment later."""
    rng = np.random.default_rng(seed)
    rows = np.append(np.arange(420), rng.choice(420, again, replace=False))
    three, two, free = (rng.poisson(mean, 420)[rows] for mean in (2, 5, 3))
    minutes, weight = rng.normal(28, 6, 420).round(1)[rows], rng.normal(90, 9, 420).round(1)[rows]
    minutes[420:] += 0.1
    measured = {"weight": weight} if again else {}
    return table(3.0 * three + 2 * two + free, three=three, two=two, free=free, minutes=minutes, **measured)


@pytest.mark.parametrize("seed", range(3))
def test_measures_that_meet_by_chance_contradict_nothing_though_one_follows_from_the_others(seed: int) -> None:
    assert contradictions(patients(seed)) == []
    (found,) = contradictions(patients(seed, again=100))
    assert found.check == "contradictions"


@pytest.mark.parametrize("seed", range(3))
def test_rows_that_are_nearly_the_same_by_chance_are_so_in_a_target_that_follows_from_them(seed: int) -> None:
    assert near_copies(throws(seed)) == []
    (found,) = near_copies(throws(seed, again=60))
    assert found.check == "near copies"


def flowers(seed: int, again: int = 0) -> Inspection:
    """Three kinds, measured coarsely, so that a kind's rows are alike; some stand there again with one cell changed."""
    rng = np.random.default_rng(seed)
    kind = rng.integers(0, 3, 180)
    centre = np.array([[5.0, 3.4, 1.5, 0.3], [6.0, 2.8, 4.3, 1.3], [6.6, 3.0, 5.5, 2.0]])[kind]
    sizes = (centre + rng.normal(size=(180, 4)) * [0.35, 0.35, 0.45, 0.2] + rng.normal(size=(180, 1)) * 0.2).round(1)
    twice = rng.choice(180, again, replace=False)
    other = sizes[twice]
    other[np.arange(again), rng.integers(0, 4, again)] += 0.1
    long, wide, petal, across = np.vstack([sizes, other]).round(1).T
    found = table(np.append(kind, kind[twice]), long=long, wide=wide, petal=petal, across=across)
    return replace(found, labels=("a", "b", "c"))


@pytest.mark.parametrize("seed", range(3))
def test_coarse_measures_of_like_things_differ_in_one_cell_by_chance(seed: int) -> None:
    assert near_copies(flowers(seed)) == []
    (found,) = near_copies(flowers(seed, again=30))
    assert found.check == "near copies"


@pytest.mark.parametrize("seed", range(3))
def test_rows_of_few_values_are_no_copies_though_the_target_depends_on_them(seed: int) -> None:
    assert copies(rooms(seed)) == []
    (found,) = copies(rooms(seed, again=200))
    assert found.check == "copies"


def test_a_counter_that_goes_on_while_all_else_stays_leaves_copies_to_be_found() -> None:
    rng = np.random.default_rng(0)
    place, hour = np.repeat(np.arange(20), 20), np.tile(np.arange(20), 20)
    twice = rng.choice(400, 40, replace=False)
    rows = np.append(np.arange(400), twice)
    (found,) = copies(table((place % 7.0)[rows], place=place[rows], size=(place**2)[rows], hour=hour[rows]))
    assert str(found.evidence) == "40 of 440 rows are copies of another row."


def test_a_few_coarse_measures_that_meet_contradict_nothing() -> None:
    alarms = []
    for seed in range(1000, 1020):
        rng = np.random.default_rng(seed)
        age, bmi = rng.integers(18, 90, 800), rng.normal(27, 5, 800).round(1)
        dose, site = rng.choice([5.0, 10.0, 20.0], 800), rng.integers(0, 3, 800)
        y = 0.05 * age + 0.1 * bmi + 0.05 * dose + rng.normal(0, 1, 800)
        alarms += contradictions(table(y, age=age, bmi=bmi, dose=dose, site=site))
    assert alarms == []


def test_measures_of_two_sexes_contradict_nothing() -> None:
    alarms = []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        height = rng.normal(170, 9, 500)
        weight = 22 * (height / 100) ** 2 + rng.normal(0, 10, 500)
        bmi, sex = (weight / (height / 100) ** 2).round(1), rng.integers(0, 2, 500)
        y = (80 + 0.4 * weight + rng.normal(0, 8, 500)).round()
        alarms += contradictions(table(y, height=height.round(), weight=weight.round(), bmi=bmi, sex=sex))
    assert alarms == []


def test_rows_in_doubt_are_set_aside_only_where_they_are_few() -> None:
    values = np.tile(np.random.default_rng(0).normal(size=100), 3)
    for wrong, step in ((8, "do not train on"), (60, "do not train on"), (100, "none")):
        y = np.tile(np.arange(100) % 2, 3)
        y[:wrong] = 1 - y[:wrong]
        inputs = (
            Inspected("size", "number", values, is_input=True),
            Inspected("other", "number", values**2, is_input=True),
        )
        (found,) = contradictions(Inspection(inputs, "y", y, ("no", "yes"), np.arange(300)))
        assert (found.step, bool(found.rows)) == (step, step != "none")


def test_copies_are_found_also_where_a_column_stands_there_again_in_whole_units() -> None:
    """In these alone, many rows are the same by chance."""
    rng = np.random.default_rng(0)
    height = rng.normal(170, 9, 800)
    weight = 0.9 * height - 85 + rng.normal(0, 9, 800)
    y, rows = (weight + height + rng.normal(0, 20, 800)).round(2), np.append(np.arange(800), np.arange(60))
    units = {"cm": height.round(), "kg": weight.round(), "mm": (10 * height).round(), "hg": (10 * weight).round()}
    found = findings(table(y[rows], **{name: values[rows] for name, values in units.items()}))
    assert [one.check for one in found] == ["copies", "redundant"]


def test_no_model_is_denied_a_share_of_rows_that_it_can_be_right_for() -> None:
    """Each set has one row of another class: of 900 rows, 875 can be right, which is more than 97.2%."""
    values = np.repeat(np.random.default_rng(0).normal(size=300), 3)
    y = np.zeros(900)
    y[:75:3] = 1.0
    inputs = tuple(Inspected(name, "number", values**power, is_input=True) for power, name in enumerate("ab", 1))
    (found,) = contradictions(Inspection(inputs, "y", y, ("no", "yes"), np.arange(900)))
    assert "for more than 97.3% of all rows." in str(found.meaning)
