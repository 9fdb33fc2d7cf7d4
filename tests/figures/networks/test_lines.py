"""Units of a drawn network stand around the middle, and every one has a line to every one of the next layer."""

from __future__ import annotations

import numpy as np

from dashboard.figures.networks.lines import centred, connections


def test_units_stand_around_the_middle() -> None:
    assert centred(3).tolist() == [-1.0, 0.0, 1.0]
    assert centred(4).tolist() == [-1.5, -0.5, 0.5, 1.5]


def test_each_unit_has_a_line_to_each_of_the_next_layer() -> None:
    x, y = connections(2, np.array([0.0, 1.0]), np.array([5.0, 6.0, 7.0]))
    assert x[:, :2].tolist() == [[2.0, 3.0]] * 6
    assert y[:, :2].tolist() == [[0.0, 5.0], [0.0, 6.0], [0.0, 7.0], [1.0, 5.0], [1.0, 6.0], [1.0, 7.0]]


def test_a_line_ends_before_the_next_one_begins() -> None:
    x, y = connections(0, centred(2), centred(2))
    assert np.isnan(x[:, 2]).all()
    assert np.isnan(y[:, 2]).all()
