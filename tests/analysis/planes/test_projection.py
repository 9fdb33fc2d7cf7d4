"""A principal component analysis finds the directions in which points are spread the most."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.planes.projection import Projection

RNG = np.random.default_rng(0)
POINTS = RNG.normal(size=(200, 5)) * np.array([1.0, 9.0, 0.5, 3.0, 0.1]) + 7.0


def test_the_first_components_are_the_directions_of_most_variance() -> None:
    project = Projection.of(POINTS)
    assert np.abs(project.components).argmax(1).tolist() == [1, 3]
    np.testing.assert_allclose(project(POINTS).var(0) / POINTS.var(0).sum(), project.shares)
    np.testing.assert_allclose(project(POINTS).mean(0), 0.0, atol=1e-12)


def test_components_are_orthonormal_and_their_signs_settled() -> None:
    project = Projection.of(POINTS)
    np.testing.assert_allclose(project.components @ project.components.T, np.eye(2), atol=1e-12)
    np.testing.assert_allclose(Projection.of(2 * POINTS.mean(0) - POINTS).components, project.components)


@pytest.mark.parametrize("points", [np.ones((4, 3)), np.ones((1, 3))])
def test_points_that_are_all_the_same_have_a_plane_without_variance(points: np.ndarray) -> None:
    assert Projection.of(points).shares.tolist() == [0.0, 0.0]
