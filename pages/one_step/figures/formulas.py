"""A step of learning as formulas, each with its numbers: enough to check all of it by hand."""

from __future__ import annotations

import numpy as np

from dashboard.figures.latex import BIASES, INPUTS, SUMS, aligned, layer_input, matrix, number, of_layer
from dashboard.functions.activations import ACTIVATIONS, activate
from language.say import t
from pages.one_step.finding.one_step import OneStep


def batch_rows(step: OneStep) -> list[dict[str, str]]:
    """The mini-batch through the network: inputs, truth, the output unit's sum, its probability, and the loss."""
    z = step.back.steps[-1].z
    p = activate("sigmoid", z)
    # From z: where p is rounded to 0 or 1, its logarithm says nothing.
    losses = step.learner.experiment.loss.value(z, step.targets)
    samples = zip(step.x, step.targets[:, 0], z[:, 0], p[:, 0], losses, strict=True)
    return [
        {
            t("Sample"): str(place),
            "x₁": number(x[0]),
            "x₂": number(x[1]),
            t("Truth y"): f"{y:.0f}",
            t("Logit z"): number(logit),
            t("Probability p"): number(probability, 3),
            t("Loss"): number(loss, 3),
        }
        for place, (x, y, logit, probability, loss) in enumerate(samples, 1)
    ]


def loss_latex(step: OneStep) -> str:
    """The loss of the mini-batch: the mean of its samples' losses."""
    formula = step.learner.experiment.loss.formula
    mean = rf"\tfrac{{1}}{{{len(step.x)}}} \textstyle\sum \bigl({formula}\bigr)"
    return aligned("L", mean, number(step.back.loss, 3))


def layer_latex(step: OneStep, layer: int) -> tuple[tuple[str, ...], ...]:
    """Of a layer, counted from 1: its input, delta, gradients and updates, row by row. Samples are columns.

    In one row stand weights and biases, of which the same is said.
    """
    before = _inputs(step) if layer == 1 else _values(step, layer - 1)
    alone = (before, *_slopes(step, layer), _delta(step, layer))
    return (*((formula,) for formula in alone), _gradients(step, layer), _updates(step, layer))


def _samples(values: np.ndarray) -> str:
    """Values (n, units) with a column for each sample of the mini-batch."""
    return matrix(values.T, 3)


def _inputs(step: OneStep) -> str:
    return aligned(INPUTS, _samples(step.x))


def _values(step: OneStep, layer: int) -> str:
    """The values of a hidden layer, from its pre-activations."""
    forward = step.back.steps[layer - 1]
    formula = ACTIVATIONS[forward.layer.activation].formula
    function = rf"f({of_layer(SUMS, layer)}), \quad f(z) = {formula}"
    return aligned(layer_input(layer + 1), function, _samples(forward.h))


def _slopes(step: OneStep, layer: int) -> tuple[str, ...]:
    """Of a hidden layer, its pre-activations and the slopes of its activation there."""
    if layer == len(step.back.steps):
        return ()
    forward = step.back.steps[layer - 1]
    function = ACTIVATIONS[forward.layer.activation]
    sums = of_layer(SUMS, layer)
    return (
        aligned(sums, f"{of_layer('W', layer)} {layer_input(layer)} + {of_layer(BIASES, layer)}", _samples(forward.z)),
        aligned(
            f"f'({sums})",
            t(r"{derivative} \quad \text{{for each }} z", derivative=function.derivative_formula),
            _samples(function.derivative(forward.z)),
        ),
    )


def _delta(step: OneStep, layer: int) -> str:
    """The gradient with respect to the layer's pre-activations: from the loss, or the layer after it."""
    if layer == len(step.back.steps):
        source = rf"\tfrac{{1}}{{{len(step.x)}}}\,(\mathbf{{p}} - \mathbf{{y}})"
    else:
        weights, delta = of_layer("W", layer + 1), of_layer(r"\delta", layer + 1)
        source = rf"\bigl({weights}\bigr)^{{\!\top}} {delta} \odot f'({of_layer(SUMS, layer)})"
    return aligned(of_layer(r"\delta", layer), source, _samples(step.back.gradients[layer - 1].delta))


def _gradients(step: OneStep, layer: int) -> tuple[str, str]:
    """By the weights and by the biases."""
    gradient, delta = step.back.gradients[layer - 1], of_layer(r"\delta", layer)
    by_weights = rf"{delta} \bigl({layer_input(layer)}\bigr)^{{\!\top}}"
    by_biases = t(r"\textstyle\sum_{{\text{{samples}}}} {delta}", delta=delta)
    return (
        aligned(_derivative("W", layer), by_weights, matrix(gradient.kernel.T, 3)),
        aligned(_derivative(BIASES, layer), by_biases, matrix(gradient.bias, 3)),
    )


def _updates(step: OneStep, layer: int) -> tuple[str, str]:
    """Of the weights and of the biases."""
    gradient, old = step.back.gradients[layer - 1], step.back.steps[layer - 1].layer
    new = step.network.layers[layer - 1]
    return (
        _update(step, "W", layer, old.kernel.T, gradient.kernel.T, new.kernel.T),
        _update(step, BIASES, layer, old.bias, gradient.bias, new.bias),
    )


def _update(step: OneStep, symbol: str, layer: int, *numbers: np.ndarray) -> str:
    """Old value minus learning rate times gradient is the new value; on lines short enough for a phone."""
    old, gradient, new = (matrix(values, 3) for values in numbers)
    rate = step.learner.experiment.training.learning_rate
    rule = rf"{of_layer(symbol, layer)} - \eta \, {_derivative(symbol, layer)}"
    return aligned(rule, rf"{old} \\ &\quad - {rate:g} {gradient}", new)


def _derivative(symbol: str, layer: int) -> str:
    """Of the loss by a layer's weights or biases."""
    return rf"\frac{{\partial L}}{{\partial {of_layer(symbol, layer)}}}"
