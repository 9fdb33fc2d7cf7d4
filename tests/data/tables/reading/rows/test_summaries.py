"""Which rows sum up others though no word says so."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.reading.rows.summaries import sum_rows
from tests.data.tables.describing import describe
from tests.data.tables.shapes.shape import ROWS, lines


def found(numbers: np.ndarray) -> list[int]:
    """The places of rows that sum up others, of numbers (n, columns)."""
    cells = pd.DataFrame(numbers, columns=[f"x{i}" for i in range(numbers.shape[1])])
    read = {str(name): cells[name].astype(float) for name in cells}
    (places,) = np.nonzero(sum_rows(cells.astype(str), read, np.zeros(len(cells), bool)))
    return places.tolist()


def votes(rng: np.random.Generator) -> np.ndarray:
    return rng.choice([-1, 0, 1], (150, 60), p=[0.4, 0.2, 0.4])


def log_ratios(rng: np.random.Generator) -> np.ndarray:
    return rng.normal(size=(100, 500)).round(1)


@pytest.mark.parametrize("scattered", [votes, log_ratios])
def test_no_row_of_what_scatters_about_0_adds_up_the_others(
    scattered: Callable[[np.random.Generator], np.ndarray],
) -> None:
    assert [found(scattered(np.random.default_rng(seed))) for seed in range(5)] == [[]] * 5


def test_a_sum_of_losses_and_gains_adds_up_the_others_among_averages() -> None:
    rng = np.random.default_rng(0)
    rows = np.column_stack([rng.normal(10, 30, (60, 4)).round(2), rng.random((60, 6)).round(3)])
    total = np.concatenate([rows[:, :4].sum(axis=0).round(2), rows[:, 4:].mean(axis=0).round(3)])
    assert found(np.vstack([rows, total])) == [60]
    assert found(np.vstack([total, rows])) == [0]


@pytest.mark.parametrize(
    "words", [("平均点", "最高点", "最低点"), ("平均值", "最大值", "标准差"), ("Media", "Máximo", "Desviación típica")]
)
def test_what_is_said_of_columns_below_the_last_row_is_no_row(words: tuple[str, ...]) -> None:
    rows = (f"{i + 1},{20 + i},{90 - i}" for i in range(ROWS))
    below = (f"{word},{40.5 + place},{60.5 + place}" for place, word in enumerate(words))
    table = describe(lines("number,oral,written", *rows, *below)(), "table")
    assert (table.rows, table["number"].missing) == (ROWS, 0)


@pytest.mark.parametrize(("name", "places"), [("", [12]), ("s", [])])
def test_a_sum_smaller_than_what_it_adds_up_is_one_only_where_all_others_have_a_name(
    name: str, places: list[int]
) -> None:
    rows = np.array([[90.0, -70.0], *([-5.0, 4.0] for _ in range(11))])
    numbers = np.vstack([rows, rows.sum(axis=0)])
    cells = pd.DataFrame(numbers.astype(str), columns=["x", "y"])
    cells.insert(0, "of", [*"abcdefghijkl", name])
    read = {column: cells[column].astype(float) for column in ("x", "y")}
    (found_at,) = np.nonzero(sum_rows(cells, read, np.zeros(len(cells), bool)))
    assert found_at.tolist() == places


def test_a_sum_is_not_looked_for_among_few_rows_or_where_few_numbers_add_up() -> None:
    for count, places in ((8, []), (9, [9])):
        rows = np.arange(2.0, 2.0 + 2 * count).reshape(count, 2)
        assert found(np.vstack([rows, rows.sum(axis=0)])) == places
        sparse = np.where(np.arange(count)[:, None] < 4, rows, 0.0)
        assert found(np.vstack([sparse, sparse.sum(axis=0)])) == []
