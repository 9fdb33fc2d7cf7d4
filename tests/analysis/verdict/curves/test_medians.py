"""Medians of a few numbers are those of NumPy, to the last bit."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.verdict.curves.medians import even_parts, median, medians

CURVE = np.random.default_rng(0).normal(size=60)
HOLE = np.where(np.arange(60) == 20, np.nan, CURVE)


@pytest.mark.parametrize("count", [1, 2, 5, 60])
@pytest.mark.parametrize("values", [CURVE, HOLE], ids=["numbers", "not a number"])
def test_a_median_is_that_of_numpy(values: np.ndarray, count: int) -> None:
    np.testing.assert_array_equal(median(values[-count:]), np.median(values[-count:]))


@pytest.mark.parametrize("values", [CURVE, HOLE], ids=["numbers", "not a number"])
def test_medians_of_windows_are_those_of_numpy(values: np.ndarray) -> None:
    places = np.arange(60)
    starts, ends = np.maximum(places - places // 5, 0), np.minimum(places + places % 4 + 1, 60)
    expected = [np.median(values[start:end]) for start, end in zip(starts, ends, strict=True)]
    np.testing.assert_array_equal(medians(values, starts, ends), expected)


@pytest.mark.parametrize(("count", "parts"), [(8, 8), (9, 8), (31, 4), (3, 1)])
def test_even_parts_are_those_of_numpy(count: int, parts: int) -> None:
    expected = [(part[0], part[-1] + 1) for part in np.array_split(np.arange(count), parts)]
    assert even_parts(count, parts) == expected
