"""One step of learning: its gradient on the network, and what the steps so far did to the loss."""

from __future__ import annotations

import numpy as np

from dashboard.analysis.loss_functions import LOSS_FUNCTIONS
from dashboard.analysis.network import ACTIVATE
from dashboard.analysis.one_step import OneStep
from dashboard.figures.latex import aligned, matrix, number
from dashboard.figures.panel import Panel, compact
from dashboard.figures.small_network import SmallNetwork, draw
from dashboard.figures.theme import COMPARED, figure, line

# Samples of a mini-batch that are written out in a formula.
MOST_COLUMNS = 4


def gradient_panel(step: OneStep) -> Panel:
    """The network with the gradient instead of the weights: by each weight on its line, by each bias in its unit."""
    gradients = step.back.gradients
    inputs = [f"x{place + 1}" for place in range(step.x.shape[1])]
    texts = (inputs, *([number(value) for value in gradient.bias] for gradient in gradients))
    lines = tuple(gradient.kernel.T for gradient in gradients)
    every = tuple(range(1, len(lines) + 1))
    chart = draw(SmallNetwork(lines, texts, known=len(lines), labelled=every, current=None, kind="slope"))
    steepest = max(float(np.abs(gradient.kernel).max()) for gradient in gradients)
    return Panel("The gradient: by each weight, and by each bias", chart, f"The largest slope is {steepest:.3f}.")


def progress_panel(step: OneStep) -> Panel:
    """The loss of the training set after each step, and of each mini-batch before its step."""
    learner = step.learner
    train = np.array([learner.first_loss, *(row[2] for row in learner.losses)])
    batches = np.array([row[0] for row in learner.losses])
    series = [
        line("training set, after the step", np.arange(len(train)), compact(train), COMPARED[0]),
        line("mini-batch, before its step", np.arange(1, len(train)), compact(batches), COMPARED[1]),
    ]
    chart = figure(series, x="Steps taken", y="Loss", hovermode="x unified")
    chart.update_xaxes(range=[-0.5, max(20, learner.done) + 0.5])
    chart.update_yaxes(rangemode="tozero")
    return Panel("The loss, step by step", chart, f"Loss over {learner.done} steps. Now {train[-1]:.3f} in training.")


def layer_latex(step: OneStep, place: int) -> tuple[str, ...]:
    """Of layer number `place`, from 1: its delta, its gradient, and its update, as formulas and as numbers."""
    layers = step.back.steps
    gradient, this, after = step.back.gradients[place - 1], layers[place - 1], step.network.layers[place - 1]
    delta, upper = rf"\delta^{{({place})}}", rf"{{({place})}}"
    w, rate = f"W^{upper}", step.learner.experiment.training.learning_rate
    if place == len(layers):
        source = rf"\tfrac{{1}}{{{len(step.x)}}}\,(\mathbf{{p}} - \mathbf{{y}})"
    else:
        source = rf"\bigl(W^{{({place + 1})}}\bigr)^{{\!\top}} \delta^{{({place + 1})}} \odot f'(\mathbf{{u}}^{upper})"
    before = r"\mathbf{x}" if place == 1 else rf"\mathbf{{h}}^{{({place - 1})}}"
    slope = rf"\frac{{\partial L}}{{\partial {w}}}"
    update = f"{matrix(this.weights)} - {rate:g} {matrix(gradient.kernel.T, 3)}"
    return (
        aligned(delta, source, _some_columns(gradient.delta)),
        aligned(slope, rf"{delta} \bigl({before}\bigr)^{{\!\top}}", matrix(gradient.kernel.T, 3)),
        aligned(rf"{w} - \eta \frac{{\partial L}}{{\partial {w}}}", update, matrix(after.kernel.T)),
        aligned(
            rf"\frac{{\partial L}}{{\partial \mathbf{{b}}^{upper}}}",
            rf"\textstyle\sum {delta}",
            matrix(gradient.bias, 3),
        ),
    )


def _some_columns(delta: np.ndarray) -> str:
    """A column for each sample of the mini-batch, the first few of them."""
    text = matrix(delta[:MOST_COLUMNS].T, 3)
    return text if len(delta) <= MOST_COLUMNS else text + r"\ \cdots"


def batch_rows(step: OneStep) -> list[dict[str, str]]:
    """The mini-batch through the network: inputs, truth, the output unit's sum, its probability, and the loss."""
    u = step.back.steps[-1].u
    p = ACTIVATE["sigmoid"](u)
    # From u: where p is rounded to 0 or 1, its logarithm says nothing.
    losses = LOSS_FUNCTIONS[step.learner.experiment.loss.name].value(u, step.targets)
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
