"""What a column tells by its size."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.checks.scores import by_size, squared_correlation, tree_score
from dashboard.data.tables.inspected import Inspected, Inspection


def test_numbers_whose_neighbours_say_the_opposite_tell_nothing_by_their_size() -> None:
    values = np.repeat(np.arange(20.0), 10)
    assert by_size(values, (values % 2)[:, None]) == 0.0


def test_numbers_that_grow_with_the_target_tell_nearly_all_of_it() -> None:
    values = np.repeat(np.arange(20.0), 10)
    assert by_size(values, values[:, None]) > 0.9


def test_answers_explain_a_target_by_the_square_of_their_correlation() -> None:
    first, second = np.random.default_rng(0).normal(size=(2, 50))
    expected = np.corrcoef(first, first + second)[0, 1] ** 2
    assert np.isclose(squared_correlation(first[:, None], (first + second)[:, None]), expected)
    assert squared_correlation(-first[:, None], first[:, None]) == 0.0
    assert squared_correlation(np.ones((50, 1)), first[:, None]) == 0.0


def classes(y: np.ndarray, x: np.ndarray) -> float:
    column = Inspected("x", "number", x, is_input=True)
    return tree_score(Inspection((column,), "y", y, ("no", "yes"), np.arange(len(y))), column)


def test_rows_of_one_class_tell_nothing_and_a_rare_one_counts_as_much_as_another() -> None:
    x = np.random.default_rng(0).normal(size=1000)
    assert classes(np.zeros(1000, int), x) == 0.0
    rare = np.zeros(1000, int)
    rare[[17, 170]] = 1
    assert classes(rare, x) < 0.1
    assert classes((x > 0).astype(int), x) > 0.95


def test_in_an_order_a_column_is_asked_of_the_last_rows_alone() -> None:
    rng = np.random.default_rng(0)
    drawn = rng.permutation(500)
    day = Inspected("day", "date", drawn.astype(float), is_input=True)
    other = Inspected("other", "number", rng.normal(size=500), is_input=True)
    y = drawn + 0.0
    assert tree_score(Inspection((day,), "y", y), day) > 0.95
    assert tree_score(Inspection((day,), "y", y, sequence=np.argsort(drawn)), day) == 0.0
    assert tree_score(Inspection((other,), "y", other.values, sequence=np.argsort(drawn)), other) > 0.95
