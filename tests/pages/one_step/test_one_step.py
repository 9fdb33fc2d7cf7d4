"""Steps taken by hand are those of Keras's SGD on the lab's mini-batches."""

from __future__ import annotations

import re

import numpy as np
import pytest
import tensorflow as tf

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.layers import optimizer, trained_loss
from dashboard.experiment.settings import change
from dashboard.experiment.splits import make_splits
from dashboard.training.model import build, build_model
from dashboard.training.program import Program
from pages.one_step.finding.loss_surface import flat
from pages.one_step.finding.one_step import Learner, next_step, written
from tests.language.as_read import as_read
from tests.training.keras_fit import for_fit

LAB = change(
    Experiment(), hidden_layers=(3,), activation="tanh", optimizer="sgd", momentum=0.0, learning_rate=0.5, batch_size=4
)
STEPS_AN_EPOCH = 26


def after(steps: int) -> Learner:
    learner = Learner.new(LAB)
    for _ in range(steps):
        learner = next_step(learner).taken
    return learner


def test_thirty_steps_end_at_the_weights_that_keras_ends_at() -> None:
    learner, model, rule = Learner.new(LAB), build_model(LAB), build(optimizer(LAB))
    model.set_weights([array for layer in learner.network.layers for array in (layer.kernel, layer.bias)])
    for _ in range(30):
        rows, train = learner.rows(), learner.splits.train
        with tf.GradientTape() as tape:
            loss = build(trained_loss(LAB))(for_fit(LAB, train.y[rows]), model(train.x[rows]))
        step = next_step(learner)
        assert step.back.loss == pytest.approx(float(loss), abs=1e-5)
        rule.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)
        learner = step.taken
    theirs = np.concatenate([np.ravel(weight) for weight in model.get_weights()])
    np.testing.assert_allclose(flat(learner.network), theirs, atol=1e-5)


def test_the_mini_batches_are_those_of_the_lab() -> None:
    program = Program(LAB)
    program.start(LAB, make_splits(LAB))
    orders = program.next_orders(2)
    for place, learner in ((0, after(0)), (1, after(1)), (STEPS_AN_EPOCH, after(STEPS_AN_EPOCH))):
        epoch, batch = divmod(place, STEPS_AN_EPOCH)
        np.testing.assert_array_equal(learner.rows(), orders[epoch][4 * batch : 4 * batch + 4])


def test_the_last_mini_batch_of_an_epoch_has_the_rows_that_are_left() -> None:
    assert len(make_splits(LAB).train) == 102
    assert len(after(STEPS_AN_EPOCH - 1).rows()) == 2


def test_losses_are_kept_before_and_after_each_step() -> None:
    step = next_step(Learner.new(LAB))
    taken = step.taken
    assert taken.losses == ((step.back.loss, step.loss_after, taken.train_loss(taken.network)),)
    assert taken.first_loss == Learner.new(LAB).train_loss(step.learner.network)


def test_the_words_say_whether_a_loss_fell_or_rose() -> None:
    gentle, wild = (next_step(Learner.new(change(LAB, learning_rate=rate))) for rate in (0.01, 10.0))
    told = f"lowers the loss of its mini-batch from {gentle.back.loss:.3f} to {gentle.loss_after:.3f}"
    assert told in gentle.in_words
    assert wild.taken.losses[0][2] > wild.learner.first_loss
    assert "raises that of the whole training set" in wild.in_words


def test_another_learning_rate_keeps_the_network() -> None:
    learner = after(2)
    assert learner.at(0.1).network is learner.network
    assert next_step(learner.at(0.1)).learner.experiment.training.learning_rate == 0.1


@pytest.mark.parametrize(
    ("before", "after", "digits"),
    [
        (0.5, 0.75, ("0.500", "0.750")),
        (0.751, 0.7506, ("0.7510", "0.7506")),
        (0.75112, 0.75111, ("0.75112", "0.75111")),
        (0.5, 0.5 + 1e-9, ("0.500", "0.500")),
    ],
)
def test_a_change_has_the_digits_that_show_it_and_what_none_shows_is_none(
    before: float, after: float, digits: tuple[str, str]
) -> None:
    assert written(before, after) == digits


@pytest.mark.parametrize("rate", [0.005, 0.5])
def test_no_step_is_said_to_change_a_loss_to_what_it_was(rate: float) -> None:
    learner = Learner.new(change(LAB, activation="sigmoid", batch_size=8, learning_rate=rate))
    for _ in range(30):
        step = next_step(learner)
        moves = re.findall(r"from\s([\d.]+)\sto\s([\d.]+\d)", step.in_words)
        assert moves
        assert all(before != after for before, after in moves)
        learner = step.taken


def test_a_step_without_a_gradient_leaves_both_losses() -> None:
    learner = Learner.new(change(LAB, activation="relu", batch_size=1, learning_rate=5.0))
    for _ in range(4):
        learner = next_step(learner).taken
    step = next_step(learner)
    assert step.loss_after == step.back.loss
    assert as_read("Step 5 leaves the loss of its mini-batch at") in step.in_words
    assert "It leaves that of the whole training set at" in step.in_words
