"""Means and Student intervals, of numbers and of curves that end at different epochs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis.bands import band, interval

VALUES = np.array([1.0, 2.0, 4.0, 9.0])


def test_an_interval_is_students() -> None:
    found = interval(VALUES)
    low, high = stats.t.interval(0.95, len(VALUES) - 1, VALUES.mean(), stats.sem(VALUES))
    assert (found.mean, found.low, found.high, found.count) == pytest.approx((4.0, low, high, 4))


@pytest.mark.parametrize(
    ("values", "clear"),
    [([1.0, 1.1, 0.9], True), ([-1.0, -1.1, -0.9], True), ([-1.0, 1.0], False), ([0.0, 0.0], False)],
)
def test_an_interval_is_clear_when_zero_is_outside(values: list[float], clear: bool) -> None:
    assert interval(np.array(values)).clear is clear


def test_one_value_says_nothing_about_its_spread() -> None:
    found = interval(np.array([3.0]))
    assert (found.mean, found.low, found.high, found.clear) == (3.0, -np.inf, np.inf, False)


def test_a_band_is_the_interval_at_each_epoch() -> None:
    curves = np.random.default_rng(0).normal(size=(5, 7))
    found = band(list(curves))
    assert found.mean == pytest.approx(curves.mean(0))
    for epoch in range(7):
        expected = interval(curves[:, epoch])
        assert (found.low[epoch], found.high[epoch]) == pytest.approx((expected.low, expected.high))


def test_a_band_ends_where_fewer_than_half_go_on() -> None:
    found = band([np.ones(2), np.ones(4), np.ones(6), np.ones(6)])
    assert len(found) == 6
    assert found.counts.tolist() == [4, 4, 3, 3, 2, 2]
    assert len(band([np.ones(2), np.ones(2), np.ones(6)])) == 2
