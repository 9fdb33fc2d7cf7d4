"""A step of learning as formulas, each with its numbers: enough to check all of it by hand."""

from __future__ import annotations

import numpy as np

from dashboard.figures.latex import aligned, matrix, number
from dashboard.functions.activations import ACTIVATIONS, activate
from pages.one_step.finding.one_step import OneStep


def batch_rows(step: OneStep) -> list[dict[str, str]]:
    """The mini-batch through the network: inputs, truth, the output unit's sum, its probability, and the loss."""
    u = step.back.steps[-1].u
    p = activate("sigmoid", u)
    # From u: where p is rounded to 0 or 1, its logarithm says nothing.
    losses = step.learner.experiment.loss.value(u, step.targets)
    return [
        {
            "Sample": str(place + 1),
            "x1": number(x[0]),
            "x2": number(x[1]),
            "Truth y": f"{y:.0f}",
            "Sum u": number(sum_),
            "Probability p": number(probability, 3),
            "Loss": number(loss, 3),
        }
        for place, (x, y, sum_, probability, loss) in enumerate(
            zip(step.x, step.targets[:, 0], u[:, 0], p[:, 0], losses, strict=True)
        )
    ]


def loss_latex(step: OneStep) -> str:
    """The loss of the mini-batch: the mean of its samples' losses."""
    formula = step.learner.experiment.loss.formula
    mean = rf"\tfrac{{1}}{{{len(step.x)}}} \textstyle\sum \bigl({formula}\bigr)"
    return aligned("L", mean, number(step.back.loss, 3))


def layer_latex(step: OneStep, place: int) -> tuple[str, ...]:
    """Of layer number `place`, from 1: what it got, its delta, its gradients, and its update. Columns are samples."""
    before = (_inputs if place == 1 else _hidden)(step, place)
    return (before, *_slopes(step, place), _delta(step, place), *_gradients(step, place), *_updates(step, place))


def _samples(values: np.ndarray) -> str:
    """Values (n, units) with a column for each sample of the mini-batch."""
    return matrix(values.T, 3)


def _inputs(step: OneStep, place: int) -> str:
    return aligned(r"\mathbf{x}", _samples(step.x))


def _hidden(step: OneStep, place: int) -> str:
    """The values of the layer before, from its sums."""
    layer = step.back.steps[place - 2]
    f = ACTIVATIONS[layer.layer.activation].formula
    sums = rf"\mathbf{{u}}^{{({place - 1})}}"
    return aligned(rf"\mathbf{{h}}^{{({place - 1})}}", rf"f({sums}), \quad f(u) = {f}", _samples(layer.h))


def _slopes(step: OneStep, place: int) -> tuple[str, ...]:
    """Of a hidden layer, its sums and the slopes of its activation there."""
    if place == len(step.back.steps):
        return ()
    layer = step.back.steps[place - 1]
    function = ACTIVATIONS[layer.layer.activation]
    before = r"\mathbf{x}" if place == 1 else rf"\mathbf{{h}}^{{({place - 1})}}"
    sums = rf"\mathbf{{u}}^{{({place})}}"
    return (
        aligned(sums, rf"W^{{({place})}} {before} + \mathbf{{b}}^{{({place})}}", _samples(layer.u)),
        aligned(
            rf"f'({sums})",
            rf"{function.derivative_formula} \quad \text{{for each }} u",
            _samples(function.derivative(layer.u)),
        ),
    )


def _delta(step: OneStep, place: int) -> str:
    if place == len(step.back.steps):
        source = rf"\tfrac{{1}}{{{len(step.x)}}}\,(\mathbf{{p}} - \mathbf{{y}})"
    else:
        after = rf"{{({place + 1})}}"
        source = rf"\bigl(W^{after}\bigr)^{{\!\top}} \delta^{after} \odot f'(\mathbf{{u}}^{{({place})}})"
    return aligned(rf"\delta^{{({place})}}", source, _samples(step.back.gradients[place - 1].delta))


def _gradients(step: OneStep, place: int) -> tuple[str, str]:
    """By the weights and by the biases."""
    gradient, delta = step.back.gradients[place - 1], rf"\delta^{{({place})}}"
    before = r"\mathbf{x}" if place == 1 else rf"\mathbf{{h}}^{{({place - 1})}}"
    by_weights = aligned(_by("W", place), rf"{delta} \bigl({before}\bigr)^{{\!\top}}", matrix(gradient.kernel.T, 3))
    by_biases = aligned(
        _by(r"\mathbf{b}", place), rf"\textstyle\sum_{{\text{{samples}}}} {delta}", matrix(gradient.bias, 3)
    )
    return by_weights, by_biases


def _updates(step: OneStep, place: int) -> tuple[str, str]:
    gradient, old = step.back.gradients[place - 1], step.back.steps[place - 1].layer
    new = step.network.layers[place - 1]
    return (
        _update(step, "W", place, old.kernel.T, gradient.kernel.T, new.kernel.T),
        _update(step, r"\mathbf{b}", place, old.bias, gradient.bias, new.bias),
    )


def _update(step: OneStep, name: str, place: int, *numbers: np.ndarray) -> str:
    """Old value minus learning rate times gradient is the new value."""
    old, gradient, new = (matrix(values, 3) for values in numbers)
    rate = step.learner.experiment.training.learning_rate
    return aligned(rf"{name}^{{({place})}} - \eta \, {_by(name, place)}", f"{old} - {rate:g} {gradient}", new)


def _by(name: str, place: int) -> str:
    return rf"\frac{{\partial L}}{{\partial {name}^{{({place})}}}}"
