"""A line is of one kind of mean."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.series import sample_series


def test_means_of_losses_are_geometric() -> None:
    series = sample_series("loss", [(0.0, np.array([1.0, 4.0])), (1.0, np.array([2.0, 8.0]))], geometric=True)
    assert series.band.mean == pytest.approx([2.0, 4.0])


def test_where_one_sample_holds_a_0_no_mean_of_the_line_is_geometric() -> None:
    series = sample_series("loss", [(0.0, np.array([1.0, 4.0])), (1.0, np.array([0.0, 8.0]))], geometric=True)
    assert series.band.mean == pytest.approx([2.5, 4.0])
