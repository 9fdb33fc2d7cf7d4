"""What each drawn hidden unit gives over the plane travels as bytes, in parts of its largest output."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.networks.network import network_of
from dashboard.data.tables.choices import TableChoices
from dashboard.data.tables.making import keep, make_table
from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from pages.lab.figures.unit_maps import ALL_CELLS, unit_maps

SPLITS = make_splits(Experiment())
# Two inputs, two hidden units that follow one input each, one output.
FOLLOWS = network_of(
    [np.array([[1.0, 0.0], [0.0, -2.0]]), np.ones((1, 2))], [np.zeros(2), np.zeros(1)], "tanh", "sigmoid"
)


def test_a_unit_s_map_is_its_output_over_the_plane() -> None:
    maps = unit_maps(Experiment(), SPLITS, [FOLLOWS], [np.array([0, 1])])
    assert maps
    assert maps.names == ("hidden layer 1, unit 1", "hidden layer 1, unit 2")
    across, down = maps.maps[0].astype(int)
    assert (np.diff(across, axis=1) >= 0).all()
    assert (np.diff(across, axis=0) == 0).all()
    assert (np.diff(down, axis=0) <= 0).all()
    assert np.abs(maps.maps[0].astype(int)).reshape(2, -1).max(1).tolist() == [127, 127]
    assert (maps.scales <= 1).all()


def test_of_more_units_and_epochs_each_map_has_fewer_cells() -> None:
    few = unit_maps(Experiment(), SPLITS, [FOLLOWS], [np.array([0])])
    many = unit_maps(Experiment(), SPLITS, [FOLLOWS] * 4000, [np.array([0, 1])])
    assert few
    assert many
    assert many.maps[0].shape[1] < few.maps[0].shape[1]
    assert sum(one.size for one in many.maps) <= 2 * ALL_CELLS


def test_a_unit_that_gives_nothing_has_an_empty_map() -> None:
    dead = network_of([np.zeros((1, 2)), np.ones((1, 1))], [np.array([-1.0]), np.zeros(1)], "relu", "sigmoid")
    maps = unit_maps(Experiment(), SPLITS, [dead], [np.array([0])])
    assert maps
    assert not maps.maps[0].any()
    assert maps.scales.tolist() == [0.0]


def test_the_plane_is_called_by_the_names_of_its_axes_as_they_are() -> None:
    cells = "R&D,long,y\n" + "".join(f"{i},{i % 7},{'ab'[i % 2]}\n" for i in range(40))
    name = make_table(keep(cells.replace("long", "x" * 100).encode(), "plane.csv"), TableChoices("y"))
    own = change(Experiment(), dataset=name, samples=40)
    maps = unit_maps(own, make_splits(own), [FOLLOWS], [np.array([0])])
    assert maps
    assert maps.plane == f"R&D and {'x' * 39}…"


def test_without_a_plane_of_two_inputs_or_a_hidden_unit_there_are_none() -> None:
    iris = change(Experiment(), dataset="iris", samples=150)
    assert unit_maps(iris, make_splits(iris), [FOLLOWS], [np.array([0])]) is None
    assert unit_maps(Experiment(), SPLITS, [FOLLOWS], []) is None
