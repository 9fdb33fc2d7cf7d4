"""The loss surface is Keras's loss at those weights, and the paths on it are gradient descent."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
import tensorflow as tf

from dashboard.analysis.networks.backpropagation import backpropagate
from dashboard.analysis.networks.initial import initial_network
from dashboard.experiment.layers import trained_loss
from dashboard.experiment.splits import make_splits
from dashboard.training.model import build, build_model
from language.numbers import NO_BREAK
from pages.one_step.finding.descent import LATER, STEPS
from pages.one_step.finding.loss_surface import CELLS, EXPERIMENT, START, _data, descend_on, flat, moved, surface
from pages.one_step.questions import loss_goes_up
from pages.one_step.sections import RATES
from tests.language.as_read import as_read
from tests.training.keras_fit import for_fit


def keras_loss(position: np.ndarray) -> tuple[float, np.ndarray]:
    """The loss at a position of the plane and its gradient by all weights."""
    model, train = build_model(EXPERIMENT), make_splits(EXPERIMENT).train
    weights = flat(moved(surface(), position))
    shapes = [weight.shape for weight in model.weights]
    ends = np.cumsum([np.prod(shape) for shape in shapes])[:-1].astype(int)
    model.set_weights([part.reshape(shape) for part, shape in zip(np.split(weights, ends), shapes, strict=True)])
    with tf.GradientTape() as tape:
        loss = build(trained_loss(EXPERIMENT))(for_fit(EXPERIMENT, train.y), model(train.x))
    gradients = tape.gradient(loss, model.trainable_variables)
    return float(loss), np.concatenate([np.ravel(gradient) for gradient in gradients])


@pytest.mark.parametrize(("row", "column"), [(0, 0), (20, 17), (CELLS - 1, 3), (30, CELLS - 1)])
def test_every_cell_is_keras_s_loss_there(row: int, column: int) -> None:
    plane = surface()
    loss, _ = keras_loss(np.array([plane.a[column], plane.b[row]]))
    assert plane.losses[row, column] == pytest.approx(loss, rel=1e-5)


def test_a_step_goes_against_keras_s_gradient_within_the_plane() -> None:
    descent = descend_on(surface(), 0.2)
    loss, gradient = keras_loss(START)
    assert descent.losses[0] == pytest.approx(loss, abs=1e-5)
    np.testing.assert_allclose(descent.positions[1], START - 0.2 * surface().directions @ gradient, atol=1e-5)


def test_the_directions_have_length_one_and_a_right_angle_between_them() -> None:
    directions = surface().directions
    np.testing.assert_allclose(directions @ directions.T, np.eye(2), atol=1e-12)


def test_the_weights_before_training_lie_in_the_plane() -> None:
    before = flat(initial_network(EXPERIMENT, 0))
    np.testing.assert_allclose(flat(moved(surface(), surface().first)), before, atol=1e-9)


def test_the_trained_network_is_near_the_lowest_point() -> None:
    plane = surface()
    row, column = np.unravel_index(np.argmin(plane.losses), plane.losses.shape)
    assert np.hypot(plane.a[column], plane.b[row]) < 0.3


@pytest.mark.parametrize(
    ("rate", "judgement"),
    [(0.005, "too small"), (0.01, "too small"), (0.2, "right"), (1.0, "right"), (1.5, "too large"), (3.0, "too large")],
)
def test_learning_rates_are_judged_by_where_they_lead(rate: float, judgement: str) -> None:
    descent = descend_on(surface(), rate)
    assert descent.judgement == judgement
    assert len(descent.losses) == len(descent.later) + 1 == STEPS + 1
    assert f"**{rate:g}** is {judgement}" in descent.in_words


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.5, 1.5, 2.0])
def test_what_follows_is_told_from_the_losses_of_a_longer_descent(rate: float) -> None:
    plane, x, targets = surface(), *_data()
    position, losses = START, []
    for _ in range(STEPS + LATER + 1):
        back = backpropagate(moved(plane, position), EXPERIMENT.loss, x, targets)
        losses.append(back.loss)
        position = position - rate * plane.directions @ flat(back.gradients)
    said, last, first = descend_on(plane, rate).in_words, losses[-STEPS:], losses[: STEPS + 1]
    uphill = sum(after > before for before, after in pairwise(first))
    expected = {
        "too small": f"from {first[0]:.2f} to {first[-1]:.2f}; {LATER}{NO_BREAK}steps later it is {last[-1]:.2f}.",
        "right": "stays there.",
        "too large": f"{uphill} of {STEPS} steps go uphill, and {LATER}{NO_BREAK}steps later the loss",
    }[descend_on(plane, rate).judgement]
    assert expected in said
    if "jumps" in said:
        assert f"between {min(last):.2f} and {max(last):.2f}" in said
    if "stays there" in said:
        assert max(last) - plane.losses.min() < 0.1 * (first[0] - plane.losses.min())


def test_near_the_lowest_is_said_from_the_step_on_from_which_it_stays_there() -> None:
    losses = np.ones(STEPS + 1)
    losses[[3, 5, 6, *range(8, STEPS + 1)]] = 0.05
    descent = replace(descend_on(surface(), 0.2), losses=losses, later=np.full(STEPS, 0.05), lowest=0.0)
    assert "after 8 steps the loss has come nine tenths of the way from" in descent.in_words


def test_a_loss_that_grew_past_all_bounds_is_not_told_in_digits() -> None:
    # Made by hand: where a learning rate that is too large leads is decided by the last bits of the arithmetic.
    descent = replace(descend_on(surface(), 0.2), learning_rate=5.0, losses=np.geomspace(0.5, 1e9, STEPS + 1))
    assert as_read(f"the loss of {descent.losses[0]:.2f} grew more than 1,000 times. It diverged.") in descent.in_words


@pytest.mark.parametrize("rate", [0.2, 1.5, 2.0, 5.0])
def test_a_path_out_of_the_picture_is_said_to_leave_it(rate: float) -> None:
    plane, descent = surface(), descend_on(surface(), rate)
    inside = [plane.a[0] <= a <= plane.a[-1] and plane.b[0] <= b <= plane.b[-1] for a, b in descent.positions]
    assert descent.leaves == (None if all(inside) else inside.index(False))
    assert (as_read(f"leaves the picture at step {descent.leaves}.") in descent.in_words) == (not all(inside))


def test_the_rate_that_a_question_points_to_goes_uphill_and_stays_in_the_picture() -> None:
    (hint,) = filter(None, (answer.see for answer in loss_goes_up().answers))
    (rate,) = map(float, re.findall(r"Choose (\d[\d.]*\d) among", hint))
    assert rate in RATES
    pointed_to = descend_on(surface(), rate)
    assert pointed_to.judgement == "too large"
    assert pointed_to.leaves is None
