"""A curve that was drawn is told by its distance from the one that came, and by where the two differ in kind."""

from __future__ import annotations

import numpy as np
import pytest

from dashboard.analysis.expected.drawn import POSITIONS, in_words, shape

DOWN, UP = np.linspace(0.9, 0.3, POSITIONS), np.linspace(0.3, 0.9, POSITIONS)
TURN = np.concatenate([np.linspace(0.7, 0.3, POSITIONS // 2), np.linspace(0.3, 0.6, POSITIONS - POSITIONS // 2)])


HUMP = np.concatenate([np.linspace(0.3, 0.9, POSITIONS // 2), np.linspace(0.9, 0.3, POSITIONS - POSITIONS // 2)])


def told(drawn: np.ndarray, truth: np.ndarray) -> str:
    """Beside a training before that ended at 0.4."""
    return in_words(drawn.tolist(), truth, 0.4, float(truth[-1]))


@pytest.mark.parametrize(
    ("curve", "expected"),
    [(DOWN, "falls"), (UP, "rises"), (TURN, "turns"), (HUMP, "comes back"), (1.2 - TURN, "comes back")],
)
def test_a_curve_falls_rises_turns_or_comes_back(curve: np.ndarray, expected: str) -> None:
    assert shape(curve) == expected


def test_the_true_curve_itself_is_close_and_of_the_right_shape() -> None:
    said = told(TURN, TURN)
    assert said.startswith("Your curve is close: on average 0.00 away from the true one, which lies between 0.30 and")
    assert said.endswith("Its shape is right.")


def test_a_wrong_curve_is_told_by_its_distance_its_end_and_its_shape() -> None:
    said = told(DOWN, TURN)
    assert f"is on average {np.mean(np.abs(DOWN - TURN)):.2f} away from the true one" in said
    assert "At the end you drew 0.30, lower than the 0.40 before; it came to 0.60." in said
    assert "You drew a curve that falls to the end. The true one falls, then rises." in said


def test_where_the_training_stopped_early_the_end_is_that_of_the_weights_it_kept_and_of_the_whole_drawing() -> None:
    said = in_words(DOWN.tolist(), TURN[:20], 0.4, 0.31)
    assert "At the end you drew 0.30, lower than the 0.40 before; it came to 0.31." in said
    assert f"on average {np.mean(np.abs(DOWN - TURN)[:20]):.2f} away" in said


def test_an_end_above_what_was_before_is_no_rise_of_a_curve_that_falls() -> None:
    said = in_words(DOWN.tolist(), TURN, 0.2, 0.6)
    assert "At the end you drew 0.30, higher than the 0.20 before; it came to 0.60. You drew a curve that falls" in said


@pytest.mark.parametrize("drawn", [DOWN, UP, TURN, HUMP], ids=shape)
def test_of_a_true_curve_that_ends_before_the_drawn_one_no_shape_is_compared(drawn: np.ndarray) -> None:
    said = in_words(drawn.tolist(), DOWN[:7], 0.4, 0.31)
    assert said.endswith("it came to 0.31.")


@pytest.mark.parametrize(("bump", "expected"), [(0.04, "falls"), (0.5, "comes back")])
def test_a_bump_on_the_way_down_is_no_turn_and_one_above_the_start_is(bump: float, expected: str) -> None:
    assert shape(DOWN + bump * np.exp(-((np.arange(POSITIONS) - 5) ** 2) / 4)) == expected


def test_where_nothing_moves_no_shape_is_spoken_of() -> None:
    flat = np.full(POSITIONS, 0.4)
    assert told(flat, flat + 0.01).endswith("it came to 0.41.")
    assert "about as high as the 0.40 before" in told(flat, flat)


def test_losses_that_are_said_to_differ_are_written_so() -> None:
    low = np.full(POSITIONS, 0.1351)
    assert "you drew 0.135, lower than the 0.145 before" in in_words(low.tolist(), low, 0.1449, 0.1351)


def test_the_true_curve_is_said_to_move_as_far_as_it_does() -> None:
    flat = np.full(POSITIONS, 0.4)
    assert "between 0.40 and 0.40" in told(flat, flat)


@pytest.mark.parametrize("drawn", [DOWN, UP, TURN, HUMP], ids=shape)
@pytest.mark.parametrize("came", [DOWN, UP, TURN, HUMP], ids=shape)
def test_two_shapes_are_told_apart_or_said_to_be_alike(drawn: np.ndarray, came: np.ndarray) -> None:
    said = told(drawn, came)
    assert ("Its shape is right." in said) == (drawn is came) == ("You drew a curve that" not in said)


@pytest.mark.parametrize(
    ("came", "words"),
    [(DOWN, "falls to the end"), (UP, "rises"), (TURN, "falls, then rises"), (HUMP, "rises, then falls")],
)
def test_a_flat_curve_neither_falls_nor_is_it_right_where_the_true_one_moves(came: np.ndarray, words: str) -> None:
    flat = np.full(POSITIONS, 0.4) + 0.02 * np.sin(np.arange(POSITIONS))
    assert told(flat, came).endswith(f"You drew a curve that hardly moves. The true one {words}.")
    assert told(came, flat).endswith(
        f"You drew a curve that {words}. The true one stays near {flat[0]:.2f} throughout."
    )


@pytest.mark.parametrize("end", [0.34, 0.29, 0.16, 0.22])
def test_what_is_a_rise_or_a_fall_at_the_end_does_not_hardly_move(end: float) -> None:
    drawn = np.linspace(0.25, end, POSITIONS)
    for truth in (np.linspace(0.25, 0.45, POSITIONS), np.linspace(0.5, 0.2, POSITIONS)):
        said = in_words(drawn.tolist(), truth, 0.25, float(truth[-1]))
        assert "hardly moves" not in said
        assert ("Its shape is right." in said) == ((end > 0.25) == (truth[-1] > 0.25))


def test_low_losses_that_turn_have_a_shape_and_slight_differences_of_level_curves_none() -> None:
    low = TURN * 0.3
    assert shape(low) == "turns"
    assert told(low, TURN).endswith("Its shape is right.")
    level, rising = np.full(POSITIONS, 0.25), np.linspace(0.25, 0.27, POSITIONS)
    assert (shape(level), shape(rising)) == ("stays", "rises")
    assert "curve that" not in told(level, rising)
    assert "Its shape" not in told(rising, rising)
