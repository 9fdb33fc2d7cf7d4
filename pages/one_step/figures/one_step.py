"""One step of learning: its gradient on the network, and the loss over the steps so far."""

from __future__ import annotations

import numpy as np

from dashboard.figures.latex import number
from dashboard.figures.networks.small import SmallNetwork, draw
from dashboard.figures.panel import Panel, compact
from dashboard.figures.theme import COMPARED, figure, line
from language.say import mark, t
from pages.one_step.finding.one_step import OneStep

HEIGHT = 220


def gradient_panel(step: OneStep) -> Panel:
    """The network with derivatives in place of its parameters: those of weights on lines, those of biases in units."""
    gradients = step.back.gradients
    inputs = ["x₁", "x₂"]
    texts = (inputs, *([number(value) for value in gradient.bias] for gradient in gradients))
    lines = tuple(gradient.kernel.T for gradient in gradients)
    every = tuple(range(1, len(lines) + 1))
    chart = draw(SmallNetwork(lines, texts, known=len(lines), labelled=every, current=None, kind=mark("gradient")))
    steepest = max(float(np.abs(part).max()) for gradient in gradients for part in (gradient.kernel, gradient.bias))
    alt = t("The largest gradient is {gradient:.3f} in size.", gradient=steepest)
    return Panel(t("The gradient: weights on lines, biases in units"), chart, alt, wide=True)


def progress_panel(step: OneStep) -> Panel:
    """The loss of the training set after each step, and of each mini-batch before its step."""
    learner = step.learner
    train = np.array([learner.first_loss, *(row[2] for row in learner.losses)])
    batches = np.array([row[0] for row in learner.losses])
    series = [
        line(t("training set, after the step"), np.arange(len(train)), compact(train), COMPARED[0]),
        line(t("mini-batch, before its step"), np.arange(1, len(train)), compact(batches), COMPARED[1]),
    ]
    chart = figure(series, x=t("Step"), y=t("Loss"), height=HEIGHT, hovermode="x unified")
    chart.update_xaxes(range=[-0.5, max(20, learner.done) + 0.5])
    chart.update_yaxes(rangemode="tozero")
    alt = t("Loss over {steps} steps. Now {loss:.3f} in training.", steps=learner.done, loss=train[-1])
    return Panel(t("The loss, step by step"), chart, alt, wide=True)
