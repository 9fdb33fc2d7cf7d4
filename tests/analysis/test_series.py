"""A line is of one kind of mean."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.series import sample_series
from dashboard.analysis.statistics import interval


def test_means_of_losses_are_geometric() -> None:
    series = sample_series("loss", [(0.0, np.array([1.0, 4.0])), (1.0, np.array([2.0, 8.0]))], geometric=True)
    assert series.band.mean == pytest.approx([2.0, 4.0])


def test_each_mean_has_its_interval_and_how_many_are_behind_it() -> None:
    samples = [(0.5, np.array([1.0, 2.0, 4.0])), (2.0, np.array([3.0, 5.0]))]
    series = sample_series("accuracy", samples)
    assert (series.name, series.x, series.band.counts.tolist()) == ("accuracy", (0.5, 2.0), [3, 2])
    for place, (_, sample) in enumerate(samples):
        expected = interval(sample)
        assert (series.band.low[place], series.band.high[place]) == (expected.low, expected.high)


def test_where_one_sample_holds_a_0_no_mean_of_the_line_is_geometric() -> None:
    series = sample_series("loss", [(0.0, np.array([1.0, 4.0])), (1.0, np.array([0.0, 8.0]))], geometric=True)
    assert series.band.mean == pytest.approx([2.5, 4.0])
