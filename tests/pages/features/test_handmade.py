"""Hand-made features are what their names say."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.data.datasets import DATASETS
from pages.features.trials.handmade import HANDMADE, TURN, HandMade, blocks, edges, gradient_histograms, images_of

COMMANDS = {"allowbreak", "quad", "qquad", "sqrt", "tfrac", "text", "operatorname", "phi", "cos", "sin"}
RAMP = np.tile(np.arange(8.0), (1, 8, 1))


@pytest.mark.parametrize("made", HANDMADE.values(), ids=HANDMADE)
def test_its_formula_has_no_command_that_latex_does_not_know(made: HandMade) -> None:
    assert set(re.findall(r"\\([a-zA-Z]+)", made.formula)) <= COMMANDS


def test_the_formula_of_images_says_what_p_is() -> None:
    assert HANDMADE["digits"].formula.endswith(r"p \text{ the brightness of a neighbouring pixel}")


@pytest.mark.parametrize("made", HANDMADE.values(), ids=HANDMADE)
def test_there_is_a_number_for_each_name(made: HandMade) -> None:
    dataset = DATASETS[made.dataset]
    x, _ = dataset.make(20, 0.1, dataset.classes, 0)
    values = made.make(x)
    assert values.shape == (len(x), len(made.names))
    assert np.isfinite(values).all()
    assert len(set(made.names)) == len(made.names)


def test_circles_get_squares_product_and_distance() -> None:
    np.testing.assert_allclose(HANDMADE["circles"].make(np.array([[3.0, 4.0]])), [[9.0, 16.0, 12.0, 5.0]])


def test_the_spiral_s_features_stay_the_same_along_an_arm_and_turn_over_on_the_other() -> None:
    distance = np.linspace(0.5, 2.0, 20)
    arm = np.column_stack([distance * np.cos(TURN * distance), distance * np.sin(TURN * distance)])
    np.testing.assert_allclose(HANDMADE["spirals"].make(arm)[:, 4:], [[1.0, 0.0]] * 20, atol=1e-9)
    np.testing.assert_allclose(HANDMADE["spirals"].make(-arm)[:, 4:], [[-1.0, 0.0]] * 20, atol=1e-9)


def test_a_ramp_has_edges_of_its_slope_that_point_along_it() -> None:
    size, direction = edges(RAMP)
    np.testing.assert_allclose(size[0, :, 1:-1], 1.0)
    np.testing.assert_allclose(direction, 0.0)


@pytest.mark.parametrize(("turns", "sector"), [(0, 0), (1, 6), (2, 4), (3, 2)])
def test_a_gradient_is_counted_in_its_direction(turns: int, sector: int) -> None:
    shares = gradient_histograms(np.rot90(RAMP, turns, axes=(1, 2)))[0]
    assert shares[sector].min() > 0
    assert np.delete(shares, sector, axis=0).max() == 0


def test_blocks_are_averages_of_four_pixels() -> None:
    image = np.arange(64.0).reshape(1, 8, 8)
    assert blocks(image)[0, 0, 0] == np.mean([0, 1, 8, 9])
    assert blocks(image).shape == (1, 4, 4)


def test_images_run_from_dark_to_bright() -> None:
    assert images_of(np.array([[0.0] * 63 + [16.0]]))[0, 7, 7] == 1.0
