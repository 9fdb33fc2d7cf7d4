"""The numbers of a step, as they are printed."""

from __future__ import annotations

import re

import numpy as np
import pytest

from dashboard.experiment.experiment import Experiment
from dashboard.experiment.settings import change
from dashboard.functions.activations import activate
from pages.one_step.figures.formulas import batch_rows, layer_latex, loss_latex
from pages.one_step.figures.one_step import gradient_panel
from pages.one_step.finding.one_step import Learner, OneStep, next_step
from tests.language.as_read import as_float

PLAIN = change(Experiment(), hidden_layers=(3,), optimizer="sgd", momentum=0.0, batch_size=4, learning_rate=0.5)


def after(steps: int, **settings: object) -> OneStep:
    learner = Learner.new(change(PLAIN, **settings))
    for _ in range(steps):
        learner = next_step(learner).taken
    return next_step(learner)


# The output unit's sums are so large that their probability is rounded to 0 or 1, some of them on the wrong side.
SATURATED = {"activation": "relu", "learning_rate": 5.0}


@pytest.mark.parametrize("step", [after(0), *(after(steps, **SATURATED) for steps in (5, 6, 7))])
def test_the_printed_losses_have_the_mini_batch_s_mean(step: OneStep) -> None:
    losses = [as_float(row["Loss"]) for row in batch_rows(step)]
    assert np.mean(losses) == pytest.approx(step.back.loss, abs=0.0005)


def test_a_loss_is_a_number_where_the_probability_of_the_truth_is_rounded_to_zero() -> None:
    rows = [row for steps in range(12) for row in batch_rows(after(steps, **SATURATED))]
    wrong = [row for row in rows if as_float(row["Probability p"]) == 1.0 - as_float(row["Truth y"])]
    assert max(as_float(row["Logit z"]) for row in wrong) > 40.0
    assert all(np.isfinite(as_float(row["Loss"])) for row in rows)


def test_the_largest_gradient_is_the_largest_of_all_that_are_drawn() -> None:
    step = after(3, activation="sigmoid", batch_size=1, learning_rate=0.005)
    weights, biases = ([np.abs(getattr(one, part)).max() for one in step.back.gradients] for part in ("kernel", "bias"))
    assert max(biases) > max(weights)
    assert gradient_panel(step).alt == f"The largest gradient is {max(biases):.3f} in size."


def test_inputs_are_called_the_same_in_the_drawing_and_in_the_table() -> None:
    step = after(0)
    inputs, *_ = (trace["text"] for trace in gradient_panel(step).figure.data if trace.get("mode") == "markers+text")
    assert inputs == ["x₁", "x₂"] == [title for title in batch_rows(step)[0] if title.startswith("x")]


def matrices(rows: tuple[tuple[str, ...], ...]) -> list[np.ndarray]:
    """The last matrix of each formula, as its reader sees it."""
    printed = [re.findall(r"begin{pmatrix}(.*?)\\end", formula)[-1] for row in rows for formula in row]
    return [np.array([[as_float(cell) for cell in row.split("&")] for row in text.split(r"\\")]) for text in printed]


@pytest.mark.parametrize("activation", ["tanh", "sigmoid", "relu"])
def test_a_hidden_layer_s_step_can_be_checked_by_hand(activation: str) -> None:
    step = after(3, activation=activation)
    x, z, slope, delta, by_weights, by_biases, weights, biases = matrices(layer_latex(step, 1))
    _, delta_above, *_ = matrices(layer_latex(step, 2))
    above = step.back.steps[1].weights
    np.testing.assert_allclose(delta, above.T @ delta_above * slope, atol=0.003)
    np.testing.assert_allclose(by_weights, delta @ x.T, atol=0.005)
    np.testing.assert_allclose(by_biases[:, 0], delta.sum(1), atol=0.003)
    np.testing.assert_allclose(weights, step.back.steps[0].weights - 0.5 * by_weights, atol=0.001)
    np.testing.assert_allclose(biases[:, 0], step.back.steps[0].layer.bias - 0.5 * by_biases[:, 0], atol=0.001)
    np.testing.assert_allclose(activate(activation, z), matrices(layer_latex(step, 2))[0], atol=0.001)


def test_the_output_layer_s_gradient_is_its_delta_times_the_hidden_values() -> None:
    h, delta, by_weights, *_ = matrices(layer_latex(after(3), 2))
    np.testing.assert_allclose(by_weights, delta @ h.T, atol=0.003)


def test_every_sample_of_the_largest_mini_batch_has_a_column() -> None:
    x, *_ = matrices(layer_latex(after(0, batch_size=8), 1))
    assert x.shape == (2, 8)


def test_the_loss_s_formula_ends_in_the_mini_batch_s_loss() -> None:
    step = after(0)
    assert f"{step.back.loss:.3f}" in loss_latex(step)
