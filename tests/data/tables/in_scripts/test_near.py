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


def test_a_row_that_differs_by_rounding_goes_and_one_that_differs_by_more_stays() -> None:
    spread = ROWS[:, :5].std(0)
    rounded, other = ROWS[7].copy(), ROWS[9].copy()
    rounded[:5] += 0.004 * spread
    other[:5] += 0.02 * spread
    assert stay(rounded, other) == [*range(300), 301]


def test_codes_do_not_differ_by_rounding() -> None:
    row = changed(7, 0, 1e-4)
    row[1] += 1e-4
    assert stay(row) == list(range(300))
    assert stay(row, numbers=(1, 2, 3, 4)) == list(range(301))


def test_a_cell_of_several_columns_counts_as_one() -> None:
    row = changed(7, 0, 3.0)
    row[1] += 3.0
    assert stay(row) == list(range(301))
    assert stay(row, cells=(0, 0, 1, 2, 3, 4)) == list(range(300))


def test_empty_cells_are_the_same() -> None:
    gap = ROWS.copy()
    gap[7, 3] = np.nan
    again = gap[7] + np.array([1e-4, 1e-4, 0, 0, 0, 0])
    assert without_near_copies(np.vstack([gap, again]), CELLS, NUMBERS).tolist() == list(range(300))


def test_of_a_chain_every_other_row_stays() -> None:
    spread = ROWS[:, 0].std()
    chain = [np.concatenate([ROWS[7, :5] + 0.004 * k * spread, ROWS[7, 5:]]) for k in (1, 2)]
    assert stay(*chain) == [*range(300), 301]


def test_rows_without_numbers_are_compared_too() -> None:
    assert stay(changed(7, 2, 1.0), numbers=()) == list(range(300))
