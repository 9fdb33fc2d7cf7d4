"""How many weights are nearly zero, and how the rest are spread."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.networks.sparsity import BINS, NEARLY_ZERO, spread


def test_the_share_of_weights_below_the_threshold_is_counted() -> None:
    kernel = np.array([[0.0, 0.9 * NEARLY_ZERO], [-0.9 * NEARLY_ZERO, -1.1 * NEARLY_ZERO], [0.5, -0.5]])
    assert spread(kernel, 1.0).nearly_zero == pytest.approx(3 / 6)


def test_every_weight_is_counted_once_also_beyond_the_limit() -> None:
    found = spread(np.array([[-9.0, -1.0, 0.0], [0.0, 0.999, 7.0]]), 1.0)
    assert len(found.counts) == BINS
    assert found.counts[[0, BINS // 2, -1]].tolist() == [2, 2, 2]
    assert found.counts.sum() == 6
