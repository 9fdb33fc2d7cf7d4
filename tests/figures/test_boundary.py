"""The map of a network's predictions rewinds, and rings the points that are wrong."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.data.parts import Part, Splits
from dashboard.experiment.settings import change
from dashboard.figures.boundary import CELLS, boundary_panel
from tests.made import SMALL

X = np.array([[-1.0, 0.0], [1.0, 0.0], [2.0, 1.0]], np.float32)
PART = Part(X, np.array([0, 1, 0]))
SPLITS = Splits(PART, PART, PART, np.zeros(3, bool))


def by_first_input(x: np.ndarray) -> np.ndarray:
    """Sums (n, 1): class 1 where the first input is above 0."""
    return 10 * x[:, :1]


def always_class_0(x: np.ndarray) -> np.ndarray:
    return np.full((len(x), 1), -10.0)


def test_wrong_points_have_a_ring_at_every_epoch() -> None:
    panel = boundary_panel(SMALL, SPLITS, [always_class_0, by_first_input])
    rings = [frame["data"][1]["x"].tolist() for frame in panel.frames]
    assert rings == [[1.0] * 3, [2.0] * 3]
    assert panel.alt.endswith("Wrong: 1 of 3 in train, 1 of 3 in validation, 1 of 3 in test.")


def test_two_classes_are_a_map_of_the_probability_in_hundredths() -> None:
    field = boundary_panel(SMALL, SPLITS, [by_first_input]).figure.data[0]
    z = np.asarray(field.z)
    assert z.shape == (CELLS, CELLS)
    assert (z[:, 0].max(), z[:, -1].min()) == (0, 100)
    assert (field.zmin, field.zmax) == (0, 100)


@pytest.mark.parametrize("classes", [3, 5])
def test_several_classes_are_regions_in_a_colour_each(classes: int) -> None:
    experiment = change(SMALL, dataset="blobs", classes=classes)
    field = boundary_panel(experiment, SPLITS, [lambda x: np.eye(classes)[np.full(len(x), 1)]]).figure.data[0]
    assert np.unique(field.z).tolist() == [1]
    assert len({colour for _, colour in field.colorscale}) == classes


def test_the_map_covers_all_points() -> None:
    chart = boundary_panel(SMALL, SPLITS, [always_class_0]).figure
    for axis, values in ((chart.layout.xaxis, X[:, 0]), (chart.layout.yaxis, X[:, 1])):
        assert axis.range[0] < values.min()
        assert axis.range[1] > values.max()
