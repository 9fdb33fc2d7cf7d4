"""Rows that are nearly the same: which stay."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.tables.in_scripts.near import without_near_copies

ROWS = np.column_stack([np.random.default_rng(0).normal(size=(300, 5)), np.arange(300) % 2])
CELLS, NUMBERS = tuple(range(6)), tuple(range(5))


def stay(*more: np.ndarray, cells: tuple[int, ...] = CELLS, numbers: tuple[int, ...] = NUMBERS) -> list[int]:
    return without_near_copies(np.vstack([ROWS, *more]), cells, numbers).tolist()


def changed(row: int, column: int, by: float) -> np.ndarray:
    again = ROWS[row].copy()
    again[column] += by
    return again


def test_rows_that_have_nothing_to_do_with_each_other_stay() -> None:
    assert stay() == list(range(300))


@pytest.mark.parametrize("column", NUMBERS)
def test_a_row_that_differs_from_an_earlier_one_in_one_cell_goes(column: int) -> None:
    assert stay(changed(7, column, 3.0)) == list(range(300))


def test_a_row_with_another_target_stays() -> None:
    assert stay(changed(7, 5, 1.0)) == list(range(301))


def rounded(row: int, digits: int, more: float = 0.0) -> np.ndarray:
    return np.append(np.round(ROWS[row, :5], digits) + more, ROWS[row, 5])


@pytest.mark.parametrize("digits", [3, 6, 12])
def test_a_row_that_is_rounded_goes_and_one_that_differs_by_more_stays(digits: int) -> None:
    assert stay(rounded(7, digits), rounded(9, digits, more=0.02)) == [*range(300), 301]


def test_rows_that_are_as_near_but_no_rounding_of_each_other_stay() -> None:
    spread = ROWS[:, :5].std(0)
    assert stay(np.append(ROWS[7, :5] + 0.004 * spread, ROWS[7, 5])) == list(range(301))


def test_what_one_value_makes_wide_does_not_hide_that_others_differ() -> None:
    """Counts of people, of which two are so large that all others are near each other."""
    people = np.random.default_rng(0).lognormal(13, 2, 200).round()[:, None] * [1.0, 0.9, 0.8, 0.7]
    people = np.vstack([people, 1e9 * np.ones((2, 4))]).round()
    assert len(without_near_copies(people, (0, 1, 2, 3), (0, 1, 2, 3))) >= 200


def test_codes_do_not_differ_by_rounding() -> None:
    assert stay(rounded(7, 3)) == list(range(300))
    assert stay(rounded(7, 3), numbers=(1, 2, 3, 4)) == list(range(301))


def test_a_cell_of_several_columns_counts_as_one() -> None:
    row = changed(7, 0, 3.0)
    row[1] += 3.0
    assert stay(row) == list(range(301))
    assert stay(row, cells=(0, 0, 1, 2, 3, 4)) == list(range(300))


def test_empty_cells_are_the_same() -> None:
    gap = ROWS.copy()
    gap[7, 3] = np.nan
    again = np.append(gap[7, :2].round(4), gap[7, 2:])
    assert without_near_copies(np.vstack([gap, again]), CELLS, NUMBERS).tolist() == list(range(300))


def test_of_a_chain_every_other_row_stays() -> None:
    below, middle, above = (rounded(7, 2, more) for more in (-0.0044, 0.0, 0.0044))
    rows = np.vstack([ROWS[:7], below, ROWS[8:], middle, above])
    assert without_near_copies(rows, CELLS, NUMBERS).tolist() == [*range(300), 301]


def test_rows_without_numbers_are_compared_too() -> None:
    assert stay(changed(7, 2, 1.0), numbers=()) == list(range(300))
