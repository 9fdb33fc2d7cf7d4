"""Cells as places among values, and in the order that a person reads from them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from dashboard.data.tables.cells import EMPTY, codes, ranks


def column(*cells: str | None) -> pd.Series[str]:
    return pd.Series(cells, dtype="str")


@pytest.mark.parametrize(
    "sorted_cells",
    [
        ("week 9", "week 10", "week 100"),
        ("2019-Q4", "2020-Q1", "2020-q2", "2020-Q10"),
        ("a", "B", "c", "D"),
        ("7", "12", "12b", "x"),
    ],
)
def test_texts_are_ranked_by_the_numbers_in_them_and_whatever_their_case(sorted_cells: tuple[str, ...]) -> None:
    rng = np.random.default_rng(0)
    for _ in range(5):
        order = rng.permutation(len(sorted_cells))
        assert ranks(column(*(sorted_cells[place] for place in order))).tolist() == order.tolist()


def test_an_empty_cell_has_no_rank_and_counts_for_none() -> None:
    found = ranks(column("week 2", None, " ", "week 1", "n/a", " week 2 "))
    np.testing.assert_array_equal(found, [1.0, np.nan, np.nan, 0.0, np.nan, 1.0])


def test_a_code_is_the_place_among_the_values_that_are_given_or_among_those_that_are_there() -> None:
    cells = column("low", "high", None, " mid ", "low")
    np.testing.assert_array_equal(codes(cells, ("low", "mid", "high")), [0, 2, np.nan, 1, 0])
    np.testing.assert_array_equal(codes(cells), [1, 0, np.nan, 2, 1])
    np.testing.assert_array_equal(codes(column("other", "mid"), ("low", "mid")), [np.nan, 1])


def test_where_an_empty_cell_is_an_answer_it_has_a_code() -> None:
    np.testing.assert_array_equal(codes(column("x", None, "", "x"), (EMPTY, "x")), [1, 0, 0, 1])


def test_none_is_a_code_where_it_is_an_answer_and_nothing_else_that_is_missing() -> None:
    cells = column("None", " None ", "n/a", None, "some")
    np.testing.assert_array_equal(codes(cells, ("None", "some")), [0, 0, np.nan, np.nan, 1])
    np.testing.assert_array_equal(codes(cells, ("some", "more")), [np.nan, np.nan, np.nan, np.nan, 0])
