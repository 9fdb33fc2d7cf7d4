"""What the page on losses draws is each loss of the task, asked about one truth."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from dashboard.functions.losses import fitting
from pages.losses.finding.loss_curves import Question, in_words, loss_curves
from tests.language.as_read import as_read

U = np.linspace(-5.0, 5.0, 41)
QUESTIONS = (
    Question("binary", 0),
    Question("binary", 1),
    Question("multiclass", 0, 4),
    Question("multiclass", 2, 4),
    Question("regression", 0.7),
)

every_question = pytest.mark.parametrize("question", QUESTIONS, ids=str)


@every_question
def test_there_is_a_curve_for_each_loss_that_fits_the_task(question: Question) -> None:
    assert tuple(curve.loss.name for curve in loss_curves(question, U)) == fitting(question.task)


@every_question
def test_every_gradient_is_the_slope_of_its_curve(question: Question) -> None:
    h = 1e-6
    for low, here, high in zip(*(loss_curves(question, U + 0.0123 + s) for s in (-h, 0.0, h)), strict=True):
        np.testing.assert_allclose(here.gradients, (high.values - low.values) / (2 * h), atol=1e-5)


@pytest.mark.parametrize("truth", [0, 1])
def test_cross_entropy_is_the_negative_logarithm_of_the_probability_given_to_the_truth(truth: int) -> None:
    question = Question("binary", truth)
    p = question.probability(U)
    np.testing.assert_allclose(loss_curves(question, U)[0].values, -np.log(p if truth else 1 - p), atol=1e-9)


def test_of_several_classes_the_probability_is_softmax_s() -> None:
    sums = np.column_stack([U, np.zeros((len(U), 3))])
    softmax = np.asarray(keras.activations.softmax(keras.ops.convert_to_tensor(sums)))[:, 0]
    question = Question("multiclass", 0, 4)
    np.testing.assert_allclose(question.probability(U), softmax, atol=1e-5)
    np.testing.assert_allclose(loss_curves(question, U)[0].values, -np.log(softmax), atol=1e-5)


def test_if_another_class_is_true_a_larger_sum_of_class_0_costs_more() -> None:
    question = Question("multiclass", 2, 4)
    others = (1 - question.probability(U)) / 3
    np.testing.assert_allclose(loss_curves(question, U)[0].values, -np.log(others), atol=1e-9)
    np.testing.assert_allclose(loss_curves(question, U)[0].gradients, question.probability(U), atol=1e-9)


def test_where_the_network_is_sure_and_wrong_the_cross_entropy_pulls_harder() -> None:
    p = float(Question("binary", 1).probability(np.array([-4.0]))[0])
    times = f"about {(1 - p) / (2 * (1 - p) * p * (1 - p)):.2g} times as hard"
    assert as_read(times) in in_words(Question("binary", 1), -4.0)


def test_thousands_have_their_comma() -> None:
    assert as_read("about 3,200 times as hard") in in_words(Question("multiclass", 0, 5), -6.0)


@pytest.mark.parametrize("question", QUESTIONS, ids=str)
@pytest.mark.parametrize("z", np.arange(-5.0, 5.5, 0.5))
def test_the_network_is_called_wrong_where_another_class_has_the_largest_logit(question: Question, z: float) -> None:
    logits = np.append(z, np.zeros(question.experiment.outputs - 1))
    largest = np.flatnonzero(logits == logits.max()) if len(logits) > 1 else np.flatnonzero([z <= 0, z >= 0])
    wrong = question.task != "regression" and question.truth not in largest
    assert ("The network is wrong" in in_words(question, z)) == wrong


@pytest.mark.parametrize(
    ("question", "z"),
    [(Question("binary", 1), 4.0), (Question("regression", 1.0), -2.0), (Question("multiclass", 0, 5), 1.0)],
)
def test_where_there_is_nothing_to_compare_it_is_only_said_what_learning_does(question: Question, z: float) -> None:
    assert in_words(question, z).startswith("Learning moves")


@pytest.mark.parametrize("value", [0.7, -1.3, 1.0])
def test_at_the_truth_itself_nothing_moves_and_nothing_is_said_to(value: float) -> None:
    said = in_words(Question("regression", value), value)
    assert said == r"Where the gradient is 0, this sample leaves $\hat{y}$ as it is."


def test_where_one_loss_is_flat_and_others_are_not_both_are_told() -> None:
    said = in_words(Question("binary", 1), 3.0)
    assert "Learning moves $z$ against its gradient. Where the gradient is 0, this sample leaves $z$ as it is." in said
    assert "Where the gradient is 0" not in in_words(Question("binary", 1), 0.5)


def test_where_another_class_is_the_rival_only_this_logit_is_said_to_stay() -> None:
    # The hinge is 1 there: it moves the true class and its rival.
    said = in_words(Question("multiclass", 1, 3), -6.0)
    assert said.endswith("Where the gradient is 0, this sample leaves $z_0$ as it is.")
    assert loss_curves(Question("multiclass", 1, 3), np.array([-6.0]))[1].values[0] == 1.0
