"""Curves over seeds that end at different epochs, with their intervals."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.bands import band
from dashboard.analysis.statistics import geometric_interval, interval

CURVES = np.random.default_rng(0).uniform(0.1, 2.0, size=(5, 7))


def test_a_band_is_the_interval_at_each_epoch() -> None:
    found = band(list(CURVES))
    assert found.mean == pytest.approx(CURVES.mean(0))
    for epoch in range(7):
        expected = interval(CURVES[:, epoch])
        assert (found.low[epoch], found.high[epoch]) == pytest.approx((expected.low, expected.high))


def test_a_geometric_band_is_the_interval_of_the_geometric_mean() -> None:
    found = band(list(CURVES), geometric=True)
    for epoch in range(7):
        expected = geometric_interval(CURVES[:, epoch])
        here = (found.mean[epoch], found.low[epoch], found.high[epoch])
        assert here == pytest.approx((expected.mean, expected.low, expected.high))


def test_where_a_loss_is_zero_the_means_are_plain_ones() -> None:
    curves = [np.array([1.0, 0.0]), np.array([1.0, 2.0])]
    assert band(curves, geometric=True).mean.tolist() == [1.0, 1.0]


def test_a_band_ends_where_fewer_than_half_go_on() -> None:
    found = band([np.ones(2), np.ones(4), np.ones(6), np.ones(6)])
    assert len(found) == 6
    assert found.counts.tolist() == [4, 4, 3, 3, 2, 2]
    assert len(band([np.ones(2), np.ones(2), np.ones(6)])) == 2
