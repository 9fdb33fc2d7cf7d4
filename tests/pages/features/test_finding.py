"""What is said of the approaches, and the features that are drawn."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.networks.network import network_of
from language.say import mark
from pages.features.finding import CELLS, Approach, handmade_image_maps, handmade_maps, in_words, learned_maps, square
from pages.features.trials.handmade import HANDMADE
from tests.language.as_read import as_read

X = np.array([[1.0, -2.0], [0.5, 0.5], [-1.0, 0.0]])


NAN = float("nan")
FIVE = (0.90, 0.92, 0.94, 0.91, 0.96)


def scored(name: str, scores: tuple[float, ...]) -> Approach:
    return Approach(mark(name), (), scores)


def test_a_lead_that_some_seeds_turn_round_is_no_lead() -> None:
    words = in_words([scored("A", FIVE), scored("B", (0.94, 0.91, 0.95, 0.90, 0.97)), scored("C", (0.5,) * 5)])
    assert as_read("**B** and **A** differ by 0.8 points (95% interval ") in words
    assert "these seeds can't tell them apart." in words
    assert "A 92.6% (from 90.0% to 96.0%)" in words


def test_a_lead_is_the_difference_of_the_means_as_they_are_written() -> None:
    first, second = (0.93649,) * 5, (0.93351,) * 5
    words = in_words([scored("A", first), scored("B", second), scored("C", (0.5,) * 5)])
    assert "A 93.6%" in words
    assert "B 93.4%" in words
    assert as_read(" 0.2 points") in words


def test_a_lead_at_every_seed_is_told_however_much_seeds_differ() -> None:
    words = in_words([scored("A", FIVE), scored("B", tuple(score + 0.02 + 0.001 * score for score in FIVE))])
    assert (
        as_read("**B** is 2.1 points (95% interval 2.1 to 2.1) ahead of **A**, more than chance would explain.")
        in words
    )


@pytest.mark.parametrize("rows", [1, 3, 40])
@pytest.mark.parametrize("seeds", [3, 5])
def test_leads_that_are_alike_at_all_seeds_are_not_called_more_than_chance(rows: int, seeds: int) -> None:
    right = np.array([120, 131, 125, 119, 140])[:seeds]
    words = in_words([scored("A", tuple((right + rows) / 200)), scored("B", tuple(right / 200))])
    assert as_read(f"**A** is {rows / 2:.1f} points ahead of **B** at each of these seeds: without a spread") in words
    assert "more than chance" not in words
    assert "95% interval" not in words


def test_one_seed_gives_no_lead() -> None:
    assert "takes " in in_words([scored("A", (0.5,)), scored("B", (0.9,))])


def test_seeds_are_paired_where_one_is_missing_and_what_is_missing_is_named() -> None:
    other = tuple(score - 0.02 for score in FIVE)
    words = in_words([scored("A", (NAN, *FIVE[1:])), scored("B", (*other[:-1], NAN)), scored("C", (0.5,) * 5)])
    assert words.startswith("Mean test accuracy over 3 of 5 seeds: A 92.3% (from 91.0% to 94.0%); B 90.3%")
    assert "Scores of “A” and “B” are missing." in words
    assert as_read("**A** is 2.0 points ahead of **B** at each of these seeds: without a spread") in words


def test_two_are_compared_where_the_third_has_no_score() -> None:
    words = in_words([scored("A", FIVE), scored("B", (0.5,) * 5), scored("C", (NAN,) * 5)])
    assert words.startswith("Mean test accuracy over 5 seeds: ")
    assert "Scores of “C” are missing." in words
    assert "**A** is " in words


def test_one_alone_is_compared_with_nothing() -> None:
    assert in_words([scored("A", FIVE), scored("B", (NAN,) * 5)]) == ""


def test_between_approaches_that_are_alike_one_is_seldom_called_ahead() -> None:
    rng = np.random.default_rng(0)
    tables = rng.normal(0.9, 0.02, (400, 3, 5))
    said = [in_words([scored(name, tuple(row)) for name, row in zip("ABC", table, strict=True)]) for table in tables]
    assert np.mean(["more than chance" in words for words in said]) < 0.06


def test_the_plane_covers_all_points_and_is_a_square() -> None:
    plane = square(X)
    assert plane.points.shape == (CELLS**2, 2)
    assert plane.x[0] < X.min()
    assert plane.x[-1] > X.max()
    np.testing.assert_array_equal(plane.x, plane.y)


def test_every_hand_made_feature_of_two_inputs_is_drawn() -> None:
    plane = square(X)
    maps = handmade_maps("circles", plane)
    assert [drawn.name for drawn in maps] == list(HANDMADE["circles"].names)
    np.testing.assert_allclose(maps[0].values, np.tile(plane.x**2, (CELLS, 1)))


def test_the_units_that_move_the_output_most_are_drawn() -> None:
    weights = [np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([[0.1, 5.0, 0.0]])]
    net = network_of(weights, [np.zeros(3), np.zeros(1)], "linear", "linear")
    plane = square(X)
    maps = learned_maps(net, X, plane, 2)
    assert [drawn.name for drawn in maps] == ["unit 2", "unit 1"]
    np.testing.assert_allclose(maps[0].values, np.tile(plane.y[:, None], (1, CELLS)))


def test_a_unit_that_is_the_same_at_all_points_moves_no_output_whatever_its_weight() -> None:
    weights = [np.array([[1.0, 0.0], [0.0, 0.0]]), np.array([[1.0, 50.0]])]
    net = network_of(weights, [np.array([0.0, 3.0]), np.zeros(1)], "relu", "linear")
    assert [drawn.name for drawn in learned_maps(net, X, square(X), 2)] == ["unit 1", "unit 2"]


def test_an_image_s_maps_say_where_it_gets_brighter() -> None:
    maps = {drawn.name: drawn.values for drawn in handmade_image_maps(np.tile(np.linspace(0.0, 1.0, 8), (8, 1)))}
    assert maps["brighter →"].min() > 0
    assert maps["brighter ←"].max() == 0


def test_approaches_whose_means_are_written_alike_are_not_told_to_differ() -> None:
    of_one, of_other = (150, 148, 149, 149, 150, 148, 150, 149), (150, 149, 149, 150, 147, 149, 149, 150)
    one = scored("A", tuple(right / 150 for right in of_one))
    # As Keras stores them.
    other = scored("B", tuple(float(np.float32(right / 150)) for right in of_other))
    words = in_words([one, other, scored("C", (0.5,) * 8)])
    assert as_read("**A** and **B** are level (95% interval ") in words


def test_a_lead_over_the_second_of_two_may_be_the_chance_of_the_best_of_many() -> None:
    ahead = (0.03, 0.01, -0.01, 0.03, 0.02, 0.0, 0.03, 0.005)
    one, other = scored("A", tuple(0.9 + lead for lead in ahead)), scored("B", (0.9,) * 8)
    worse = [scored(name, (level,) * 8) for name, level in (("C", 0.6), ("D", 0.5))]
    assert "ahead of **B**, more than chance would explain." in in_words([one, other])
    assert "can't tell them apart." in in_words([one, other, *worse])
