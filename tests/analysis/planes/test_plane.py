"""A plane covers points, and a function of its points comes back as a table with a row for each y."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.planes.plane import Plane

PLANE = Plane(np.array([0.0, 1.0, 2.0]), np.array([10.0, 20.0]))


def test_columns_are_x_and_rows_are_y() -> None:
    x, y = PLANE.points.T
    np.testing.assert_array_equal(PLANE.table(x), [[0, 1, 2], [0, 1, 2]])
    np.testing.assert_array_equal(PLANE.table(y), [[10, 10, 10], [20, 20, 20]])


def test_it_reaches_beyond_the_points_by_the_margin_on_each_side() -> None:
    plane = Plane.around(np.array([[0.0, 5.0], [2.0, -1.0]]), 0.5, 11)
    assert (plane.x[0], plane.x[-1], plane.y[0], plane.y[-1]) == (-0.5, 2.5, -1.5, 5.5)
    assert len(plane.points) == 11**2
