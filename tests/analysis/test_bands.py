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


def test_where_some_have_ended_the_interval_is_that_of_the_others() -> None:
    found = band([*CURVES[:3], CURVES[3, :2], CURVES[4, :4]])
    for epoch, left in enumerate([[0, 1, 2, 3, 4]] * 2 + [[0, 1, 2, 4]] * 2 + [[0, 1, 2]] * 3):
        expected = interval(CURVES[left, epoch])
        here = (found.mean[epoch], found.low[epoch], found.high[epoch])
        assert here == pytest.approx((expected.mean, expected.low, expected.high))


def test_an_interval_is_said_from_three_trainings_on() -> None:
    assert band([np.ones(3), np.ones(3), np.ones(1)]).said.tolist() == [True, False, False]
